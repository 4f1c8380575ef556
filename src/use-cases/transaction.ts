import type { EntityManager } from 'typeorm';
import type { Deps } from '../deps';
import { TransientError } from '../domain/errors';

const LOCK_NOT_AVAILABLE = '55P03';
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/**
 * One transaction. A click has 3 s before Slack gives up on it, so a lock is waited for at most
 * `lockTimeoutMs` and then answered with TransientError ("try again") instead of silence.
 */
export async function inTransaction<T>(
  deps: Pick<Deps, 'db'>,
  work: (tx: EntityManager) => Promise<T>,
  lockTimeoutMs = 1800,
): Promise<T> {
  try {
    return await deps.db.transaction(async (tx) => {
      await tx.query(`SET LOCAL lock_timeout = ${Math.round(lockTimeoutMs)}`);
      return work(tx);
    });
  } catch (error) {
    const code = (error as { driverError?: { code?: string } }).driverError?.code;
    if (code === LOCK_NOT_AVAILABLE || code === SERIALIZATION_FAILURE || code === DEADLOCK) {
      throw new TransientError('Somebody else is changing this right now. Try again in a moment.', 1000, {
        cause: error,
      });
    }
    throw error;
  }
}
