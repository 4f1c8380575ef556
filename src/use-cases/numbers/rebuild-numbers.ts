import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { ALL_ANSWERS, EVERYBODY, perScore, tallyOf } from '../../queries/numbers/roll-up-sql';
import { foldDeltas } from './fold-deltas';

/** What counting all answers anew came to. */
export interface Rebuilt {
  answers: number;
  /** Of which zone the days are, and were before. */
  zone: string;
  zoneBefore: string;
  /** How many counts (of a segment's value in a day or month) were not what the answers say; null when the zone changed. */
  wrong: number | null;
}

/**
 * Counts all answers anew by the days of a zone and mends the counts that differ. The app may run meanwhile: everything
 * is looked at as it was at one instant, the changes that were waiting then are folded, and those that come later stay
 * to be folded on top. Nobody who records an answer waits for it.
 */
export async function rebuildNumbers(deps: Pick<Deps, 'db'>, zone: string): Promise<Rebuilt> {
  return deps.db.transaction('REPEATABLE READ', async (tx) => {
    // Before anything is read: the instant at which we look comes after the last fold.
    await tx.query('LOCK TABLE roll_up_state IN SHARE ROW EXCLUSIVE MODE');
    const before: { zone: string }[] = await tx.query('SELECT zone FROM roll_up_state');
    const zoneBefore = before[0]!.zone;
    await foldDeltas(tx, null);
    await tx.query('UPDATE roll_up_state SET zone = $1, counted_at = clock_timestamp()', [zone]);
    // With the usual few megabytes the counts of a big company would go to the disk and back.
    await tx.query(`SET LOCAL work_mem = '64MB'`);
    await tx.query(`CREATE TEMP TABLE counted ON COMMIT DROP AS ${tallyOf(ALL_ANSWERS)}`);
    const wrong = zone === zoneBefore ? await differing(tx) : null;
    if (wrong !== 0) await mend(tx);
    const rows: { n: string }[] = await tx.query(
      `SELECT coalesce(sum(${perScore((s) => s, ' + ')}), 0) AS n FROM counted
        WHERE grain = 'day' AND dimension = '${EVERYBODY}'`,
    );
    return { answers: Number(rows[0]!.n), zone, zoneBefore, wrong };
  });
}

const SAME_PLACE =
  'c.grain = d.grain AND c.dimension = d.dimension AND c.starts = d.starts AND c.value = d.value';
const DIFFERENT = `(${perScore((s) => `c.${s}`)}) IS DISTINCT FROM (${perScore((s) => `d.${s}`)})`;

async function differing(tx: EntityManager): Promise<number> {
  const rows: { n: number }[] = await tx.query(
    `SELECT count(*)::int AS n FROM counted c FULL JOIN roll_ups d ON ${SAME_PLACE} WHERE ${DIFFERENT}`,
  );
  return rows[0]!.n;
}

async function mend(tx: EntityManager): Promise<void> {
  await tx.query(
    `DELETE FROM roll_ups d WHERE NOT EXISTS (SELECT FROM counted c WHERE ${SAME_PLACE} AND NOT ${DIFFERENT})`,
  );
  await tx.query('INSERT INTO roll_ups SELECT * FROM counted ON CONFLICT DO NOTHING');
}
