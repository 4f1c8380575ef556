import type { Deps } from '../deps';
import { recordDropped } from '../use-cases/files/record-dropped';

const PAGE = 200;

/**
 * Looks through the direct messages of the admins for files that were dropped while the app was away, since what was
 * looked at last; for somebody new, since now. Returns how many there were.
 */
export async function findMissedDrops(deps: Deps): Promise<number> {
  let found = 0;
  for (const userId of deps.directory.admins) {
    try {
      found += await lookAt(deps, userId);
    } catch (error) {
      const { name, code } = error as { name?: string; code?: string };
      deps.log.warn({ userId, error: code ?? name }, 'a direct message was not looked through for files');
    }
  }
  return found;
}

async function lookAt(deps: Deps, userId: string): Promise<number> {
  const now = (deps.realNow().getTime() / 1000).toFixed(6);
  const rows: { seen_ts: string }[] = await deps.db.query(
    `INSERT INTO dropped_seen (user_id, seen_ts) VALUES ($1, $2)
     ON CONFLICT (user_id) DO UPDATE SET seen_ts = dropped_seen.seen_ts RETURNING seen_ts`,
    [userId, now],
  );
  const oldest = rows[0]!.seen_ts;
  const { reader } = deps.slack;
  const opened = await reader.conversations.open({ users: userId });
  const channelId = String(opened.channel?.id);
  let newest = oldest;
  let found = 0;
  let cursor: string | undefined;
  do {
    const page = await reader.conversations.history({
      channel: channelId,
      oldest,
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    for (const message of page.messages ?? []) {
      const ts = String(message.ts);
      if (ts > newest) newest = ts;
      const files = (message.files ?? []).flatMap(({ id, name }) => (id ? [{ id, name: name ?? id }] : []));
      if (message.user !== userId || message.bot_id || files.length === 0) continue;
      found += await recordDropped(deps, { by: userId, channelId, messageTs: ts, threadTs: ts, files });
    }
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
  await deps.db.query('UPDATE dropped_seen SET seen_ts = $2 WHERE user_id = $1', [userId, newest]);
  return found;
}
