import type { WorkspaceData } from '../state/changes';
import type { Message } from '../state/model';
import { withThreadFacts } from '../state/threads';

/** A message as the page draws it: Slack's object, and its thread's facts in the page's spelling. */
export function pageMessage(data: WorkspaceData, channel: string, message: Message): Message {
  const whole = withThreadFacts(data, channel, message);
  return {
    ...whole,
    replyCount: (whole.reply_count as number | undefined) ?? 0,
    replyUsers: (whole.reply_users as string[] | undefined) ?? [],
    latestReply: (whole.latest_reply as string | undefined) ?? null,
  };
}

/** True for what stands in the channel itself rather than only in a thread. */
export function isTopLevel(message: Message): boolean {
  return !message.thread_ts || message.thread_ts === message.ts || message.subtype === 'thread_broadcast';
}
