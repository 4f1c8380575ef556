import { PERCENT_FROM, type PromiseCounts, type Spread } from '../../src/domain/numbers/sla-rate';

// What src/queries/numbers/sla-rate.ts counts in the database, counted here one by one.

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
    median: sorted.length > 0 ? quantile(sorted, 0.5) : null,
    ninetieth: sorted.length >= PERCENT_FROM ? quantile(sorted, 0.9) : null,
  };
}

/** Linear between the two nearest ranks, as PostgreSQL's percentile_cont (Hyndman and Fan 1996, type 7). */
function quantile(sorted: number[], share: number): number {
  const rank = (sorted.length - 1) * share;
  const below = sorted[Math.floor(rank)]!;
  const above = sorted[Math.ceil(rank)]!;
  return below + (above - below) * (rank - Math.floor(rank));
}
