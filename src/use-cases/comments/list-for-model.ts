import type { Deps } from '../../deps';
import { READ_DAYS } from '../../domain/themes/annotation';
import { NOT_READ_BY_MODEL } from '../../queries/themes/unread-by-model';

const DAY_MS = 86_400_000;

/** Comments that are younger than this are read by a model unasked. */
export function readSince(now: Date): Date {
  return new Date(now.getTime() - READ_DAYS * DAY_MS);
}

/**
 * Puts comments on the list of what a model is to read, the first time that there is one and whenever the question to it
 * means something else: those of the last 90 days that no person has read. From then on each new one is put there with
 * its local annotation. Returns how many were listed.
 */
export async function listForModel(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  promptVersion: number,
): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.query(
      'INSERT INTO model_reading_state (prompt_version) VALUES (0) ON CONFLICT (one) DO NOTHING',
    );
    // A process with older code than another's changes nothing here.
    const news: unknown[] = await tx.query(
      'SELECT 1 FROM model_reading_state WHERE prompt_version < $1 FOR UPDATE',
      [promptVersion],
    );
    if (news.length === 0) return 0;
    await tx.query('UPDATE model_reading_state SET prompt_version = $1', [promptVersion]);
    return list(tx, { since: readSince(now()), promptVersion, isAskedFor: false });
  });
}

/** Puts all comments since then on the list that a model has not read by the question of now, however old; returns how many. */
export function askModelFor(
  { db }: Pick<Deps, 'db'>,
  { since, promptVersion }: { since: Date | null; promptVersion: number },
): Promise<number> {
  return db.transaction((tx) => list(tx, { since, promptVersion, isAskedFor: true }));
}

async function list(
  tx: Pick<Deps['db'], 'query'>,
  { since, promptVersion, isAskedFor }: { since: Date | null; promptVersion: number; isAskedFor: boolean },
): Promise<number> {
  const rows: { n: string }[] = await tx.query(
    `WITH listed AS (
       INSERT INTO model_readings AS m (response_id, answered_at, text_hash, taxonomy_version, is_asked_for)
       SELECT r.id, r.answered_at, a.text_hash, a.taxonomy_version, $3 ${NOT_READ_BY_MODEL} ORDER BY r.id
       ON CONFLICT (response_id) DO UPDATE SET is_asked_for = m.is_asked_for OR excluded.is_asked_for, read_at = NULL,
         because = NULL, attempts = 0, not_before = '-infinity'
       RETURNING 1)
     SELECT count(*) AS n FROM listed`,
    [since, promptVersion, isAskedFor],
  );
  return Number(rows[0]!.n);
}
