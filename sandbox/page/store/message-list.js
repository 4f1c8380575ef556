/** Puts a message where its ts belongs, replacing the one that has the same ts. Slack's ts sort as text. */
export function withMessage(list, message) {
  const at = list.findIndex((other) => other.ts >= message.ts);
  if (at === -1) return [...list, message];
  const replaces = list[at].ts === message.ts ? 1 : 0;
  return [...list.slice(0, at), message, ...list.slice(at + replaces)];
}

export const withoutMessage = (list, ts) => list.filter((message) => message.ts !== ts);

/** Replaces a message that is in the list; an edit of one not loaded changes nothing. */
export function withEdited(list, message) {
  return list.map((other) => (other.ts === message.ts ? { ...other, ...message } : other));
}

/** True for a reply that shows in its thread only. */
export const isReply = (message) =>
  Boolean(message.thread_ts) && message.thread_ts !== message.ts && message.subtype !== 'thread_broadcast';

export const replyCount = (message) => message.replyCount ?? message.reply_count ?? 0;
export const replyUsers = (message) => message.replyUsers ?? message.reply_users ?? [];
export const latestReply = (message) => message.latestReply ?? message.latest_reply ?? '';

/** Counts a reply on its root, unless the root already knows of it. */
export function withReplyCounted(list, reply) {
  return list.map((root) => {
    if (root.ts !== reply.thread_ts || latestReply(root) >= reply.ts) return root;
    const users = [...new Set([...replyUsers(root), reply.user])];
    return { ...root, replyCount: replyCount(root) + 1, replyUsers: users, latestReply: reply.ts };
  });
}
