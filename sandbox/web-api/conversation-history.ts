import type { Context } from '../context';
import { BOT } from '../seed';
import type { Channel, Message } from '../state/model';
import { withThreadFacts } from '../state/threads';
import { findMessage } from '../state/workspace';
import { type Args, flag, optionalText, requiredText } from './arguments';
import type { Handler } from './method';
import { page } from './paging';
import { knownChannel } from './resolve';
import { SlackError } from './slack-error';

const LIMITS = { fallback: 100, max: 999 };

/** Newest first; replies are not in it unless they were broadcast. */
export const history: Handler = (ctx, args) => {
  const channel = readableChannel(ctx, args);
  const all = (ctx.workspace.data.messages.get(channel.id) ?? []).filter(
    (m) => !m.thread_ts || m.thread_ts === m.ts || m.subtype === 'thread_broadcast',
  );
  const { items, nextCursor } = page(within(all, args).reverse(), args, LIMITS);
  return {
    messages: items.map((m) => shown(ctx, channel, m, args)),
    has_more: nextCursor !== '',
    pin_count: 0,
    channel_actions_ts: null,
    channel_actions_count: 0,
    ...(nextCursor ? { response_metadata: { next_cursor: nextCursor } } : {}),
  };
};

/** The root first, then its replies, oldest first. */
export const replies: Handler = (ctx, args) => {
  const channel = readableChannel(ctx, args);
  const ts = requiredText(args, 'ts');
  const asked = findMessage(ctx.workspace.data, channel.id, ts);
  if (!asked) throw new SlackError('thread_not_found');
  const rootTs = asked.thread_ts ?? asked.ts;
  const all = ctx.workspace.data.messages.get(channel.id) ?? [];
  const root = all.filter((m) => m.ts === rootTs);
  const thread = all.filter((m) => m.thread_ts === rootTs && m.ts !== rootTs);
  const { items, nextCursor } = page([...root, ...within(thread, args)], args, { fallback: 1000, max: 1000 });
  return {
    messages: items.map((m) => shown(ctx, channel, m, args)),
    has_more: nextCursor !== '',
    ...(nextCursor ? { response_metadata: { next_cursor: nextCursor } } : {}),
  };
};

function readableChannel(ctx: Context, args: Args): Channel {
  const channel = knownChannel(ctx, requiredText(args, 'channel'));
  if (!channel.memberIds.includes(BOT.userId)) throw new SlackError('not_in_channel');
  const needed = channel.isIm ? 'im:history' : channel.isPrivate ? 'groups:history' : 'channels:history';
  if (!ctx.scopes.has(needed)) {
    throw new SlackError('missing_scope', { needed, provided: [...ctx.scopes].join(',') });
  }
  return channel;
}

function within(messages: Message[], args: Args): Message[] {
  const oldest = bound(args, 'oldest');
  const latest = bound(args, 'latest');
  const inclusive = flag(args, 'inclusive');
  return messages.filter((m) => {
    const ts = asNumber(m.ts);
    const after = oldest === null || ts > oldest || (inclusive && ts === oldest);
    const before = latest === null || ts < latest || (inclusive && ts === latest);
    return after && before;
  });
}

/** Microseconds, so that two stamps a microsecond apart stay apart. */
function asNumber(ts: string): number {
  const [seconds, rest = ''] = ts.split('.');
  return Number(seconds) * 1_000_000 + Number(rest.padEnd(6, '0').slice(0, 6));
}

function bound(args: Args, name: 'oldest' | 'latest'): number | null {
  const text = optionalText(args, name);
  if (text === undefined || text === '0') return null;
  if (!/^\d+(\.\d+)?$/.test(text)) throw new SlackError(`invalid_ts_${name}`);
  return asNumber(text);
}

function shown(ctx: Context, channel: Channel, message: Message, args: Args): Message {
  const whole = withThreadFacts(ctx.workspace.data, channel.id, message);
  if (flag(args, 'include_all_metadata')) return whole;
  const { metadata, ...rest } = whole;
  return metadata
    ? ({ ...rest, metadata: { event_type: (metadata as { event_type: string }).event_type } } as Message)
    : (rest as Message);
}
