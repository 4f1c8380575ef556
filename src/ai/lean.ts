import type { Polarity } from '../domain/themes/annotation';
import { polarityOf } from './annotation';
import type { Reading } from './read-comment';
import { PRAISE } from './wishes';

/** What a score adds to the words of a theme, as a sum of tones: less than one clear word of praise or blame. */
const LEAN = 0.8;
/** Praise beside a wish by which a comment praises more than it asks. */
const GLOWING = 4;

/** How far the score (0-10) of a comment draws its words to one side. */
export function leanOf(score: number | null): number {
  if (score === null) return 0;
  if (score >= 9) return LEAN;
  return score <= 6 ? -LEAN : 0;
}

/** A sentence with one of these tells how things are; one without may be a wish: "Tablet support and better maps". */
const TELLS = new Set(
  'is are was were has had been do can it we i they she he my our never always'.split(' '),
);

/** A sum of tones nearer to nothing than this is too little to be sure of a side by words alone. */
const SPOKEN = 1.15;

/**
 * Whether the side of a theme is in doubt: it speaks against the score or against all else that is said, no words near the
 * theme take it, or praise is read where the sentence praises nothing, only the score does (many a promoter answers with a
 * wish). `clause`: where the theme is shown.
 */
export function isDoubtful(
  polarity: Polarity,
  { reading, clause, score }: { reading: Reading; clause: number | null; score: number | null },
): boolean {
  const lean = leanOf(score);
  if (reading.ironic && lean >= 0) return true;
  const sum = reading.tones.reduce((total, tone) => total + tone, reading.faces);
  const own = clause === null ? sum : reading.tones[clause]!;
  const { told, tone, asks } = sentenceOf(reading, clause);
  switch (polarity) {
    case 'negative':
      if (lean !== 0) return lean > 0;
      return Math.min(own, tone) > -SPOKEN || (sum >= PRAISE && own > -PRAISE);
    case 'neutral':
      return !asks || (lean > 0 && sum - own >= GLOWING);
    case 'positive': {
      if (lean < 0 || (lean === 0 && sum < 0)) return true;
      if (Math.max(own, tone) >= PRAISE) return false;
      if (score === null) return Math.max(own, tone) < SPOKEN || sum < SPOKEN;
      return (
        lean === 0 ||
        !told ||
        Math.min(own, tone) < 0 ||
        (polarityOf(own) !== 'positive' && polarityOf(sum) !== 'positive')
      );
    }
  }
}

/** Of the sentence that a clause stands in: the sum of its tones, whether it tells something, and whether it asks. */
function sentenceOf(
  { tones, wishes, clauses, words }: Reading,
  clause: number | null,
): { tone: number; told: boolean; asks: boolean } {
  let tone = 0;
  let told = false;
  let asks = false;
  for (const [i, { from, to, sentence }] of clauses.entries()) {
    if (clause === null || sentence !== clauses[clause]!.sentence) continue;
    tone += tones[i]!;
    told ||= words.slice(from, to + 1).some(({ stem }) => TELLS.has(stem));
    asks ||= wishes[i]! || words[to]!.gap === 'question';
  }
  return { tone, told, asks };
}
