import type { EntityManager } from 'typeorm';
import { shows } from '../../delivery/outbox';

/** A reminder that was sent is owed an edit when its work changes hands or is done: it should not go on asking. */
export async function settleNudges(tx: EntityManager, ...followUpIds: string[]): Promise<void> {
  await tx.query(
    `UPDATE outbox SET revision = revision + 1
      WHERE ${shows()} AND state = 'waiting'
        AND id IN (SELECT id FROM outbox WHERE kind IN ('nudge', 'handed', 'lead_note') AND intent ->> 'followUpId' = ANY($1::text[])
                   UNION ALL
                   SELECT o.id FROM nudges n JOIN outbox o ON o.key = 'more_nudges:' || n.to_id || ':' || n.day
                    WHERE n.follow_up_id = ANY($2::uuid[]) AND n.how = 'gathered')`,
    [followUpIds, followUpIds],
  );
}
