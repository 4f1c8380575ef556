import { TURNS } from './lexicon/sentiment-words';
import { bookOf } from './phrase-book';
import { ends, stemsOf, type Word } from './words';

/** A thought of a comment: words `from` to `to` (the last one is in it). */
export interface Clause {
  from: number;
  to: number;
  sentence: number;
  /** It begins with a "but": what is said after it counts more. */
  turned: boolean;
}

const turns = bookOf(TURNS);
/** An "and" before one of these begins a thought of its own. */
const SUBJECTS = stemsOf('the it they i we my your our their this that there he she you also then no not');
/** A comma parts thoughts only when there are enough words before it: "polite, quick and friendly" is one. */
const WORDS_BEFORE_PAUSE = 3;

const ALL_OR_NOTHING = new Set('anything nothing'.split(' '));

/** Cuts a comment into its thoughts: at the end of sentences, at "but" and its like, at commas that part enough. */
export function clausesOf(words: readonly Word[]): Clause[] {
  const clauses: Clause[] = [];
  const turning = new Set(turns.find(words).flatMap(({ from }) => (isNoTurn(words, from) ? [] : [from])));
  let from = 0;
  let sentence = 0;
  for (let at = 0; at < words.length; at++) {
    const stops = at > 0 && ends(words[at - 1]!);
    if (at > 0 && (stops || turning.has(at) || pauses(words, from, at))) {
      clauses.push({ from, to: at - 1, sentence, turned: turning.has(from) });
      from = at;
    }
    if (stops) sentence += 1;
  }
  if (words.length > 0) clauses.push({ from, to: words.length - 1, sentence, turned: turning.has(from) });
  return clauses;
}

function pauses(words: readonly Word[], from: number, at: number): boolean {
  const word = words[at]!;
  const joins = word.stem === 'and' && words[at - 1]!.gap === 'pause';
  if (at - from < (joins ? 2 : WORDS_BEFORE_PAUSE)) return false;
  if (joins) return true;
  if (word.stem === 'and') return SUBJECTS.has(words[at + 1]?.stem ?? '');
  return words[at - 1]!.gap === 'pause';
}

/** "Anything but boring", "nothing but praise", "it has yet to crash". */
function isNoTurn(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  if (before?.gap !== 'space') return false;
  const { stem } = words[at]!;
  if (stem === 'but') return ALL_OR_NOTHING.has(before.stem);
  return stem === 'yet' && words[at + 1]?.stem === 'to';
}
