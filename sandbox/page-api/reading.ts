import type { Context } from '../context';
import { actor, channelOf } from '../gestures/place';
import { GestureRefused } from '../gestures/refusal';
import { BOT, COMMANDS, TEAM } from '../seed';
import { unreadIn } from '../state/unread';
import { findMessage } from '../state/workspace';
import { TOOLS } from '../tools/tools';
import { userObject } from '../web-api/users';
import { readClock } from './clock';
import { isTopLevel, pageMessage } from './page-message';

type Query = URLSearchParams;

/** Everything that the page needs once, at its start. */
export async function bootstrap(ctx: Context) {
  const { data } = ctx.workspace;
  return {
    team: TEAM,
    users: [...data.people.values()].map((p) => userObject(p, ctx.url(), ctx.scopes)),
    bot: { ...BOT, image_48: `${ctx.url()}/avatar/${BOT.userId}.svg` },
    channels: [...data.channels.values()].map(({ id, name, topic, memberIds, isIm, isArchived }) => ({
      id,
      name,
      topic,
      memberIds,
      isIm,
      isArchived,
    })),
    commands: COMMANDS,
    tools: TOOLS.map(({ id, name }) => ({ id, name })),
    accounts: ctx.accounts,
    now: await readClock(ctx),
  };
}

/** The channels that a person is in and their direct message with the bot. */
export function channels(ctx: Context, query: Query) {
  const { data } = ctx.workspace;
  const person = actor(ctx, query.get('as'));
  return [...data.channels.values()]
    .filter((c) => c.memberIds.includes(person.id))
    .map((c) => ({
      id: c.id,
      name: c.isIm ? BOT.realName : c.name,
      topic: c.topic,
      isIm: c.isIm,
      isArchived: c.isArchived,
      isExtShared: c.isExtShared,
      hasApp: c.memberIds.includes(BOT.userId),
      ...(c.isIm ? { withUser: BOT.userId } : {}),
      ...unreadIn(data, person.id, c.id),
    }));
}

/** What stands in a channel, oldest first, ephemerals of the acting person among it. */
export function messages(ctx: Context, query: Query) {
  const { data, ephemerals } = ctx.workspace;
  const person = actor(ctx, query.get('as'));
  const channel = channelOf(ctx, person.id, query.get('channel'));
  const before = query.get('before');
  const limit = Math.min(Math.max(Number(query.get('limit') ?? 50) || 50, 1), 500);
  const own = ephemerals
    .filter((e) => e.channel === channel.id && e.message.ephemeralFor === person.id)
    .map((e) => e.message);
  const all = [...(data.messages.get(channel.id) ?? []), ...own]
    .filter((m) => isTopLevel(m) && (!before || m.ts < before))
    .sort(byTs);
  return {
    messages: all.slice(-limit).map((m) => pageMessage(data, channel.id, m)),
    hasMore: all.length > limit,
  };
}

/** A thread: its root, then the replies and the acting person's ephemerals in it. */
export function thread(ctx: Context, query: Query) {
  const { data, ephemerals } = ctx.workspace;
  const person = actor(ctx, query.get('as'));
  const channel = channelOf(ctx, person.id, query.get('channel'));
  const asked = query.get('ts') ?? '';
  const ts = findMessage(data, channel.id, asked)?.thread_ts ?? asked;
  const root = findMessage(data, channel.id, ts);
  if (!root) throw new GestureRefused('thread_not_found');
  const own = ephemerals
    .filter((e) => e.channel === channel.id && e.message.ephemeralFor === person.id)
    .map((e) => e.message);
  const replies = [...(data.messages.get(channel.id) ?? []), ...own]
    .filter((m) => m.thread_ts === ts && m.ts !== ts)
    .sort(byTs);
  return { messages: [root, ...replies].map((m) => pageMessage(data, channel.id, m)) };
}

export function home(ctx: Context, query: Query) {
  return { view: ctx.workspace.data.homes.get(actor(ctx, query.get('as')).id) ?? null };
}

export function modals(ctx: Context, query: Query) {
  return ctx.workspace.data.modals.get(actor(ctx, query.get('as')).id) ?? [];
}

function byTs(a: { ts: string }, b: { ts: string }): number {
  return a.ts < b.ts ? -1 : 1;
}
