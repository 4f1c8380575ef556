import { nearest } from '../nearest';
import { MONTH_NAMES, type Month, readMonthSpan } from './month-span';
import type { UnknownWord } from './numbers-words';

/** What somebody typed after `/rnps invited`. */
export type InvitedRequest =
  | { kind: 'show' }
  | { kind: 'set'; month: Month; people: number | null }
  | { kind: 'unclear'; why: 'shape' | 'people' | 'ahead' }
  /** A word that says neither a month nor a number. */
  | ({ kind: 'unknown' } & UnknownWord);

/** More people than any company asks in a month. */
const PEOPLE_MAX = 100_000_000;

// "1200", "1,200", "1 200", "none"
const PEOPLE = "(\\d{1,3}(?:[ ,.\u2019']\\d{3})+|\\d+|none)";
const MONTH_FIRST = new RegExp(`^(?:(?:in|for) )?(.*[a-z]|.*[a-z] \\d{4}|\\d{4}-\\d\\d):? ${PEOPLE}$`);
const PEOPLE_FIRST = new RegExp(`^${PEOPLE} (?:in|for) (.+)$`);

/** Reads "october 1200", "2026-10 1,200", "1200 in october", "october none" or nothing. A month without a year is the latest that has begun. */
export function readInvitedWords(typed: string, thisMonth: Month): InvitedRequest {
  const words = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (words === '' || words === 'show') return { kind: 'show' };
  const [first, last] = [PEOPLE_FIRST.exec(words), MONTH_FIRST.exec(words)];
  const [people, month] = first ? [first[1], first[2]] : [last?.[2], last?.[1]];
  if (people === undefined || month === undefined) return strange(words) ?? { kind: 'unclear', why: 'shape' };
  const { span, rest } = readMonthSpan(month, thisMonth);
  if (span.kind !== 'month' || rest !== '') return strange(words) ?? { kind: 'unclear', why: 'shape' };
  if (span.month > thisMonth) return { kind: 'unclear', why: 'ahead' };
  if (people === 'none') return { kind: 'set', month: span.month, people: null };
  const number = Number(people.replace(/\D/g, ''));
  if (number < 1 || number > PEOPLE_MAX) return { kind: 'unclear', why: 'people' };
  return { kind: 'set', month: span.month, people: number };
}

const KNOWN = [...MONTH_NAMES, 'none', 'show'];
const ABOUT = [
  'in',
  'for',
  'this',
  'last',
  'month',
  ...KNOWN,
  ...MONTH_NAMES.map((name) => name.slice(0, 3)),
];

/** The first of the words, if any, that means nothing here: neither a name of a month nor a number. */
function strange(words: string): Extract<InvitedRequest, { kind: 'unknown' }> | null {
  const word = words
    .slice(0, 200)
    .split(/[\s,:]+/)
    .find((one) => one !== '' && !/^\d[\d.\u2019'-]*$/.test(one) && !ABOUT.includes(one));
  if (word === undefined) return null;
  const begun = word.length > 2 ? KNOWN.find((one) => one.startsWith(word)) : undefined;
  return { kind: 'unknown', word, meant: begun ?? nearest(word, KNOWN) };
}
