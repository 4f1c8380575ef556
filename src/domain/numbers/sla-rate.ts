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

export const NO_PROMISES: Readonly<PromiseCounts> = {
  kept: 0,
  reachedLate: 0,
  openLate: 0,
  neverReached: 0,
  notYetDue: 0,
};

/** All of them together. */
export function sumOf(all: readonly PromiseCounts[]): PromiseCounts {
  const sum = { ...NO_PROMISES };
  for (const counts of all) for (const end of ENDS) sum[end] += counts[end];
  return sum;
}

const ENDS = Object.keys(NO_PROMISES) as (keyof PromiseCounts)[];

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
