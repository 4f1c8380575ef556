import type { Context } from '../context';
import type { JsonObject, StateValues } from '../state/model';
import { elementsOf, STATE_FIELD, stateValues } from './entries';
import { failureText, toastError } from './failure';
import { channelRef, interaction, viewInPayload } from './payloads';
import { actor, type Place, placeOf, type Where } from './place';
import { GestureRefused } from './refusal';

export interface Click extends Where {
  as?: unknown;
  action?: unknown;
  state?: unknown;
}

/** Sends block_actions for a click or a choice, and shows Slack's error when the app does not answer in time. */
export async function click(
  ctx: Context,
  given: Click,
): Promise<{ ok: true } | { ok: false; error: string }> {
  const person = actor(ctx, given.as);
  const place = placeOf(ctx, person.id, given);
  const action = checkedAction(ctx, place, given.action);
  const values = stateValues(
    place.kind === 'view' ? place.view.blocks : (place.message.blocks ?? []),
    keptOf(place),
    given.state,
  );
  if (place.kind === 'view') keepEntries(ctx, person.id, place.view.id, values);
  const payload = {
    ...interaction(ctx, 'block_actions', person.id),
    trigger_id: ctx.triggers.issue(person.id),
    ...placeFields(ctx, person.id, place, values),
    actions: [action],
  };
  const reply = await ctx.gateway.send('interactive', payload);
  if (reply.ok) return { ok: true };
  toastError(ctx, person.id, failureText('click', reply.error));
  return { ok: false, error: reply.error };
}

/** The fields of an interaction that say where it happened. */
export function placeFields(
  ctx: Context,
  userId: string,
  place: Place,
  values: StateValues,
): Record<string, unknown> {
  if (place.kind === 'view') {
    return {
      container: { type: 'view', view_id: place.view.id },
      view: viewInPayload({ ...place.view, state: { values } }),
    };
  }
  const { channel, message, ephemeral } = place;
  const threadTs = message.thread_ts ?? null;
  const { ephemeralFor: _for, is_ephemeral: _flag, metadata: _metadata, ...body } = message;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(threadTs ? { thread_ts: threadTs } : {}),
    },
    channel: channelRef(channel),
    // Slack leaves the message of an ephemeral out: there is none that it kept.
    ...(ephemeral
      ? {}
      : { message: { ...body, ...(message.metadata ? { metadata: message.metadata } : {}) } }),
    state: { values },
    response_url: ctx.responseUrls.issue({ userId, channel: channel.id, messageTs: message.ts, threadTs }),
  };
}

function keptOf(place: Place): StateValues {
  return place.kind === 'view' ? place.kept : {};
}

/** Slack remembers what stands in a view, so that an update of it does not wipe what was entered. */
function keepEntries(ctx: Context, userId: string, viewId: string, values: StateValues): void {
  const stack = ctx.workspace.data.modals.get(userId) ?? [];
  if (!stack.some((v) => v.id === viewId)) return;
  ctx.workspace.commit({
    kind: 'modals',
    userId,
    stack: stack.map((v) => (v.id === viewId ? { ...v, state: { values } } : v)),
  });
}

/** The action as Slack would send it: the element's own facts win over what the page says. */
function checkedAction(ctx: Context, place: Place, given: unknown): JsonObject {
  const asked = (given ?? {}) as JsonObject;
  const found = elementsOf(place.blocks).find(
    (e) => e.element.action_id === asked.action_id && (!asked.block_id || e.blockId === asked.block_id),
  );
  if (!found) throw new GestureRefused('action_not_found');
  const { element, blockId } = found;
  const action: JsonObject = {
    type: element.type!,
    action_id: element.action_id!,
    block_id: blockId,
    action_ts: `${(ctx.now() / 1000).toFixed(6)}`,
  };
  if (element.type === 'button' || element.type === 'icon_button') {
    return { ...action, text: element.text!, ...textField(element, 'value'), ...textField(element, 'style') };
  }
  if (element.type === 'feedback_buttons') return { ...action, ...textField(asked, 'value') };
  const field = element.type === 'overflow' ? 'selected_option' : STATE_FIELD[element.type as string];
  if (!field) throw new GestureRefused('action_not_found');
  const chosen = asked[field] ?? null;
  const offered = optionsOf(element);
  const facts = { ...action, ...textField(element, 'placeholder'), ...initialFields(element) };
  if (offered === null || chosen === null) return { ...facts, [field]: chosen };
  const pick = (one: JsonObject) => {
    const option = offered.find((o) => o.value === one?.value);
    if (!option) throw new GestureRefused('option_not_found');
    return option;
  };
  return {
    ...facts,
    [field]: Array.isArray(chosen) ? (chosen as JsonObject[]).map(pick) : pick(chosen as JsonObject),
  };
}

/** The options that a fixed list offers, of its groups too; null for elements that offer none of their own. */
function optionsOf(element: JsonObject): JsonObject[] | null {
  if (Array.isArray(element.options)) return element.options as JsonObject[];
  if (!Array.isArray(element.option_groups)) return null;
  return (element.option_groups as { options: JsonObject[] }[]).flatMap((group) => group.options);
}

/** What was chosen at first, which Slack repeats in the action. */
function initialFields(element: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(element).filter(([name]) => name.startsWith('initial_')));
}

function textField(from: JsonObject, name: string): JsonObject {
  return from[name] === undefined ? {} : { [name]: from[name] };
}
