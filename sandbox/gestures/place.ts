import type { Context } from '../context';
import type { Channel, JsonObject, Message, Person, StateValues, View } from '../state/model';
import { findMessage } from '../state/workspace';
import { GestureRefused } from './refusal';

/** The person who acts: known and not deactivated. */
export function actor(ctx: Context, userId: unknown): Person {
  const person = ctx.workspace.data.people.get(String(userId));
  if (!person || person.isBot) throw new GestureRefused('user_not_found');
  if (person.deleted) throw new GestureRefused('account_inactive');
  return person;
}

/** A channel that the acting person is in. */
export function channelOf(ctx: Context, userId: string, channelId: unknown): Channel {
  const channel = ctx.workspace.data.channels.get(String(channelId));
  if (!channel) throw new GestureRefused('channel_not_found');
  if (!channel.memberIds.includes(userId)) throw new GestureRefused('not_in_channel');
  return channel;
}

/** Where a click happened: on a message (kept or ephemeral), in a modal, or on the Home tab. */
export type Place =
  | { kind: 'message'; channel: Channel; message: Message; ephemeral: boolean; blocks: JsonObject[] }
  | { kind: 'view'; view: View; blocks: JsonObject[]; kept: StateValues };

export interface Where {
  channel?: unknown;
  messageTs?: unknown;
  viewId?: unknown;
  home?: unknown;
}

/** Finds the place, as far as the acting person can see it. */
export function placeOf(ctx: Context, userId: string, where: Where): Place {
  const { data, ephemerals } = ctx.workspace;
  if (where.viewId || where.home) {
    const home = data.homes.get(userId);
    const open = data.modals.get(userId)?.find((v) => v.id === where.viewId);
    const view = open ?? (where.home || home?.id === where.viewId ? home : undefined);
    if (!view) throw new GestureRefused('view_not_found');
    return { kind: 'view', view, blocks: view.blocks, kept: view.state.values };
  }
  const channel = channelOf(ctx, userId, where.channel);
  const ts = String(where.messageTs);
  const own = ephemerals.find(
    (e) => e.channel === channel.id && e.message.ts === ts && e.message.ephemeralFor === userId,
  );
  const message = own?.message ?? findMessage(data, channel.id, ts);
  if (!message) throw new GestureRefused('message_not_found');
  const former = ctx.workspace.formerBlocks.get(`${channel.id} ${ts}`) ?? [];
  // A click may come from the card as it was a moment ago; Slack delivers it, and so do we.
  return {
    kind: 'message',
    channel,
    message,
    ephemeral: own !== undefined,
    blocks: [...(message.blocks ?? []), ...former],
  };
}
