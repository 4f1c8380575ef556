import type { EntityManager } from 'typeorm';
import type { Month } from '../domain/numbers/month-span';
import { keyOf } from './intent';
import { shows } from './outbox';

/** Owes an edit to the cards of these follow-ups. */
export async function editCards(tx: EntityManager, followUpIds: readonly string[]): Promise<void> {
  if (followUpIds.length === 0) return;
  await tx.query(
    `UPDATE outbox SET revision = revision + 1 WHERE id IN (
       SELECT id FROM outbox WHERE key = ANY($1) AND ${shows()} ORDER BY id FOR UPDATE)`,
    [followUpIds.map((followUpId) => keyOf({ kind: 'card', followUpId }))],
  );
}

/** Owes an edit to whatever quotes some of these answers, which are about to go or to be hidden: issues, reports, digests. */
export async function editQuotesOf(tx: EntityManager, responseIds: readonly string[]): Promise<void> {
  await editIssuesOf(tx, responseIds);
  await editReportsOf(tx, responseIds);
  await editDigestsOf(tx, responseIds);
}

// The reports that quote them, and another file in place of theirs.
async function editReportsOf(tx: EntityManager, responseIds: readonly string[]): Promise<void> {
  const rows: { month: Month }[] = await tx.query(
    `SELECT DISTINCT month FROM reports r
      WHERE jsonb_path_query_array(figures, '$.themes[*].*.responseId') ?| $1::text[]
         OR EXISTS (SELECT FROM issue_answers a WHERE a.response_id = ANY($1::uuid[])
                       AND jsonb_path_query_array(r.figures, '$.issues[*].issueId') ? a.issue_id::text)`,
    [responseIds],
  );
  const months = rows.map(({ month }) => month);
  if (months.length === 0) return;
  const keys = months.flatMap((month) => [
    keyOf({ kind: 'report', month }),
    keyOf({ kind: 'report_part', month, part: 'quotes' }),
  ]);
  await tx.query('UPDATE outbox SET revision = revision + 1 WHERE key = ANY($1)', [keys]);
  await tx.query(`UPDATE report_files SET state = 'outdated' WHERE month = ANY($1)`, [months]);
}

/**
 * Owes an edit to the digests that quote some of these answers, of which something is to go: the answer, its words, or
 * the consent; and other files in place of theirs.
 */
export async function editDigestsOf(tx: EntityManager, responseIds: readonly string[]): Promise<void> {
  const rows: { id: string }[] = await tx.query(
    `SELECT DISTINCT digest_id AS id FROM digest_entries
      WHERE quote ->> 'responseId' = ANY($1) OR public_quote ->> 'responseId' = ANY($1)`,
    [responseIds],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.query(
    `UPDATE outbox SET revision = revision + 1
      WHERE kind IN ('digest', 'digest_post') AND intent ->> 'digestId' = ANY($1)`,
    [ids],
  );
  await tx.query(`UPDATE digest_files SET state = 'outdated' WHERE digest_id = ANY($1::uuid[])`, [ids]);
  await tx.query('UPDATE digests SET files_wanted_at = clock_timestamp() WHERE id = ANY($1::uuid[])', [ids]);
}

// What was told of issues that have some of them.
async function editIssuesOf(tx: EntityManager, responseIds: readonly string[]): Promise<void> {
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

/** Owes an edit to the messages that ask to tell whoever gave some of these answers, which are to be shown no more. */
export async function editTellsOf(tx: EntityManager, responseIds: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE outbox SET revision = revision + 1
      WHERE kind = 'tell' AND intent ->> 'initiativeId' IN (
        SELECT t.initiative_id::text FROM telling_answers a JOIN tellings t ON t.id = a.telling_id
         WHERE a.response_id = ANY($1::uuid[]))`,
    [responseIds],
  );
}
