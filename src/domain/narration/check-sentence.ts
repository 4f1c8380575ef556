import { liveMarkIn } from './live-marks';
import { CHANGE_WORDS, ONLY_WITH_CAPITAL, QUANTITY_WORDS, WENT_UP_OR_DOWN } from './words-of-quantity';

/** Why a sentence that a model wrote is not shown. */
export type Rejection =
  | 'empty'
  | 'too_long'
  | 'unknown_placeholder'
  | 'missing_placeholder'
  | 'stray_brace'
  | 'hidden_character'
  | 'other_script'
  | 'number'
  | 'change'
  | 'quotation_mark'
  | 'link'
  | 'mention'
  | 'markup';

export interface SentenceRules {
  /** Placeholders that this sentence may name, such as `nps` or `count:support`. */
  may: readonly string[];
  /** Those that it has to name. */
  must?: readonly string[];
}

/** A sentence is one or two lines of a report. */
const LONGEST = 500;
export const PLACEHOLDER = /\{([a-z][a-z0-9_:.-]{0,59})\}/g;

/**
 * Null when the sentence states nothing of its own: no number in digits or words, no date, no claim of a change, no
 * quotation, no link, mention or markup. All of that has to come from placeholders, which code fills.
 */
export function checkSentence(sentence: string, { may, must = [] }: SentenceRules): Rejection | null {
  if (sentence.trim() === '') return 'empty';
  if (sentence.length > LONGEST) return 'too_long';
  const named = [...sentence.matchAll(PLACEHOLDER)].map((match) => match[1]!);
  if (named.some((name) => !may.includes(name))) return 'unknown_placeholder';
  if (must.some((name) => !named.includes(name))) return 'missing_placeholder';
  // A letter stands for each fact, so that "{nps}'s" reads as a word with its apostrophe; no word of ours is that letter.
  const own = sentence.replace(PLACEHOLDER, 'ƒ');
  if (/[{}]/.test(own)) return 'stray_brace';
  if (/[\p{C}\p{M}\u2028\u2029]/u.test(own)) return 'hidden_character';
  return ownWordsRejected(own.normalize('NFKC')) ?? (isForeign(own) ? 'other_script' : null);
}

function ownWordsRejected(own: string): Rejection | null {
  if (/\p{N}|[%‰‱٪]/u.test(own)) return 'number';
  if (hasQuotationMark(own)) return 'quotation_mark';
  const live = liveMarkIn(own);
  if (live) return live;
  const words = own.match(/\p{L}+/gu) ?? [];
  if (words.some((word, i) => isQuantity(word, i)) || isSpelledOut(words)) return 'number';
  const claimsChange =
    WENT_UP_OR_DOWN.test(own) || words.some((word) => CHANGE_WORDS.test(word.toLowerCase()));
  return claimsChange ? 'change' : null;
}

function isQuantity(word: string, i: number): boolean {
  const small = word.toLowerCase();
  // A Roman number; CX and the like are no such thing.
  if (/^[IVX]{2,}$/.test(word)) return true;
  if (ONLY_WITH_CAPITAL.has(small)) return i > 0 && word !== small;
  return QUANTITY_WORDS.has(small);
}

// "t h r e e": four single letters in a row are no English.
function isSpelledOut(words: string[]): boolean {
  let run = 0;
  for (const word of words) {
    run = word.length === 1 && word !== 'ƒ' ? run + 1 : 0;
    if (run >= 4) return true;
  }
  return false;
}

/** Every mark of quotation, but an apostrophe inside a word as English has it: don't, the team's, they're. */
function hasQuotationMark(own: string): boolean {
  const withoutApostrophes = own.replace(/(?<=\p{L})['’](?=(?:s|t|d|m|re|ve|ll)(?!\p{L}))/giu, '');
  return /["'’‘‚‛“”„‟«»‹›`´′″‵‶「」『』〝〞〟＂＇]/u.test(withoutApostrophes);
}

// Letters that look English but are not would carry a number word past the list.
function isForeign(own: string): boolean {
  return /[^\P{L}ƒ\p{Script=Latin}]/u.test(own) || own !== own.normalize('NFKC');
}
