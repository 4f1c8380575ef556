import { logFactorial } from './distributions';

/** So many of how many. */
export interface Part {
  n: number;
  of: number;
}

/** Tables that are as likely as the one that was found count as such, though the last digits say otherwise: R's fisher.test has the same. */
const ALIKE = 1e-7;

/**
 * Probability that two parts of one and the same share differ at least as much as these, by chance: Fisher's exact test,
 * two-sided, which sums all tables of the same margins that are no likelier than the one found (Agresti, Categorical Data
 * Analysis, 3rd ed., 3.5.1). It holds for counts of any size, none at all included.
 */
export function fisherP(a: Part, b: Part): number {
  const hits = a.n + b.n;
  const ways = logChoose(a.of + b.of, hits);
  const likely = (n: number) => Math.exp(logChoose(a.of, n) + logChoose(b.of, hits - n) - ways);
  const found = likely(a.n) * (1 + ALIKE);
  let sum = 0;
  for (let n = Math.max(0, hits - b.of); n <= Math.min(hits, a.of); n += 1) {
    const one = likely(n);
    if (one <= found) sum += one;
  }
  return Math.min(1, sum);
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}
