import type { Deps } from '../deps';
import { classify } from './classify';

/** What a bot cannot delete: a message of somebody else's, or a thread that could not be read. */
export interface Leftover {
  channelId: string;
  ts: string;
  threadTs: string | null;
  what: 'message' | 'unread_thread';
}

/** What others wrote under a message of ours. Throws what will pass. */
export async function othersIn(
  { slack, directory }: Pick<Deps, 'slack' | 'directory'>,
  { channelId, ts }: { channelId: string; ts: string },
): Promise<Leftover[]> {
  const found: Leftover[] = [];
  try {
    let cursor: string | undefined;
    do {
      const page = await slack.reader.conversations.replies({
        channel: channelId,
        ts,
        limit: 200,
        ...(cursor ? { cursor } : {}),
      });
      for (const message of page.messages ?? []) {
        if (!message.ts || message.ts === ts || message.user === directory.workspace.botUserId) continue;
        found.push({ channelId, ts: message.ts, threadTs: ts, what: 'message' });
      }
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor);
    return found;
  } catch (error) {
    const { kind, code } = classify(error);
    if (kind === 'gone') return found;
    const never = kind === 'closed' || kind === 'refused' || code === 'missing_scope';
    if (!never) throw error;
    return [...found, { channelId, ts, threadTs: null, what: 'unread_thread' }];
  }
}
