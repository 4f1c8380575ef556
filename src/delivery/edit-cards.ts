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

/** Owes an edit to the reports that quote some of these answers, which are about to go, and another file in place of theirs. */
export async function editReportsOf(tx: EntityManager, responseIds: readonly string[]): Promise<void> {
  const rows: { month: string }[] = await tx.query(
    `SELECT DISTINCT month FROM reports r
      WHERE jsonb_path_query_array(figures, '$.themes[*].*.responseId') ?| $1::text[]
         OR EXISTS (SELECT FROM issue_answers a WHERE a.response_id = ANY($1::uuid[])
                       AND jsonb_path_query_array(r.figures, '$.issues[*].issueId') ? a.issue_id::text)`,
    [responseIds],
  );
  const months = rows.map(({ month }) => month);
  if (months.length === 0) return;
  const keys = months.flatMap((month) => [`report:${month}`, `report_part:${month}:quotes`]);
  await tx.query('UPDATE outbox SET revision = revision + 1 WHERE key = ANY($1)', [keys]);
  await tx.query(`UPDATE report_files SET state = 'outdated' WHERE month = ANY($1)`, [months]);
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
