import type { DataSource } from 'typeorm';
import type { DraftParts } from '../../domain/reply/model-draft';
import { keptParts } from './draft-question';

type Db = Pick<DataSource, 'query'>;

/** What was drafted by this very question; null when nothing was. */
export async function keptDraft(
  db: Db,
  { responseId, question }: { responseId: string; question: string },
): Promise<DraftParts | null> {
  const rows: { parts: unknown }[] = await db.query(
    'SELECT parts FROM reply_drafts WHERE response_id = $1 AND question_hash = $2',
    [responseId, question],
  );
  return keptParts(rows[0]?.parts);
}

/** Keeps a draft in place of the one before, unless its answer was erased or changed meanwhile. */
export async function keepDraft(
  db: Db,
  {
    responseId,
    question,
    comment,
    parts,
  }: { responseId: string; question: string; comment: string; parts: DraftParts },
): Promise<void> {
  await db.query(
    `INSERT INTO reply_drafts (response_id, question_hash, parts)
     SELECT id, $2, $3::jsonb FROM responses WHERE id = $1 AND comment = $4 FOR KEY SHARE
     ON CONFLICT (response_id) DO UPDATE SET question_hash = excluded.question_hash, parts = excluded.parts`,
    [responseId, question, JSON.stringify(parts), comment],
  );
}

/** True while an answer is there with this comment. */
export async function isStillSaid(db: Db, responseId: string, comment: string): Promise<boolean> {
  const rows: unknown[] = await db.query('SELECT 1 FROM responses WHERE id = $1 AND comment = $2', [
    responseId,
    comment,
  ]);
  return rows.length > 0;
}
