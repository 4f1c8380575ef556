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

/** Owes an edit to what was told of issues that have some of these answers, which are about to go. */
export async function editIssuesOf(tx: EntityManager, responseIds: readonly string[]): Promise<void> {
  const rows: { id: string }[] = await tx.query(
    'SELECT DISTINCT issue_id AS id FROM issue_answers WHERE response_id = ANY($1::uuid[])',
    [responseIds],
  );
  const keys = rows.flatMap(({ id }) =>
    (['team', 'committee'] as const).map((to) => keyOf({ kind: 'issue', issueId: id, to })),
  );
  if (keys.length > 0)
    await tx.query('UPDATE outbox SET revision = revision + 1 WHERE key = ANY($1)', [keys]);
}
