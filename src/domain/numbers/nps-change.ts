import { BANDS, type Band } from '../bands';
import { ADDED_VOTERS, adjustedWald } from './adjusted-wald';
import { CONFIDENCE, criticalValue, twoSidedP } from './distributions';
import { aroundScore, type Interval } from './interval';
import { answersIn, type BandCounts, type Reporting, reportingOf, votesOf } from './nps';

/** People who answered both times, by their band before, then after. */
export type Moves = Record<Band, Record<Band, number>>;

export type Verdict = 'up' | 'down' | 'cannot_tell';

/**
 * After minus before, in points from -200 to 200, unrounded. `p` is two-sided. The verdict is up or down only when
 * the interval is all on that side of zero. With fewer than ten answers either time there is none of it.
 */
export type NpsChange =
  | { reporting: 'none'; verdict: 'cannot_tell' }
  | { reporting: 'low' | 'ok'; difference: number; interval: Interval; p: number; verdict: Verdict };

/**
 * Whether the score moved between two periods: z on adjusted-Wald estimates (Lewis and Sauro 2021, "How to
 * statistically compare two Net Promoter Scores").
 *
 * `before` and `after` count everybody. `moves` are those among them who answered both times: they resemble
 * themselves, which makes the difference surer (or, when they swap places, less sure). With N = n + 3,
 * M = m + 3 for m such people, their values x before and y after, 1, 0 or -1, and
 * c = sum(xy) / M - sum(x) sum(y) / M^2:
 *
 *   variance = v1 / N1 + v2 / N2 - 2 m c / (N1 N2)
 *
 * Nobody in both: the test for independent samples. Everybody in both: the paired test. Neither end is special, and
 * the variance is never negative: M |c| is at most the root of N1 v1 N2 v2. There is no correction for a finite
 * population: the question is whether customers changed, not whether two lists differ. With few people it is careful:
 * the imaginary voters answer twice without remembering what they said.
 *
 * Several segments at once: correct their `p` with `holm`. More people in `moves` than answers: RangeError.
 */
export function npsChange(
  before: BandCounts,
  after: BandCounts,
  { moves, confidence = CONFIDENCE }: { moves?: Moves; confidence?: number } = {},
): NpsChange {
  const [n1, n2] = [answersIn(before), answersIn(after)];
  const reach = criticalValue(confidence);
  if (moves) checkMoves(moves, before, after);
  const reporting = worse(reportingOf(n1), reportingOf(n2));
  if (reporting === 'none') return { reporting, verdict: 'cannot_tell' };

  const [first, second] = [adjustedWald(votesOf(before)), adjustedWald(votesOf(after))];
  const shared = moves ? (2 * covariance(moves)) / ((n1 + ADDED_VOTERS) * (n2 + ADDED_VOTERS)) : 0;
  const standardError = Math.sqrt(first.standardError ** 2 + second.standardError ** 2 - shared);
  const adjusted = second.mean - first.mean;
  const difference = scoreOf(after, n2) - scoreOf(before, n1);
  const interval = aroundScore(100 * adjusted, reach * 100 * standardError, {
    score: difference,
    limit: 200,
  });
  return {
    reporting,
    difference,
    interval,
    p: twoSidedP(adjusted / standardError),
    verdict: verdictOf(interval),
  };
}

/** The answers before and after of those who answered both times: given to `npsChange` with the same moves, the paired test. */
export function countsOfMoves(moves: Moves): { before: BandCounts; after: BandCounts } {
  const before = { promoters: 0, passives: 0, detractors: 0 };
  const after = { ...before };
  for (const { from, to, count } of cellsOf(moves)) {
    before[`${from}s`] += count;
    after[`${to}s`] += count;
  }
  return { before, after };
}

/** Covariance of before and after among those who answered both times, times how many they are. */
function covariance(moves: Moves): number {
  let [people, x, y, xy] = [0, 0, 0, 0];
  for (const { from, to, count } of cellsOf(moves)) {
    people += count;
    x += count * VALUE[from];
    y += count * VALUE[to];
    xy += count * VALUE[from] * VALUE[to];
  }
  const size = people + ADDED_VOTERS;
  return people * (xy / size - (x * y) / size ** 2);
}

const VALUE: Record<Band, number> = { promoter: 1, passive: 0, detractor: -1 };

function cellsOf(moves: Moves): { from: Band; to: Band; count: number }[] {
  return BANDS.flatMap((from) => BANDS.map((to) => ({ from, to, count: moves[from][to] })));
}

function checkMoves(moves: Moves, before: BandCounts, after: BandCounts): void {
  for (const { from, to, count } of cellsOf(moves)) {
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`How many moved from ${from} to ${to} is a whole number from 0, not ${count}.`);
  }
  const both = countsOfMoves(moves);
  for (const band of ['promoters', 'passives', 'detractors'] as const) {
    if (both.before[band] > before[band] || both.after[band] > after[band])
      throw new RangeError(`More ${band} are said to have answered both times than answered at all.`);
  }
}

/** Up or down only when zero is outside of the interval. */
export function verdictOf({ low, high }: Interval): Verdict {
  if (low > 0) return 'up';
  return high < 0 ? 'down' : 'cannot_tell';
}

/** As poor in data as the poorer of two. */
export function worse(a: Reporting, b: Reporting): Reporting {
  const order: Reporting[] = ['none', 'low', 'ok'];
  return order[Math.min(order.indexOf(a), order.indexOf(b))]!;
}

function scoreOf({ promoters, detractors }: BandCounts, n: number): number {
  return (100 * (promoters - detractors)) / n;
}
