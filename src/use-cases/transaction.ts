import type { EntityManager } from 'typeorm';
import type { Deps } from '../deps';
import { TransientError } from '../domain/errors';
import { sqlStateOf } from './sql-state';

const LOCK_NOT_AVAILABLE = '55P03';
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const QUERY_CANCELED = '57014';
const BUSY = new Set<unknown>([LOCK_NOT_AVAILABLE, SERIALIZATION_FAILURE, DEADLOCK, QUERY_CANCELED]);

/** Slack waits 3 s for the answer to a click: 0.8 s to learn who it is, then for a connection, then for a lock. */
const CLICK_CONNECTION_MS = 300;
const CLICK_LOCK_MS = 1500;
const PATIENT_LOCK_MS = 10_000;

/**
 * One transaction of a click: what takes too long is answered with TransientError ("try again") instead of silence.
 * Nobody waits for the answer when `lockTimeoutMs` is given; then only the wait for a lock has this limit.
 */
export async function inTransaction<T>(
  deps: Pick<Deps, 'db'>,
  work: (tx: EntityManager) => Promise<T>,
  lockTimeoutMs?: number,
): Promise<T> {
  // A crowd on one locked row holds every connection, and whoever comes after them would wait twice.
  let tooLate = false;
  const patience =
    lockTimeoutMs === undefined ? setTimeout(() => (tooLate = true), CLICK_CONNECTION_MS) : undefined;
  try {
    return await deps.db.transaction(async (tx) => {
      clearTimeout(patience);
      if (tooLate) throw busy();
      await tx.query(limitsOf(lockTimeoutMs));
      return work(tx);
    });
  } catch (error) {
    if (BUSY.has(sqlStateOf(error))) throw busy(error);
    throw error;
  } finally {
    clearTimeout(patience);
  }
}

/** One transaction of a tick, or of what was acknowledged: nobody waits for the answer, so a lock is waited for longer. */
export function patiently<T>(deps: Pick<Deps, 'db'>, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  return inTransaction(deps, work, PATIENT_LOCK_MS);
}

// In one message, because each way to the database and back is paid for by whoever clicked.
function limitsOf(lockTimeoutMs: number | undefined): string {
  if (lockTimeoutMs !== undefined) return `SET LOCAL lock_timeout = ${Math.round(lockTimeoutMs)}`;
  // Whoever is next in the queue for a row waits once for the queue and once for the row, each time with a new
  // lock_timeout (measured: 3 s of a limit of 1.5); a statement's counts both.
  return `SET LOCAL lock_timeout = ${CLICK_LOCK_MS}; SET LOCAL statement_timeout = ${CLICK_LOCK_MS}`;
}

function busy(cause?: unknown): TransientError {
  return new TransientError('Somebody else is changing this right now. Try again in a moment.', 1000, {
    cause,
  });
}
