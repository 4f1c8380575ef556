import type { LeastVariance, Side } from './matched-difference';

/** Scores are whole: what rounding alone leaves open has a variance of 1/12 (Sheppard 1898). */
export const ROUNDING: LeastVariance = (touched, others) => (1 / touched.matched + 1 / others.matched) / 12;

/** Of each side's share with one more who left and one more who stayed (Agresti and Caffo 2000, The American Statistician 54:280). */
export const UNSURE_SHARES: LeastVariance = (touched, others) => {
  const variance = ({ matched: n, mean }: Side) => {
    const share = (n * mean + 1) / (n + 2);
    return (share * (1 - share)) / (n + 2);
  };
  return variance(touched) + variance(others);
};
