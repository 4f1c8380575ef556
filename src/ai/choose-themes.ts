import { GENERAL, type Polarity, THEMES_MAX } from '../domain/themes/annotation';
import { type FoundTheme, polarityOf } from './annotation';
import { quoteOf, wholeQuote } from './quote';
import type { Reading } from './read-comment';
import type { Weighed } from './weigh-themes';

/** A theme that a comment may be about. */
export interface Candidate {
  theme: string;
  /** Log-odds. */
  logit: number;
  /** Where its words stand; null when it was learnt, and no word of the lexicon shows it. */
  shown: Weighed | null;
}

/** Which side a comment takes where a theme's own words take none. */
interface Leaning {
  overall: Polarity;
  /** What the score adds to what is said, as a sum of tones. */
  lean: number;
}

/** A comment is about its likeliest theme from here on; about others only when they are likelier, and near enough. */
export const FIRST_LOGIT = -1.5;
const OTHER_LOGIT = -0.5;
const NEAR = 4.5;

/** Up to three of the candidates (the likeliest is first), or the general judgement that a comment is without any. */
export function chooseThemes(
  reading: Reading,
  candidates: readonly Candidate[],
  { overall, lean }: Leaning,
): FoundTheme[] {
  const top = candidates[0]?.logit ?? Number.NEGATIVE_INFINITY;
  const chosen = candidates
    .filter(({ theme, logit }, i) => {
      if (theme === GENERAL) return false;
      return i === 0 ? logit >= FIRST_LOGIT : logit >= OTHER_LOGIT && logit >= top - NEAR;
    })
    .slice(0, THEMES_MAX);
  if (chosen.length === 0 || candidates[0]!.theme === GENERAL)
    return [{ id: GENERAL, polarity: overall, ...wholeQuote(reading.comment) }];
  return chosen.map(({ theme, shown }) => {
    if (!shown) return { id: theme, polarity: overall, ...wholeQuote(reading.comment) };
    const quote = quoteOf(reading, reading.clauses[shown.clause]!, shown);
    return { id: theme, polarity: polarityAt(reading, shown.clause, { overall, lean }), ...quote };
  });
}

// As the clause speaks; one that takes no side speaks as its sentence does, and then as the comment. A wish is no praise.
function polarityAt({ clauses, tones, wishes }: Reading, at: number, { overall, lean }: Leaning): Polarity {
  const own = polarityOf(tones[at]! + lean);
  const unwished = (said: Polarity, wished: boolean) => (wished && said === 'positive' ? 'neutral' : said);
  if (own !== 'neutral') return unwished(own, wishes[at]!);
  const { sentence } = clauses[at]!;
  let sum = lean;
  let wished = false;
  for (let i = 0; i < clauses.length; i++) {
    if (clauses[i]!.sentence !== sentence) continue;
    sum += tones[i]!;
    wished ||= wishes[i]!;
  }
  const around = polarityOf(sum);
  return unwished(around === 'neutral' ? overall : around, wished);
}
