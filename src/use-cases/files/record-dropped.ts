import { URGENCY } from '../../delivery/intent';
import { enqueue } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import { authorizeAdmin } from '../authorize';

/** A message with files in the direct message with the app. */
export interface Dropped {
  by: string;
  channelId: string;
  messageTs: string;
  /** Of the thread that the message is in, or makes. */
  threadTs: string;
  files: { id: string; name: string }[];
}

const NAME_MAX = 120;

/** Keeps what an admin dropped, to be imported, and owes an answer in the thread; once, however often it is told. Throws AccessRefused. */
export async function recordDropped(deps: Deps, dropped: Dropped): Promise<number> {
  await authorizeAdmin(deps, dropped.by);
  const { by, channelId, messageTs, threadTs } = dropped;
  let kept = 0;
  await deps.db.transaction(async (tx) => {
    for (const { id: fileId, name } of dropped.files) {
      const rows: { id: string }[] = await tx.query(
        `INSERT INTO dropped_files (id, file_id, channel_id, message_ts, user_id, name, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (channel_id, message_ts, file_id) DO NOTHING RETURNING id`,
        [deps.newId(), fileId, channelId, messageTs, by, name.slice(0, NAME_MAX), deps.now()],
      );
      if (!rows[0]) continue;
      kept += 1;
      const intent = { kind: 'dropped_file', dropId: rows[0].id, threadTs } as const;
      await enqueue(tx, intent, { lane: `dm:${by}`, urgency: URGENCY.asked });
    }
  });
  if (kept > 0) deps.wake();
  return kept;
}
