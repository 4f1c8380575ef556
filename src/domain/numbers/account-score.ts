import { adjustedWald, effectiveN, type Votes, weightedMean } from './adjusted-wald';
import { aroundScore, type Interval } from './interval';
import { answersIn, type BandCounts, reachOf, reportingOf } from './nps';

/** What the people of one account answered, and its ARR where that is known. */
export interface AccountAnswers {
  counts: BandCounts;
  arr: number | null;
}

/** How many had a say, or had none because their account's ARR is unknown or zero. */
export interface Heard {
  accounts: number;
  people: number;
}

/** A score in points from -100 to 100 in which accounts vote. Below an effective n of ten there is none. */
export type AccountScore = {
  heard: Heard;
  leftOut: Heard;
  /** How many accounts of equal weight would tell as much (Kish); equal to the accounts when each has one vote. */
  effectiveN: number;
} & ({ reporting: 'none' } | { reporting: 'low' | 'ok'; score: number; interval: Interval });

/**
 * One account, one vote: the mean of what its people said, 100 for a promoter, 0 for a passive, -100 for a detractor.
 * The vote is not put into a band again, because that would make an account of a promoter and a passive worth as much
 * as one of two promoters. The score is the mean of the votes. People of one account are alike, so the interval counts
 * accounts, not people: adjusted Wald on the votes, the same as `npsOf` where each account has one person.
 */
export function accountScore(accounts: readonly AccountAnswers[], confidence?: number): AccountScore {
  return scoreOf(accounts, accountVotes(accounts), confidence);
}

/**
 * The score of the revenue: each account's vote, as in `accountScore`, weighs its ARR; whoever calls sees to it that all are in one currency. The
 * interval is that of a ratio, clustered by account (see `adjustedWald`). Accounts with no ARR, or an ARR of zero,
 * are left out and counted. An ARR that is negative or no number: RangeError.
 */
export function arrScore(accounts: readonly AccountAnswers[], confidence?: number): AccountScore {
  return scoreOf(accounts, arrVotes(accounts), confidence);
}

/** The vote of each account, in their order: one each, and none where nobody answered. */
export function accountVotes(accounts: readonly AccountAnswers[]): Votes[] {
  return accounts.map((account) => voteOf(account, 1));
}

/** The same, weighing the account's ARR; none where that is unknown or zero. */
export function arrVotes(accounts: readonly AccountAnswers[]): Votes[] {
  const largest = accounts.reduce((max, { arr }) => Math.max(max, checkedArr(arr)), 0);
  // Shares of the largest: squares must not overflow, and ten equal weights must be ten, not 9.999999999999998.
  return accounts.map((account) => voteOf(account, largest > 0 ? (account.arr ?? 0) / largest : 0));
}

function voteOf({ counts }: AccountAnswers, weight: number): Votes {
  const people = answersIn(counts);
  if (people === 0) return { count: 1, weight: 0, value: 0 };
  return { count: 1, weight, value: (counts.promoters - counts.detractors) / people };
}

function scoreOf(
  accounts: readonly AccountAnswers[],
  votes: readonly Votes[],
  confidence?: number,
): AccountScore {
  const heard = accounts.filter((_, i) => votes[i]!.weight > 0);
  const silent = accounts.filter((one, i) => votes[i]!.weight === 0 && answersIn(one.counts) > 0);
  const counted = { heard: countOf(heard), leftOut: countOf(silent), effectiveN: effectiveN(votes) };
  const reporting = reportingOf(counted.effectiveN);
  if (reporting === 'none') return { ...counted, reporting };

  const score = 100 * weightedMean(votes);
  const { mean, standardError } = adjustedWald(votes);
  const reach = reachOf(counted.effectiveN, confidence);
  const interval = aroundScore(100 * mean, reach * 100 * standardError, { score, limit: 100 });
  return { ...counted, reporting, score, interval };
}

function countOf(accounts: readonly AccountAnswers[]): Heard {
  return {
    accounts: accounts.length,
    people: accounts.reduce((sum, { counts }) => sum + answersIn(counts), 0),
  };
}

function checkedArr(arr: number | null): number {
  if (arr === null) return 0;
  if (!(arr >= 0 && Number.isFinite(arr))) throw new RangeError(`An ARR is a number from 0, not ${arr}.`);
  return arr;
}
