import type { WebClient } from '@slack/web-api';

export const METADATA_EVENT = 'rnps_delivery';

/**
 * Looks for a message of ours by the key in its metadata: in a channel's history, or in a thread's replies.
 * Returns its ts, or null when it is certainly not there. Throws what Slack throws (a missing scope, a limit).
 */
export async function findPosted(
  reader: WebClient,
  where: { channelId: string; threadTs: string | null; since: Date; postKey: string },
): Promise<string | null> {
  // A minute of slack for clocks that disagree.
  const oldest = String(where.since.getTime() / 1000 - 60);
  let cursor: string | undefined;
  do {
    const args = {
      channel: where.channelId,
      oldest,
      limit: 200,
      include_all_metadata: true,
      ...(cursor ? { cursor } : {}),
    };
    const page = where.threadTs
      ? await reader.conversations.replies({ ...args, ts: where.threadTs })
      : await reader.conversations.history(args);
    for (const message of page.messages ?? []) {
      const metadata = message.metadata as
        | { event_type?: string; event_payload?: { key?: string } }
        | undefined;
      if (
        metadata?.event_type === METADATA_EVENT &&
        metadata.event_payload?.key === where.postKey &&
        message.ts
      ) {
        return message.ts;
      }
    }
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return null;
}
