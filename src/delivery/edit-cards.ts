import type { EntityManager } from 'typeorm';
import { keyOf } from './intent';

/** Owes an edit to those cards of these follow-ups that stand in Slack; one that waits to be posted will show the truth anyway. */
export async function editCards(tx: EntityManager, followUpIds: readonly string[]): Promise<void> {
  if (followUpIds.length === 0) return;
  await tx.query(
    `UPDATE outbox SET revision = revision + 1 WHERE id IN (
       SELECT id FROM outbox WHERE key = ANY($1) AND message_ts IS NOT NULL ORDER BY id FOR UPDATE)`,
    [followUpIds.map((followUpId) => keyOf({ kind: 'card', followUpId }))],
  );
}
