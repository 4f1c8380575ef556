import { checkView } from '../block-kit/check';
import { LIMITS } from '../block-kit/limits';
import { normalizeBlocks } from '../block-kit/normalize';
import type { Context } from '../context';
import { BOT, TEAM } from '../seed';
import type { JsonObject, StateValues, View } from '../state/model';
import { findView } from '../state/workspace';
import { type Args, optionalText, requiredText, structure } from './arguments';
import type { Handler } from './method';
import { invalidArguments, SlackError } from './slack-error';

/** Slack lets three modals lie on one another (docs: views.push). */
const STACK_MAX = 3;

export const openView: Handler = (ctx, args) => {
  const given = readView(ctx, args, 'modal');
  const userId = exchange(ctx, args);
  const view = newView(ctx, given, { root: null, previous: null });
  ctx.workspace.commit({ kind: 'modals', userId, stack: [view] });
  return { view };
};

export const pushView: Handler = (ctx, args) => {
  const given = readView(ctx, args, 'modal');
  const userId = exchange(ctx, args);
  return { view: pushOnto(ctx, userId, given) };
};

/** By view_id or external_id; `hash` guards against an edit that came in between. */
export const updateView: Handler = (ctx, args) => {
  const viewId = optionalText(args, 'view_id');
  const externalId = optionalText(args, 'external_id');
  if (!viewId && !externalId) throw invalidArguments('missing required field: view_id or external_id');
  const found = findView(ctx.workspace.data, (v) =>
    viewId ? v.id === viewId : v.external_id === externalId,
  );
  if (!found) throw new SlackError('not_found');
  const given = readView(ctx, args, found.view.type, found.view.id);
  const hash = optionalText(args, 'hash');
  if (hash && hash !== found.view.hash) throw new SlackError('hash_conflict');
  return { view: replaceView(ctx, found.userId, found.view, given) };
};

export const publishView: Handler = (ctx, args) => {
  const userId = requiredText(args, 'user_id');
  if (!ctx.workspace.data.people.has(userId)) throw new SlackError('user_not_found');
  const given = readView(ctx, args, 'home');
  const before = ctx.workspace.data.homes.get(userId);
  const hash = optionalText(args, 'hash');
  if (hash && before && hash !== before.hash) throw new SlackError('hash_conflict');
  const view = {
    ...newView(ctx, given, { root: null, previous: null }),
    ...(before ? { id: before.id } : {}),
  };
  const published = { ...view, root_view_id: view.id };
  ctx.workspace.commit({ kind: 'home', userId, view: published });
  return { view: published };
};

/** Refuses a view that Slack would refuse; gives it back as it came. */
export function acceptedView(
  ctx: Context,
  view: unknown,
  type: 'modal' | 'home',
  ownId?: string,
): JsonObject {
  const refusals = checkView(view, type, { files: ctx.workspace.data.files });
  if (refusals.length > 0) throw invalidArguments(...refusals);
  if (JSON.stringify(view).length > LIMITS.viewBytes.max) throw new SlackError('view_too_large');
  const externalId = (view as JsonObject).external_id;
  if (externalId && findView(ctx.workspace.data, (v) => v.external_id === externalId && v.id !== ownId)) {
    throw new SlackError('duplicate_external_id');
  }
  return view as JsonObject;
}

/** Lays a view on top of what the person has open. */
export function pushOnto(ctx: Context, userId: string, given: JsonObject): View {
  const stack = ctx.workspace.data.modals.get(userId) ?? [];
  if (stack.length >= STACK_MAX) throw new SlackError('push_limit_reached');
  const top = stack.at(-1);
  const view = newView(ctx, given, { root: top?.root_view_id ?? null, previous: top?.id ?? null });
  ctx.workspace.commit({ kind: 'modals', userId, stack: [...stack, view] });
  return view;
}

/** Puts new content into an open view; entries stay where block_id and action_id stay. */
export function replaceView(ctx: Context, userId: string, before: View, given: JsonObject): View {
  const fresh = newView(ctx, given, { root: before.root_view_id, previous: before.previous_view_id });
  const view: View = {
    ...fresh,
    id: before.id,
    state: { values: keptEntries(before.state.values, fresh.blocks) },
  };
  if (before.type === 'home') {
    ctx.workspace.commit({ kind: 'home', userId, view });
  } else {
    const stack = ctx.workspace.data.modals.get(userId) ?? [];
    ctx.workspace.commit({ kind: 'modals', userId, stack: stack.map((v) => (v.id === view.id ? view : v)) });
  }
  return view;
}

function readView(ctx: Context, args: Args, type: 'modal' | 'home', ownId?: string): JsonObject {
  const view = structure(args, 'view', 'invalid_arguments');
  if (view === undefined) throw invalidArguments('missing required field: view');
  return acceptedView(ctx, view, type, ownId);
}

function exchange(ctx: Context, args: Args): string {
  const trigger = ctx.triggers.exchange(requiredText(args, 'trigger_id'));
  if ('refusal' in trigger) throw new SlackError(trigger.refusal);
  return trigger.userId;
}

function newView(
  ctx: Context,
  given: JsonObject,
  place: { root: string | null; previous: string | null },
): View {
  const id = ctx.newId('V');
  return {
    id,
    team_id: TEAM.id,
    type: given.type as 'modal' | 'home',
    blocks: normalizeBlocks(given.blocks as JsonObject[], ctx.newId),
    private_metadata: (given.private_metadata as string) ?? '',
    callback_id: (given.callback_id as string) ?? '',
    external_id: (given.external_id as string) ?? '',
    hash: `${Math.floor(ctx.now() / 1000)}.${ctx.newId('').toLowerCase()}`,
    state: { values: {} },
    root_view_id: place.root ?? id,
    previous_view_id: place.previous,
    title: (given.title as JsonObject) ?? null,
    submit: (given.submit as JsonObject) ?? null,
    close: (given.close as JsonObject) ?? null,
    clear_on_close: given.clear_on_close === true,
    notify_on_close: given.notify_on_close === true,
    submit_disabled: given.submit_disabled === true,
    app_id: BOT.appId,
    app_installed_team_id: TEAM.id,
    bot_id: BOT.botId,
  };
}

function keptEntries(values: StateValues, blocks: JsonObject[]): StateValues {
  const ids = new Set(blocks.map((b) => b.block_id));
  return Object.fromEntries(Object.entries(values).filter(([blockId]) => ids.has(blockId)));
}
