import { join } from 'node:path';
import type { eld as Eld } from 'eld/medium';
import { type Word, wordsOf } from './words';

let detector: typeof Eld | null = null;

// Read when the first comment asks for it, because most are plainly English and its tables are two megabytes of code.
// eld names its parts for `import` alone. Node's require reads ES modules too, but only by their path.
function eld(): typeof Eld {
  detector ??= (
    require(join(__dirname, '../../node_modules/eld/src/entries/static.medium.js')) as { eld: typeof Eld }
  ).eld;
  return detector;
}

/** Small words of English; a text that has enough of them, and of the words that feedback is made of, is English. */
const SMALL = new Set(
  wordsOf(
    `the a an and or but if of to in on at by for with from as is are was be been am it its this that these those i me my we
  us our you your he she they them their his her not no so very too just really all any some more most much many than then
  there here when where what which who why how have has had do get can could would should will may might must good great
  nice ok okay love best bad poor better easy fast slow thank thanks yes always never about after before out up down over
  because also only even still now other same every everything nothing something anything keep make need want think feel
  know use help work time day year month week people one two first last new old well`,
  ).map(({ stem }) => stem),
);
/** Beyond so many characters a text tells no more of its language. */
const CHARACTERS = 600;

/** ISO 639-1 of the language of a comment; null when it cannot be told. */
export function languageOf(
  comment: string,
  words: readonly Word[],
  known: (stem: string) => boolean,
): string | null {
  const head = words.slice(0, 80);
  if (head.length === 0) return null;
  const english = head.filter(({ stem }) => SMALL.has(stem) || known(stem)).length / head.length;
  if (english >= SURELY_ENGLISH) return 'en';
  const found = eld().detect(comment.slice(0, CHARACTERS));
  if (found.language === 'en' || found.language === '')
    return found.language === 'en' || english > 0 ? 'en' : null;
  // A short comment of product names and misspellings looks like anything.
  if (english >= 0.5 || (english >= 0.3 && !found.isReliable())) return 'en';
  return found.language;
}

const SURELY_ENGLISH = 0.7;

/** Whether a text of two sentences or more is written in a language (ISO 639-1), as far as its letters tell. */
export function isWrittenIn(text: string, language: string): boolean {
  return eld().detect(text.slice(0, CHARACTERS)).language === language;
}
