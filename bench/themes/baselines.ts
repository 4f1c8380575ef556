import { SENTIMENT_WORDS } from '../../src/ai/lexicon/sentiment-words';
import type { ThemeWords } from '../../src/ai/lexicon/theme-words';
import { listed, PhraseBook } from '../../src/ai/phrase-book';
import { wordsOf } from '../../src/ai/words';

/** The lexicon and nothing else: the theme that most of its phrases speak of; no weights, clauses or learning. */
export function lexiconAlone(
  lexicon: Readonly<Record<string, ThemeWords>>,
): (comment: string) => string | null {
  const book = new PhraseBook<string>();
  for (const [theme, { strong, usual, weak }] of Object.entries(lexicon))
    for (const phrase of [strong, usual, weak].flatMap(listed)) book.add(phrase, theme);
  return (comment) => {
    const counts = new Map<string, number>();
    for (const { value } of book.find(wordsOf(comment))) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  };
}

/** Words of praise and blame added up, without negation, wishes or clauses. */
export function toneAlone(): (comment: string) => number {
  const book = new PhraseBook<number>();
  for (const [valence, phrases] of SENTIMENT_WORDS)
    for (const phrase of listed(phrases)) book.add(phrase, valence);
  return (comment) => book.find(wordsOf(comment)).reduce((sum, { value }) => sum + value, 0);
}

/** Gives each cluster the label that most of its comments truly have: more than a clustering could know by itself. */
export function namedByTruth(of: readonly number[], truths: readonly string[]): string[] {
  const counts = new Map<number, Map<string, number>>();
  for (const [i, cluster] of of.entries()) {
    const inside = counts.get(cluster) ?? new Map<string, number>();
    inside.set(truths[i]!, (inside.get(truths[i]!) ?? 0) + 1);
    counts.set(cluster, inside);
  }
  return of.map((cluster) => [...counts.get(cluster)!].sort((a, b) => b[1] - a[1])[0]![0]);
}
