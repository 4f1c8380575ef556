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

/** True when a message pings this person: by name, or by <!here>, <!channel> or <!everyone>. */
function mentions(message: Message, userId: string): boolean {
  const content = `${message.text}\n${JSON.stringify(message.blocks ?? [])}`;
  return (
    content.includes(`<@${userId}>`) ||
    content.includes(`<@${userId}|`) ||
    content.includes(`"user_id":"${userId}"`) ||
    /<!(here|channel|everyone)\b/.test(content) ||
    content.includes('"type":"broadcast"')
  );
}
