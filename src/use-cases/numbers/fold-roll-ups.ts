import { houseZone } from '../../config/team-calendar';
import type { Deps } from '../../deps';
import { sqlStateOf } from '../sql-state';
import { foldDeltas } from './fold-deltas';
import { rebuildNumbers } from './rebuild-numbers';

/** In one transaction: some hundred milliseconds. */
const BATCH = 20_000;
const LOCK_NOT_AVAILABLE = '55P03';

type FoldDeps = Pick<Deps, 'db' | 'config' | 'log'>;

/**
 * Folds what has changed into the daily counts, and counts all anew when the zone of the configuration is another one
 * by now. Returns how many changes were folded. While another process is at it, nothing.
 */
export async function foldRollUps(deps: FoldDeps): Promise<number> {
  let folded = 0;
  for (let n = BATCH; n === BATCH; folded += n) n = await foldBatch(deps);
  await followZone(deps);
  return folded;
}

async function foldBatch({ db }: Pick<Deps, 'db'>): Promise<number> {
  try {
    return await db.transaction(async (tx) => {
      await tx.query('LOCK TABLE roll_up_state IN SHARE ROW EXCLUSIVE MODE NOWAIT');
      return foldDeltas(tx, BATCH);
    });
  } catch (error) {
    if (sqlStateOf(error) === LOCK_NOT_AVAILABLE) return 0;
    throw error;
  }
}

async function followZone(deps: FoldDeps): Promise<void> {
  const zone = houseZone(deps.config);
  const rows: { zone: string }[] = await deps.db.query('SELECT zone FROM roll_up_state');
  if (rows[0]!.zone === zone) return;
  const { answers } = await rebuildNumbers(deps, zone);
  deps.log.info({ zone, answers }, 'answers were counted anew by the days of this zone');
}
