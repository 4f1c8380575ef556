import { bandOf } from '../bands';
import { UserError } from '../errors';
import { ADDED_VOTERS, adjustedWald, type Votes } from './adjusted-wald';
import { criticalValue } from './distributions';
import { aroundScore, type Interval } from './interval';

/** How many answers of each band. */
export interface BandCounts {
  promoters: number;
  passives: number;
  detractors: number;
}

/** Below this many answers there is no score: only counts are shown. */
export const SCORE_FROM = 10;
/** From this many on a score is not called "low data". */
export const PLENTY_OF_ANSWERS_FROM = 30;

/** How much may be said of so many answers: counts alone, a score with a warning, a score. */
export type Reporting = 'none' | 'low' | 'ok';

/** A score in points from -100 to 100, unrounded, with its interval; below ten answers nothing but the counts. */
export type Nps =
  | { reporting: 'none'; n: number; counts: BandCounts }
  | { reporting: 'low' | 'ok'; n: number; counts: BandCounts; score: number; interval: Interval };

/** Sums up how many answers there are of each score: eleven counts, of 0 first and of 10 last. Anything else: RangeError. */
export function bandCounts(perScore: readonly number[]): BandCounts {
  if (perScore.length !== 11)
    throw new RangeError(`Counts per score are eleven, of 0 to 10, not ${perScore.length}.`);
  const counts = { promoters: 0, passives: 0, detractors: 0 };
  perScore.forEach((count, score) => {
    counts[`${bandOf(score)}s`] += count;
  });
  checkCounts(counts);
  return counts;
}

/** How many answered. A count that is not a whole number from 0: RangeError. */
export function answersIn(counts: BandCounts): number {
  checkCounts(counts);
  return counts.promoters + counts.passives + counts.detractors;
}

/**
 * NPS: percentage of promoters minus percentage of detractors, with an adjusted-Wald interval (Rocks 2016).
 *
 * `invited` is how many were asked, when that is known. What is uncertain is then only how the rest would have
 * answered: the interval is about the score of all who were invited, its middle the score of those who answered and
 * the adjusted estimate of the others, each by its share, and its width is corrected by the square root of
 * (N - n) / (N - 1) (Cochran 1977, 2.6). When everybody answered it has no width. More answers than invitations:
 * UserError. `confidence` is 0.95 unless given.
 */
export function npsOf(
  counts: BandCounts,
  { invited, confidence }: { invited?: number; confidence?: number } = {},
): Nps {
  const n = answersIn(counts);
  const reach = reachOf(n, confidence);
  if (invited !== undefined) checkInvited(invited, n);
  const reporting = reportingOf(n);
  if (reporting === 'none') return { reporting, n, counts };

  const score = (100 * (counts.promoters - counts.detractors)) / n;
  const { mean, standardError } = adjustedWald(votesOf(counts));
  const heard = invited === undefined ? 0 : n / invited;
  const correction = invited === undefined ? 1 : Math.sqrt((invited - n) / (invited - 1));
  const middle = heard * score + (1 - heard) * 100 * mean;
  const interval = aroundScore(middle, reach * 100 * standardError * correction, { score, limit: 100 });
  return { reporting, n, counts, score, interval };
}

/** What may be said of `n` answers, or of an effective n. */
export function reportingOf(n: number): Reporting {
  if (n < SCORE_FROM) return 'none';
  return n < PLENTY_OF_ANSWERS_FROM ? 'low' : 'ok';
}

/**
 * How many standard errors an interval of `n` answers, or of an effective n, reaches each way. Low data takes Student's
 * t with n + 2 degrees of freedom: with 1.96, ten answers from 90/8/2 are covered 92.98% of the time, and ten from
 * 55/43/2 89.8%, by enumeration of all outcomes; with t 98.1% and 97.0%.
 */
export function reachOf(n: number, confidence?: number): number {
  return criticalValue(confidence, reportingOf(n) === 'low' ? n + ADDED_VOTERS - 1 : undefined);
}

/** The answers as votes of equal weight. */
export function votesOf({ promoters, passives, detractors }: BandCounts): Votes[] {
  return [
    { count: promoters, weight: 1, value: 1 },
    { count: passives, weight: 1, value: 0 },
    { count: detractors, weight: 1, value: -1 },
  ];
}

function checkCounts(counts: BandCounts): void {
  for (const band of ['promoters', 'passives', 'detractors'] as const) {
    const count = counts[band];
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`A number of ${band} is a whole number from 0, not ${count}.`);
  }
}

function checkInvited(invited: number, n: number): void {
  if (!Number.isSafeInteger(invited) || invited < 0)
    throw new UserError(`How many were invited is a whole number, not ${invited}.`);
  if (n > invited)
    throw new UserError(
      `${n} answered, which is more than the ${invited} said to be invited. Correct how many were invited.`,
    );
}
