import {
  EMPHATIC_NEGATIONS,
  FINDING_FAULT,
  LASTING_NEGATIONS,
  NOT_TO_BE_OUTDONE,
} from './lexicon/denial-words';
import { ANTICIPATES, COSTS, SPARES, SUFFERED } from './lexicon/effort-words';
import { INDISPENSABLE } from './lexicon/indispensable';
import { NEGATIONS, SENTIMENT_WORDS, STRONGER, WISHES } from './lexicon/sentiment-words';
import { type Found, listed, PhraseBook } from './phrase-book';
import type { Word } from './words';

/** How much of it a negation denies. */
export type Denial = 'plain' | 'lasting' | 'emphatic';

/** What a word or phrase does to how a thought sounds; `denied` is its valence after a negation, where that is its own. */
export type Mark =
  | { kind: 'tone'; valence: number; denied?: number }
  | { kind: 'negation'; denial: Denial }
  | { kind: 'stronger' }
  | { kind: 'wish' };

/** Clear praise and clear blame. */
const PRAISED = 2;
const FAULT = { valence: -1, denied: PRAISED };
const COSTLY = -1.5;
const SPARED = 1.5;

const book = new PhraseBook<Mark>();
const addAll = (phrases: readonly string[], mark: Mark) => {
  for (const phrase of phrases) book.add(phrase, mark);
};
addAll(NOT_TO_BE_OUTDONE, { kind: 'tone', valence: PRAISED });
addAll(listed(FINDING_FAULT), { kind: 'tone', ...FAULT });
addAll(ANTICIPATES, { kind: 'tone', valence: PRAISED });
addAll(SPARES, { kind: 'tone', valence: SPARED });
addAll(SUFFERED, { kind: 'tone', valence: COSTLY });
addAll(COSTS, { kind: 'tone', valence: COSTLY });
for (const [valence, phrases] of SENTIMENT_WORDS) addAll(listed(phrases), { kind: 'tone', valence });
addAll(INDISPENSABLE, { kind: 'tone', valence: PRAISED });
addAll(listed(EMPHATIC_NEGATIONS), { kind: 'negation', denial: 'emphatic' });
addAll(listed(LASTING_NEGATIONS), { kind: 'negation', denial: 'lasting' });
addAll(listed(NEGATIONS), { kind: 'negation', denial: 'plain' });
addAll(listed(STRONGER), { kind: 'stronger' });
addAll(listed(WISHES), { kind: 'wish' });

/** Stems of praise, blame and what turns them. */
export const SENTIMENT_STEMS: ReadonlySet<string> = book.stems;

const ORDER = { tone: 0, wish: 1, negation: 2, stronger: 3 };

/** In order of the words. Where phrases overlap, the longer one is meant; of the same words, the tone before its use as negation. */
export function marksIn(words: readonly Word[]): Found<Mark>[] {
  const sorted = book
    .find(words)
    .sort((a, b) => a.from - b.from || b.to - a.to || ORDER[a.value.kind] - ORDER[b.value.kind]);
  const kept: Found<Mark>[] = [];
  let end = -1;
  for (const one of sorted) {
    const last = kept.at(-1);
    const negates =
      one.value.kind === 'negation' &&
      last?.value.kind !== 'negation' &&
      last?.from === one.from &&
      last.to === one.to;
    if (one.from <= end && !negates) continue;
    kept.push(one);
    end = Math.max(end, one.to);
  }
  return kept;
}
