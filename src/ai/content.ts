import { SAYS_NOTHING } from './lexicon/signal-words';
import { bookOf } from './phrase-book';
import type { Word } from './words';

const empty = bookOf(SAYS_NOTHING);
/** Holds such a phrase, and is anything but empty. */
const scorn = bookOf('thanks for nothing, thank you for nothing, good for nothing');
/** What may stand around "nothing" and leaves it nothing. */
const FILL = new Set(
  'really at all to be honest i think thanks thank you sorry just well so the moment a and or but for now time this today here me'
    .split(' ')
    .filter(Boolean),
);
const KEYBOARD = /asdf|sdfg|dfgh|fghj|ghjk|hjkl|qwer|wert|rtyu|yuio|zxcv|xcvb|cvbn|vbnm|qaz|wsx/;
/** Longer comments than this say something, whatever their words. */
const WORDS_MAX = 14;

/** True when a comment tells nothing: empty, "n/a", "nothing", signs alone, or keys hit at random. */
export function saysNothing(words: readonly Word[], known: (stem: string) => boolean): boolean {
  const spoken = words.filter(({ stem }) => /\p{L}/u.test(stem));
  if (spoken.length === 0) return true;
  if (words.length > WORDS_MAX) return false;
  return isMash(spoken, known) || (scorn.find(words).length === 0 && isEmptyPhrase(words));
}

function isEmptyPhrase(words: readonly Word[]): boolean {
  const reach = new Map<number, number>();
  for (const { from, to } of empty.find(words.map((word) => ({ ...word, gap: 'space' as const }))))
    reach.set(from, Math.max(to, reach.get(from) ?? -1));
  let phrases = 0;
  for (let at = 0; at < words.length; ) {
    const to = reach.get(at);
    if (to !== undefined) {
      phrases += 1;
      at = to + 1;
    } else if (FILL.has(words[at]!.stem) || /^\d+$/.test(words[at]!.stem)) at += 1;
    else return false;
  }
  return phrases > 0;
}

function isMash(words: readonly Word[], known: (stem: string) => boolean): boolean {
  if (words.some(({ stem }) => known(stem))) return false;
  if (words.length === 1 && words[0]!.stem.length === 1) return /[a-z]/.test(words[0]!.stem);
  const mash = words.filter(({ stem }) => looksMashed(stem)).length;
  return mash > 0 && mash * 2 >= words.length;
}

function looksMashed(stem: string): boolean {
  if (!/^[a-z]+$/.test(stem)) return false;
  if (KEYBOARD.test(stem)) return true;
  if (stem.length >= 4 && !/[aeiouy]/.test(stem)) return true;
  if (/[^aeiouy]{5}/.test(stem)) return true;
  return stem.length >= 4 && new Set(stem).size <= 2;
}
