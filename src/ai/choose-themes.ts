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

/** A comment is about its likeliest theme from here on; about others only when they are likelier, and near enough. */
export const FIRST_LOGIT = -1.5;
const OTHER_LOGIT = -0.5;
const NEAR = 4.5;

/** Up to three of the candidates (the likeliest is first), or the general judgement that a comment is without any. */
export function chooseThemes(
  reading: Reading,
  candidates: readonly Candidate[],
  overall: Polarity,
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
    return { id: theme, polarity: polarityAt(reading, shown.clause, overall), ...quote };
  });
}

// As the clause speaks; one that takes no side speaks as its sentence does, and then as the comment.
function polarityAt({ clauses, tones }: Reading, at: number, overall: Polarity): Polarity {
  const own = polarityOf(tones[at]!);
  if (own !== 'neutral') return own;
  const { sentence } = clauses[at]!;
  let sum = 0;
  for (let i = at; clauses[i]?.sentence === sentence; i--) sum += tones[i]!;
  for (let i = at + 1; clauses[i]?.sentence === sentence; i++) sum += tones[i]!;
  const around = polarityOf(sum);
  return around === 'neutral' ? overall : around;
}
