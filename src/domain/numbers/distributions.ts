import { jStat } from 'jstat';

// The only file that knows jstat: nothing else on npm with no dependencies has a normal quantile that is right to
// the last digits (simple-statistics is off by 0.003 at 97.5%, @stdlib's brings 230 packages).

/** Two-sided 95%: what an interval covers unless somebody asks for another level. */
export const CONFIDENCE = 0.95;

/** The value that a standard normal stays below with probability `p`; right to about 1e-14. Outside of 0 to 1: RangeError. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`A probability lies between 0 and 1, both excluded, not ${p}.`);
  return jStat.normal.inv(p, 0, 1);
}

/**
 * How many standard errors a two-sided interval reaches each way: 1.96 at 0.95, and more with so many degrees of
 * freedom of Student's t (right to about 1e-8). A level outside of 0 to 1: RangeError.
 */
export function criticalValue(confidence: number = CONFIDENCE, degreesOfFreedom?: number): number {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(
      `A confidence level lies between 0 and 1, both excluded, as in 0.95 for 95%; not ${confidence}.`,
    );
  const p = 0.5 + confidence / 2;
  return degreesOfFreedom === undefined ? normalQuantile(p) : jStat.studentt.inv(p, degreesOfFreedom);
}

/** Probability that a standard normal is at least as far from 0 as `z`, either way; right to about 1e-15 absolutely. */
export function twoSidedP(z: number): number {
  return Math.min(1, 2 * jStat.normal.cdf(-Math.abs(z), 0, 1));
}

/** Natural logarithm of n!, for whole numbers from 0 on; right to about 1e-9. */
export function logFactorial(n: number): number {
  return jStat.factorialln(n);
}
