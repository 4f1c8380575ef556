import type { DataSource } from 'typeorm';
import type { Deps } from './deps';
import { nextReminderDue } from './use-cases/initiatives/remind-initiatives';
import { nextRungDue } from './use-cases/promises/remind-overdue';
import { nextTellingDue } from './use-cases/tellings/remind-tellers';

/** Business time: the machine's, moved ahead by an offset that is kept in the database so that a restart keeps it. */
export interface BusinessClock {
  now: () => Date;
  advance: (ms: number) => Promise<void>;
}

/** A clock that cannot be moved. */
export function realClock(realNow: () => Date): BusinessClock {
  return {
    now: realNow,
    advance: async () => {
      throw new Error('The clock is not adjustable: start with RNPS_CLOCK=adjustable.');
    },
  };
}

/** A clock that can be moved ahead, never back; reads the offset that an earlier start left. */
export async function adjustableClock(db: DataSource, realNow: () => Date): Promise<BusinessClock> {
  const rows: { ms: string }[] = await db.query('SELECT clock_offset_ms AS ms FROM installation');
  let offsetMs = Number(rows[0]?.ms ?? 0);
  return {
    now: () => new Date(realNow().getTime() + offsetMs),
    advance: async (ms) => {
      const saved: [{ ms: string }[], number] = await db.query(
        'UPDATE installation SET clock_offset_ms = clock_offset_ms + $1 RETURNING clock_offset_ms AS ms',
        [Math.round(ms)],
      );
      offsetMs = Number(saved[0][0]!.ms);
    },
  };
}

interface Passing {
  deps: Pick<Deps, 'db'>;
  clock: BusinessClock;
  runJobs: () => Promise<void>;
}

/** More stops than this in one jump (a year of follow-ups) and the rest is jumped over. */
const STOPS_MAX = 500;
/** How often a stop is tried again while somebody else, such as the scheduler's own tick, holds what is due there. */
const TRIES_MAX = 20;
const TRY_AGAIN_MS = 100;

// Two jumps of an hour are two hours, so they take turns.
const jumping = new WeakMap<BusinessClock, Promise<void>>();

/**
 * Moves business time ahead as if it had passed: it stops at each instant at which something is due, so that a rung
 * speaks in the hours in which it would have spoken, and a jump over a weekend is no different from a weekend.
 */
export function letTimePass(passing: Passing, ms: number): Promise<void> {
  const before = jumping.get(passing.clock) ?? Promise.resolve();
  const mine = before.then(() => jump(passing, ms));
  jumping.set(
    passing.clock,
    mine.catch(() => {}),
  );
  return mine;
}

async function jump({ deps, clock, runJobs }: Passing, ms: number): Promise<void> {
  let leftMs = ms;
  for (let stop = 0; stop < STOPS_MAX; stop++) {
    const next = await nextDue(deps);
    const aheadMs = next ? next.getTime() - clock.now().getTime() : Number.POSITIVE_INFINITY;
    if (aheadMs > leftMs) break;
    if (aheadMs > 0) {
      await clock.advance(aheadMs);
      leftMs -= aheadMs;
    }
    if (!(await nothingIsDue({ deps, clock, runJobs }))) break;
  }
  await clock.advance(Math.max(0, leftMs));
  await runJobs();
}

/** The next business instant at which something happens by itself. */
async function nextDue(deps: Pick<Deps, 'db'>): Promise<Date | null> {
  const instants = [await nextRungDue(deps), await nextReminderDue(deps), await nextTellingDue(deps)].filter(
    (at) => at !== null,
  );
  return instants.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

async function nothingIsDue({ deps, clock, runJobs }: Passing): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES_MAX; attempt++) {
    await runJobs();
    const next = await nextDue(deps);
    if (!next || next > clock.now()) return true;
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
  }
  return false;
}
