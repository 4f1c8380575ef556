import { type AccountAnswers, accountVotes, arrVotes } from './account-score';
import { adjustedWald, effectiveN, type Votes, weightedMean } from './adjusted-wald';
import { CONFIDENCE, criticalValue, twoSidedP } from './distributions';
import { aroundScore } from './interval';
import { reportingOf } from './nps';
import { type NpsChange, verdictOf, worse } from './nps-change';

/** What the people of one account answered, and which account that is: each only once in a period. */
export interface KnownAccount extends AccountAnswers {
  accountId: string;
}

/**
 * Whether the score in which accounts vote moved between two periods: `npsChange` with accounts in the place of people,
 * each with one vote (`accountScore`) or weighing its ARR of the time (`arrScore`).
 *
 * Most accounts answer both times, and resemble themselves. With u = w (v - mean) / sum of w, what an account adds to the
 * error of a period's mean (the imaginary voters are in both), the difference has the variance of a difference of two
 * ratios over the same clusters (Cochran 1977, Sampling Techniques, 6.5 and 6.17; Kish 1965, Survey Sampling, 12.4):
 *
 *   variance = v1 + v2 - 2 sum of u1 u2, over the accounts that are in both
 *
 * It is never negative (Cauchy and Schwarz). With one person an account and nobody twice it is `npsChange` itself. By
 * simulation of companies of 20 to 200 accounts in which nothing changed it says "real" in at most 5.5% and, where data
 * is low or nearly all agree, in far fewer: the imaginary voters keep it careful, so it takes z and not Student's t.
 * How much an account weighs is taken as it is: an account that grew moves the score by revenue as its vote has it.
 */
export function accountChange(
  before: readonly KnownAccount[],
  after: readonly KnownAccount[],
  { by, confidence = CONFIDENCE }: { by: 'accounts' | 'arr'; confidence?: number },
): NpsChange {
  const [first, second] = [periodOf(before, by), periodOf(after, by)];
  const reporting = worse(reportingOf(first.effectiveN), reportingOf(second.effectiveN));
  if (reporting === 'none') return { reporting, verdict: 'cannot_tell' };

  let shared = 0;
  for (const [accountId, error] of first.errors) shared += error * (second.errors.get(accountId) ?? 0);
  const variance = first.standardError ** 2 + second.standardError ** 2 - 2 * shared;
  const standardError = Math.sqrt(Math.max(0, variance));
  const adjusted = second.mean - first.mean;
  const difference = second.score - first.score;
  const interval = aroundScore(100 * adjusted, criticalValue(confidence) * 100 * standardError, {
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

function periodOf(accounts: readonly KnownAccount[], by: 'accounts' | 'arr') {
  const votes: Votes[] = by === 'arr' ? arrVotes(accounts) : accountVotes(accounts);
  const { mean, standardError, total } = adjustedWald(votes);
  return {
    mean,
    standardError,
    score: 100 * weightedMean(votes),
    effectiveN: effectiveN(votes),
    errors: new Map(
      votes.map(({ weight, value }, i) => [accounts[i]!.accountId, (weight * (value - mean)) / total]),
    ),
  };
}
