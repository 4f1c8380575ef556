import { quantile } from './quantile';

/** One promise of contact that was not voided, as far as the rate looks at it. */
export interface DuePromise {
  /** Who owned it when it fell due, or owns it now when it has not yet. */
  team: string;
  startedAt: Date;
  dueAt: Date;
  /** When this promise's contact reached the customer; null while nobody has. */
  contactedAt: Date | null;
  /** Seconds of the team's working time from start to contact; null without contact. */
  workedS: number | null;
  /** Its follow-up is unresolved, and no later promise has taken its place. */
  open: boolean;
}

/**
 * How promises ended, each in exactly one of these. Kept: the customer was reached at or before the due instant.
 * The three after it are breaches: reached too late, not reached and still being worked on, and never reached
 * (resolved without contact, or overtaken by a new promise). Not yet due: the due instant lies ahead, whether or not
 * somebody was reached already; to count those that were would flatter a month that is not over.
 */
export interface PromiseCounts {
  kept: number;
  reachedLate: number;
  openLate: number;
  neverReached: number;
  notYetDue: number;
}

/** Below this many only counts are shown. */
export const PERCENT_FROM = 10;
/** From this many on a rate is not called "few". */
export const PLENTY_FROM = 30;

/** Counts promises as they stand at `now`. The due instant itself has fallen due. */
export function countPromises(promises: readonly DuePromise[], now: Date): PromiseCounts {
  const counts: PromiseCounts = { kept: 0, reachedLate: 0, openLate: 0, neverReached: 0, notYetDue: 0 };
  for (const promise of promises) counts[endOf(promise, now)]++;
  return counts;
}

function endOf({ dueAt, contactedAt, open }: DuePromise, now: Date): keyof PromiseCounts {
  if (dueAt > now) return 'notYetDue';
  if (contactedAt) return contactedAt <= dueAt ? 'kept' : 'reachedLate';
  return open ? 'openLate' : 'neverReached';
}

/** How many promises have fallen due: what the rate is out of. */
export function fallenDue({ kept, reachedLate, openLate, neverReached }: PromiseCounts): number {
  return kept + reachedLate + openLate + neverReached;
}

/**
 * Kept in per cent of those fallen due, a whole number; null below ten of them. 0 and 100 are said only when they
 * are exact: one breach among a thousand is 99.
 */
export function percentKept(counts: PromiseCounts): number | null {
  const n = fallenDue(counts);
  if (n < PERCENT_FROM) return null;
  if (counts.kept === 0 || counts.kept === n) return counts.kept === 0 ? 0 : 100;
  return Math.min(99, Math.max(1, Math.round((counts.kept / n) * 100)));
}

/** A middle and a high value with what they are out of; the high one is null below ten, the middle one at none. */
export interface Spread {
  n: number;
  median: number | null;
  ninetieth: number | null;
}

/** Time from start to contact, in seconds, of the promises that fell due and whose customer was reached, late ones included. */
export function timesToContact(
  promises: readonly DuePromise[],
  now: Date,
): { working: Spread; elapsed: Spread } {
  const reached = promises.filter(({ dueAt, contactedAt }) => dueAt <= now && contactedAt);
  return {
    working: spreadOf(reached.map(({ workedS }) => workedS ?? 0)),
    elapsed: spreadOf(
      reached.map(({ startedAt, contactedAt }) => (contactedAt!.getTime() - startedAt.getTime()) / 1000),
    ),
  };
}

/** One follow-up that was resolved, and how long the customer had the next word meanwhile. */
export interface Resolution {
  team: string;
  openedAt: Date;
  resolvedAt: Date;
  waitedS: number;
}

/** Seconds from opening to the last resolution, nights and weekends included, without the waits on the customer. */
export function timesToResolve(resolutions: readonly Resolution[]): Spread {
  return spreadOf(
    resolutions.map(({ openedAt, resolvedAt, waitedS }) =>
      Math.max(0, (resolvedAt.getTime() - openedAt.getTime()) / 1000 - waitedS),
    ),
  );
}

function spreadOf(values: number[]): Spread {
  const sorted = values.sort((a, b) => a - b);
  return {
    n: sorted.length,
    median: quantile(sorted, 0.5),
    ninetieth: sorted.length >= PERCENT_FROM ? quantile(sorted, 0.9) : null,
  };
}
