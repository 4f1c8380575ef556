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

/**
 * Whether the side of a theme is in doubt: it speaks against the score or against all else that is said, or praise is
 * read where the sentence praises nothing, only the score does (many a promoter answers with a wish). `clause`: where the
 * theme is shown.
 */
export function isDoubtful(
  polarity: Polarity,
  { reading, clause, score }: { reading: Reading; clause: number | null; score: number | null },
): boolean {
  if (score === null) return false;
  const lean = leanOf(score);
  const sum = reading.tones.reduce((total, tone) => total + tone, reading.faces);
  const own = clause === null ? 0 : reading.tones[clause]!;
  switch (polarity) {
    case 'negative':
      return lean > 0;
    case 'neutral':
      return lean > 0 && sum - own >= GLOWING;
    case 'positive': {
      if (lean < 0 || (lean === 0 && sum < 0)) return true;
      const { told, tone } = sentenceOf(reading, clause);
      if (Math.max(own, tone) >= PRAISE) return false;
      return (
        lean === 0 ||
        !told ||
        Math.min(own, tone) < 0 ||
        (polarityOf(own) !== 'positive' && polarityOf(sum) !== 'positive')
      );
    }
  }
}

/** Of the sentence that a clause stands in: the sum of its tones, and whether it tells something. */
function sentenceOf(
  { tones, clauses, words }: Reading,
  clause: number | null,
): { tone: number; told: boolean } {
  let tone = 0;
  let told = false;
  for (const [i, { from, to, sentence }] of clauses.entries()) {
    if (clause === null || sentence !== clauses[clause]!.sentence) continue;
    tone += tones[i]!;
    told ||= words.slice(from, to + 1).some(({ stem }) => TELLS.has(stem));
  }
  return { tone, told };
}
