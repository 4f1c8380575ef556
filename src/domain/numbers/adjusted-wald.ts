/** So many votes of one weight and one value; values lie from -1 (detractor) to 1 (promoter). */
export interface Votes {
  count: number;
  weight: number;
  value: number;
}

/** A mean of values from -1 to 1 and how far it may well be from the truth, in the same unit. */
export interface Estimate {
  mean: number;
  standardError: number;
  /** What all voters weigh, the imaginary ones included. */
  total: number;
}

/** Imaginary voters: 3/4 of a promoter, 3/4 of a detractor and 1 1/2 passives. */
export const ADDED_VOTERS = 3;
const ADDED_SQUARES = 1.5;

/**
 * Adjusted Wald for a score: three imaginary voters are added before the mean and its standard error are taken, so
 * that ten answers that agree are not certainty. With equal weights and values -1, 0 and 1 this is N = n + 3,
 * p = (P + 3/4) / N, d = (D + 3/4) / N, variance (p + d - (p - d)^2) / N (Rocks 2016, The American Statistician
 * 70:365; Agresti and Min 2005 for the idea).
 *
 * With unequal weights the mean is a ratio, and its variance the linearised one, sum of w^2 (v - mean)^2 over the
 * squared sum of w (Cochran 1977, Sampling Techniques, 6.5 and 9A.1). The imaginary voters then weigh what one of
 * Kish's equal voters would, sum of w^2 / sum of w, which makes both formulas one. No votes at all: mean 0.
 */
export function adjustedWald(votes: readonly Votes[]): Estimate {
  const sum = (of: (votes: Votes) => number) =>
    votes.reduce((total, vote) => total + vote.count * of(vote), 0);
  const weights = sum(({ weight }) => weight);
  const added = weights > 0 ? sum(({ weight }) => weight ** 2) / weights : 1;
  const total = weights + ADDED_VOTERS * added;
  const mean = sum(({ weight, value }) => weight * value) / total;
  const squares =
    sum(({ weight, value }) => (weight * (value - mean)) ** 2) +
    added ** 2 * (ADDED_SQUARES + ADDED_VOTERS * mean ** 2);
  return { mean, standardError: Math.sqrt(squares) / total, total };
}

/** How many equal voters tell as much as these: squared sum of weights over the sum of squares (Kish 1965, Survey Sampling, 11.7). */
export function effectiveN(votes: readonly Votes[]): number {
  const weights = votes.reduce((sum, { count, weight }) => sum + count * weight, 0);
  const squares = votes.reduce((sum, { count, weight }) => sum + count * weight ** 2, 0);
  return squares > 0 ? weights ** 2 / squares : 0;
}

/** The mean as it was observed, without imaginary voters. No votes at all: not a number. */
export function weightedMean(votes: readonly Votes[]): number {
  const weights = votes.reduce((sum, { count, weight }) => sum + count * weight, 0);
  return votes.reduce((sum, { count, weight, value }) => sum + count * weight * value, 0) / weights;
}
