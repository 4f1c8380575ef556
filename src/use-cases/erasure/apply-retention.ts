import type { Deps } from '../../deps';
import { THE_APP } from '../follow-up/append-history';
import { passImportGate } from '../history/import-gate';
import { inTransaction } from '../transaction';
import { eraseAnswers } from './erase-answers';
import { clearDropped } from './forget-dropped';

/** Each batch holds the gate alone, so that what comes meanwhile waits for it. */
const BATCH = 200;
const LOCK_TIMEOUT_MS = 8000;
/** What a tick leaves is for the next one. */
const BATCHES_A_TICK = 100;

/**
 * Takes the bodies out of raw deliveries that are older than the config allows, and erases answers that are, and what is kept of
 * dropped files; the limits are of the business clock. Returns how many there were.
 */
export async function applyRetention(deps: Deps): Promise<number> {
  const { rawDeliveries, answers, droppedFiles } = deps.config.retention;
  const inBatches = async (batch: () => Promise<number>) => {
    let total = 0;
    for (let i = 0, n = BATCH; n === BATCH && i < BATCHES_A_TICK; i++, total += n) n = await batch();
    return total;
  };
  let done = 0;
  if (rawDeliveries !== null) done += await inBatches(() => emptyOld(deps, rawDeliveries));
  if (answers !== null) done += await inBatches(() => eraseOld(deps, answers));
  if (droppedFiles !== null) done += await clearDropped(deps, droppedFiles);
  if (done > 0) deps.wake();
  return done;
}

// What is parked for so long is not replayed any more: there is nothing left to read.
async function emptyOld(deps: Pick<Deps, 'db' | 'now'>, age: string): Promise<number> {
  const [, emptied]: [unknown, number] = await deps.db.query(
    `UPDATE raw_deliveries SET body = '', headers = '{}',
            reason = CASE WHEN result = 'parked' THEN 'too_old: ' || coalesce(reason, '') ELSE reason END,
            result = CASE WHEN result = 'parked' THEN 'ignored' ELSE result END
      WHERE id IN (SELECT id FROM raw_deliveries
                    WHERE received_at < $1::timestamptz - $2::interval AND body <> '' AND result <> 'pending'
                    ORDER BY received_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
    [deps.now(), age],
  );
  return emptied;
}

async function eraseOld(deps: Deps, age: string): Promise<number> {
  return inTransaction(
    deps,
    async (tx) => {
      const find = `SELECT id FROM responses WHERE answered_at < $1::timestamptz - $2::interval ORDER BY answered_at, id LIMIT ${BATCH}`;
      const any: unknown[] = await tx.query(find, [deps.now(), age]);
      if (any.length === 0) return 0;
      await passImportGate(tx);
      const old: { id: string }[] = await tx.query(find, [deps.now(), age]);
      await eraseAnswers(deps, tx, {
        kind: 'retention',
        by: THE_APP,
        responseIds: old.map(({ id }) => id),
        respondentIds: [],
        names: [],
        words: [],
      });
      return old.length;
    },
    LOCK_TIMEOUT_MS,
  );
}
