import type { EntityManager } from 'typeorm';
import { addTally, NOBODY_LEFT, tallyOf } from '../../queries/numbers/roll-up-sql';

const WAITING = `
  SELECT (answered_at AT TIME ZONE zone)::date AS day, score, segments, n FROM gone CROSS JOIN roll_up_state`;

/**
 * Folds so many of the changes that are waiting into the counts, or all (null), and returns how many. The caller
 * holds the lock of roll_up_state. A kill at any moment leaves all of it, or nothing, done.
 */
export async function foldDeltas(tx: EntityManager, limit: number | null): Promise<number> {
  const rows: { n: number }[] = await tx.query(
    `WITH gone AS (DELETE FROM roll_up_deltas WHERE ctid = ANY(ARRAY(SELECT ctid FROM roll_up_deltas LIMIT $1::bigint))
                   RETURNING answered_at, score, segments, n),
          folded AS (${addTally(tallyOf(WAITING))})
     SELECT count(*)::int AS n FROM gone`,
    [limit],
  );
  const n = rows[0]!.n;
  // Of a segment that nobody is in any more nothing should be left, not even its name.
  if (n > 0) await tx.query(`DELETE FROM roll_ups WHERE ${NOBODY_LEFT}`);
  return n;
}
