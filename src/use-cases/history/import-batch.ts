import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { TransientError } from '../../domain/errors';
import { refusedValue, sqlStateOf } from '../sql-state';
import { inTransaction } from '../transaction';
import { isSomebodyWaiting, passImportGate } from './import-gate';

/** One row of a file, as it was read. */
export interface ImportRow<T> {
  line: number;
  told: T;
}

/** What became of a batch of rows. */
export interface Imported {
  added: number;
  changed: number;
  unchanged: number;
  /** Of somebody who was erased, or erased themselves: left out, and not written to the rejects. */
  erased: number;
  /** Answers that belong to no account yet. */
  withoutAccount: number;
  accountsMade: number;
  peopleMade: number;
  /** New answers that told no date: they count as given when they were imported. */
  datedNow: number;
  /** When the answers were given that were added or changed; null when there are none. */
  answered: { from: Date; to: Date } | null;
  refused: { line: number; reason: string }[];
}

export const NOTHING_IMPORTED: Readonly<Imported> = {
  added: 0,
  changed: 0,
  unchanged: 0,
  erased: 0,
  withoutAccount: 0,
  accountsMade: 0,
  peopleMade: 0,
  datedNow: 0,
  answered: null,
  refused: [],
};

/** The two together. */
export function bothImported(a: Imported, b: Imported): Imported {
  return {
    added: a.added + b.added,
    changed: a.changed + b.changed,
    unchanged: a.unchanged + b.unchanged,
    erased: a.erased + b.erased,
    withoutAccount: a.withoutAccount + b.withoutAccount,
    accountsMade: a.accountsMade + b.accountsMade,
    peopleMade: a.peopleMade + b.peopleMade,
    datedNow: a.datedNow + b.datedNow,
    answered: spanOf([a, b].flatMap(({ answered }) => (answered ? [answered.from, answered.to] : []))),
    refused: [...a.refused, ...b.refused],
  };
}

/** The first and the last of some instants. */
export function spanOf(instants: Date[]): Imported['answered'] {
  if (instants.length === 0) return null;
  const times = instants.map((at) => at.getTime());
  return { from: new Date(Math.min(...times)), to: new Date(Math.max(...times)) };
}

const LOCK_TIMEOUT_MS = 60_000;
/** About as long as a batch takes: half of the time is for the deliveries that wait. */
const DELIVERIES_TURN_MS = 250;
const TRIES = 5;
const UNIQUE_VIOLATION = '23505';

/**
 * Commits what `work` does with a batch of rows, all or nothing; a dry run takes it back. A batch with a value that the
 * database refuses is halved until the row is found, and only that row is refused.
 */
export async function importBatch<T>(
  deps: Pick<Deps, 'db'>,
  { rows, dryRun }: { rows: ImportRow<T>[]; dryRun: boolean },
  work: (tx: EntityManager, rows: ImportRow<T>[]) => Promise<Imported>,
): Promise<Imported> {
  if (rows.length === 0) return { ...NOTHING_IMPORTED };
  try {
    return await again(() => committed(deps, dryRun, (tx) => work(tx, rows)));
  } catch (error) {
    const code = refusedRow(error);
    if (code === null) throw error;
    if (rows.length === 1)
      return {
        ...NOTHING_IMPORTED,
        refused: [
          { line: rows[0]!.line, reason: `the database refused a value of this row (SQLSTATE ${code})` },
        ],
      };
    const half = rows.length >> 1;
    const first = await importBatch(deps, { rows: rows.slice(0, half), dryRun }, work);
    return bothImported(first, await importBatch(deps, { rows: rows.slice(half), dryRun }, work));
  }
}

class TakenBack extends Error {
  constructor(readonly result: Imported) {
    super('A dry run was taken back.');
  }
}

async function committed(
  deps: Pick<Deps, 'db'>,
  dryRun: boolean,
  work: (tx: EntityManager) => Promise<Imported>,
): Promise<Imported> {
  let isCrowded = false;
  try {
    return await inTransaction(
      deps,
      async (tx) => {
        await passImportGate(tx);
        const result = await work(tx);
        isCrowded = await isSomebodyWaiting(tx);
        if (dryRun) throw new TakenBack(result);
        return result;
      },
      LOCK_TIMEOUT_MS,
    );
  } catch (error) {
    if (error instanceof TakenBack) return error.result;
    throw error;
  } finally {
    // Else the next batch stands at the gate at once, before all but a few of the deliveries.
    if (isCrowded) await pause(DELIVERIES_TURN_MS);
  }
}

// Somebody else made the same account at the same moment, or the database was busy: then it is there the next time.
async function again(attempt: () => Promise<Imported>): Promise<Imported> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const passing = error instanceof TransientError || sqlStateOf(error) === UNIQUE_VIOLATION;
      if (!passing || tries === TRIES) throw error;
      const waitMs = error instanceof TransientError ? error.retryAfterMs : 100 * tries;
      await pause(waitMs);
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

// A name that is taken although nobody else makes it now is one that the database folds to small letters otherwise than
// we do.
function refusedRow(error: unknown): string | null {
  return sqlStateOf(error) === UNIQUE_VIOLATION ? UNIQUE_VIOLATION : refusedValue(error);
}
