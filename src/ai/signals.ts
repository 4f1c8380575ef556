import { NEGATIONS } from './lexicon/sentiment-words';
import { CHURN, URGENT } from './lexicon/signal-words';
import { bookOf, type PhraseBook } from './phrase-book';
import { ends, type Word } from './words';

const churn = bookOf(CHURN);
const urgent = bookOf(URGENT);
const negations = bookOf(NEGATIONS);
/** "I would never leave you": a negation so many words before turns the sign around. */
const REACH = 3;

/** What a comment says besides its themes. A glad one neither leaves nor burns, whatever its words. */
export function signalsOf(
  words: readonly Word[],
  { tone, score }: { tone: number; score: number | null },
): { churn: boolean; urgent: boolean } {
  if (score !== null && score >= 9) return { churn: false, urgent: false };
  const denied = new Set(negations.find(words).map(({ to }) => to));
  return {
    churn: tone < GLAD && says(churn, words, denied),
    urgent: tone < GLAD && says(urgent, words, denied),
  };
}

const GLAD = 2;

function says(book: PhraseBook<true>, words: readonly Word[], denied: ReadonlySet<number>): boolean {
  return book.find(words).some(({ from }) => {
    for (let at = from - 1; at >= 0 && at >= from - REACH && !ends(words[at]!); at--)
      if (denied.has(at)) return false;
    return true;
  });
}
