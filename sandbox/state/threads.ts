import type { WorkspaceData } from './changes';
import type { Message } from './model';

/** The replies to a message, oldest first. */
export function repliesTo(data: WorkspaceData, channel: string, ts: string): Message[] {
  return (data.messages.get(channel) ?? []).filter((m) => m.thread_ts === ts && m.ts !== ts);
}

/** A message with what Slack tells of its thread: computed, so that it can never disagree with the replies. */
export function withThreadFacts(data: WorkspaceData, channel: string, message: Message): Message {
  if (message.thread_ts && message.thread_ts !== message.ts) return message;
  const replies = repliesTo(data, channel, message.ts);
  if (replies.length === 0) return message;
  const users = [...new Set(replies.map((r) => r.user ?? ''))];
  return {
    ...message,
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: replies.at(-1)!.ts,
    reply_users: users.slice(0, 5),
    is_locked: false,
    subscribed: false,
  };
}
