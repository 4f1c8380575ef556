import { phraseOf, type Reading } from './read-comment';

/** How much a comment speaks of a theme, and in which of its clauses most. */
export interface Weighed {
  theme: string;
  weight: number;
  clause: number;
  /** Words of that clause that showed it, the last one is in it. */
  from: number;
  to: number;
}

/** Another word for the same theme in the same clause adds less. */
const AGAIN = 0.4;

/** The themes of a comment by its words alone, the most prominent first. */
export function weighThemes(reading: Reading): Weighed[] {
  const found = new Map<string, Weighed & { inClause: number; best: number; phrases: Set<string> }>();
  let clause = 0;
  for (const { from, to, value } of reading.hits) {
    while (reading.clauses[clause]!.to < from) clause += 1;
    const known = found.get(value.theme);
    const phrase = phraseOf(reading.words, { from, to });
    if (!known) {
      const phrases = new Set([phrase]);
      found.set(value.theme, {
        theme: value.theme,
        weight: value.weight,
        clause,
        from,
        to,
        inClause: clause,
        best: value.weight,
        phrases,
      });
      continue;
    }
    if (known.phrases.has(phrase)) continue;
    known.phrases.add(phrase);
    known.weight += value.weight * (known.inClause === clause ? AGAIN : AGAIN * 1.5);
    known.inClause = clause;
    if (value.weight > known.best) {
      known.best = value.weight;
      known.clause = clause;
      known.from = from;
      known.to = to;
    }
  }
  return [...found.values()]
    .map(({ theme, weight, clause, from, to }) => ({ theme, weight, clause, from, to }))
    .sort((a, b) => b.weight - a.weight || a.from - b.from);
}
