import type { WorkspaceData } from './changes';
import type { Message } from './model';

/** What a person has not read in a channel, and whether some of it calls them. Replies in threads do not count. */
export function unreadIn(
  data: WorkspaceData,
  userId: string,
  channel: string,
): { unread: number; mention: boolean; lastTs: string | null } {
  const all = (data.messages.get(channel) ?? []).filter((m) => !m.thread_ts || m.thread_ts === m.ts);
  const readTs = data.reads.get(`${userId} ${channel}`) ?? '0';
  const unread = all.filter((m) => m.user !== userId && m.ts > readTs && m.subtype !== 'tombstone');
  const isIm = data.channels.get(channel)?.isIm ?? false;
  return {
    unread: unread.length,
    mention: unread.length > 0 && (isIm || unread.some((m) => mentions(m, userId))),
    lastTs: all.at(-1)?.ts ?? null,
  };
}

/**
 * True when a message pings this person: by name, or by <!here>, <!channel> or <!everyone>. Only markup counts: the
 * same characters as plain text, or as the text of a rich text element, ping nobody.
 */
function mentions(message: Message, userId: string): boolean {
  return message.blocks?.length ? pings(message.blocks, userId) : calls(message.text, userId);
}

function pings(part: unknown, userId: string): boolean {
  if (Array.isArray(part)) return part.some((one) => pings(one, userId));
  if (typeof part !== 'object' || part === null) return false;
  const element = part as { type?: string; text?: unknown; user_id?: string };
  if (element.type === 'user') return element.user_id === userId;
  if (element.type === 'broadcast') return true;
  if (element.type === 'mrkdwn') return typeof element.text === 'string' && calls(element.text, userId);
  return Object.values(part).some((one) => pings(one, userId));
}

function calls(mrkdwn: string, userId: string): boolean {
  return (
    mrkdwn.includes(`<@${userId}>`) ||
    mrkdwn.includes(`<@${userId}|`) ||
    /<!(here|channel|everyone)\b/.test(mrkdwn)
  );
}
