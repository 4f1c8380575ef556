import { GENERAL } from '../domain/themes/annotation';
import type { FoundTheme } from './annotation';
import type { Candidate } from './choose-themes';
import { share } from './learner';
import { PRIOR } from './theme-mind';

/** From here on an annotation is called sure; measured, five of six of such are right or more (docs/themes.md). */
export const SURE = 0.77;

/** A judgement without a theme is right about as often as this. */
const OF_GENERAL = 0.6;
/** Of a logistic regression on comments whose themes people had named: docs/themes.md tells which. */
const FITTED = { bias: -0.69, weight: 0.13, margin: 0.31, share: 1.21, length: -0.21 };
const WEIGHT_MAX = 6;
const MARGIN_MAX = 5;

/** How likely the first theme is right, from 0 to 1: by how clearly it is said, and by what else is said. */
export function confidenceOf(
  candidates: readonly Candidate[],
  found: readonly FoundTheme[],
  wordCount: number,
): number {
  if (found[0]!.id === GENERAL) return OF_GENERAL;
  const weights = candidates.map(({ logit }) => Math.max(0, (logit - PRIOR.bias) / PRIOR.slope));
  const [first = 0, second = 0] = weights;
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return share(
    FITTED.bias +
      FITTED.weight * Math.min(first, WEIGHT_MAX) +
      FITTED.margin * Math.min(first - second, MARGIN_MAX) +
      FITTED.share * (first / Math.max(sum, 0.1)) +
      FITTED.length * Math.log(1 + wordCount),
  );
}
