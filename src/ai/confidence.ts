import { GENERAL } from '../domain/themes/annotation';
import type { FoundTheme } from './annotation';
import type { Candidate } from './choose-themes';
import { share } from './learner';
import { isTradeNoun } from './modifiers';
import { phrasesOf, type Reading } from './read-comment';
import { PRIOR } from './theme-mind';

/** From here on an annotation may be called sure; measured, six of seven of such are right or more (docs/themes.md). */
export const SURE = 0.77;

/** A judgement without a theme is right about as often as this. */
const OF_GENERAL = 0.6;
/**
 * Of logistic regressions on comments whose themes people had named: docs/themes.md tells which. Themes that are not
 * shipped have words of their own, of which nobody knows how far to trust them.
 */
const OF_OTHERS = { bias: -0.69, weight: 0.13, margin: 0.31, share: 1.21, length: -0.21 };
const OF_SHIPPED = {
  bias: -1.45,
  margin: 0.16,
  share: 1.48,
  length: -0.24,
  phrases: 0.88,
  best: 0.34,
  late: -0.41,
  flat: -0.6,
};
/** How much surer or less sure the words for each shipped theme are than others that look alike. */
const OF_THEME: Readonly<Record<string, number>> = {
  billing: 0.58,
  communication: -0.1,
  competition: -0.26,
  delivery: -0.38,
  expectations: -0.06,
  features: 0.03,
  integrations: -0.02,
  onboarding: 0.32,
  performance: -0.08,
  pricing: -0.09,
  relationship: 0.02,
  reliability: 0.47,
  roadmap: -0.23,
  support: -0.42,
  training: -0.02,
  trust: 0.2,
  usability: 0.04,
};
/** One phrase lighter than this, or one word of a customer's own trade, is a hint: too little to be sure by. */
const HINT = 2.5;
const OF_ONE_HINT = 0.7;
const WEIGHT_MAX = 6;
const MARGIN_MAX = 5;
const PHRASES_MAX = 4;
const CLAUSES_MAX = 3;
/** A clause whose tone is nearer to nothing says how things are, and judges none of them. */
const FLAT = 0.6;

/** How likely the first theme is right, from 0 to 1: by how clearly it is said, and by what else is said. */
export function confidenceOf(
  reading: Reading,
  {
    candidates,
    found,
    shipped,
  }: { candidates: readonly Candidate[]; found: readonly FoundTheme[]; shipped: ReadonlySet<string> },
): number {
  if (found[0]!.id === GENERAL) return OF_GENERAL;
  const weights = candidates.map(({ logit }) => Math.max(0, (logit - PRIOR.bias) / PRIOR.slope));
  const [first = 0, second = 0] = weights;
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const margin = Math.min(first - second, MARGIN_MAX);
  const part = first / Math.max(sum, 0.1);
  const length = Math.log(1 + reading.words.length);
  const { theme, shown } = candidates[0]!;
  if (!shown || !shipped.has(theme)) {
    const { bias, weight, margin: byMargin, share: byShare, length: byLength } = OF_OTHERS;
    const clear = weight * Math.min(first, WEIGHT_MAX) + byMargin * margin;
    return share(bias + clear + byShare * part + byLength * length);
  }
  const { count, best } = phrasesOf(reading, theme);
  const likely = share(
    OF_SHIPPED.bias +
      (OF_THEME[theme] ?? 0) +
      OF_SHIPPED.margin * margin +
      OF_SHIPPED.share * part +
      OF_SHIPPED.length * length +
      OF_SHIPPED.phrases * Math.min(count, PHRASES_MAX) +
      OF_SHIPPED.best * best +
      OF_SHIPPED.late * Math.min(shown.clause, CLAUSES_MAX) +
      OF_SHIPPED.flat * (Math.abs(reading.tones[shown.clause]!) < FLAT ? 1 : 0),
  );
  const isOneHint = count === 1 && (best < HINT || isTradeNoun(reading.words, shown));
  return isOneHint ? Math.min(likely, OF_ONE_HINT) : likely;
}
