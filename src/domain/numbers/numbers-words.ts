import { nearest } from '../nearest';
import { MONTH_NAMES, type Month, readMonthSpan } from './month-span';
import { quarterName, readQuarter } from './quarters';
import { SEGMENTS, type Segment } from './segments';

/** Who has a say in a score: each answer, each account once, or each account by its ARR. */
export const VIEWS = ['respondents', 'accounts', 'arr'] as const;
export type View = (typeof VIEWS)[number];

/** What somebody wants to see of the score. */
export interface TrendRequest {
  /** Up to and with the present month, from 1 to 24. */
  months: number;
  segment: Segment | null;
  view: View;
}

export const TREND_MONTHS = 12;
export const TREND_MONTHS_MAX = 24;

/** A word that is none of ours, and the one that was most likely meant. */
export interface UnknownWord {
  word: string;
  meant: string | null;
}

const VIEW_WORDS: Record<string, View> = {
  respondents: 'respondents',
  respondent: 'respondents',
  people: 'respondents',
  answers: 'respondents',
  accounts: 'accounts',
  account: 'accounts',
  companies: 'accounts',
  arr: 'arr',
  revenue: 'arr',
  weighted: 'arr',
};
const SEGMENT_WORDS: Record<string, Segment> = {
  ...Object.fromEntries(
    SEGMENTS.flatMap((segment) => [
      [segment, segment],
      [`${segment}s`, segment],
    ]),
  ),
  industries: 'industry',
  age: 'tenure',
  stage: 'lifecycle',
  survey: 'source',
  tool: 'source',
};
/** Said around the words that count. */
const FILLERS = new Set([
  'by',
  'last',
  'the',
  'past',
  'month',
  'months',
  'view',
  'for',
  'of',
  'per',
  'level',
]);

/**
 * Reads what was typed after `/rnps trend`, in any order: a number of months, a segment ("by plan"), a view
 * ("accounts", "arr"). A word that is near one of ours is not guessed but asked about.
 */
export function readTrendWords(typed: string): TrendRequest | UnknownWord {
  const request: TrendRequest = { months: TREND_MONTHS, segment: null, view: 'respondents' };
  const words = typed
    .toLowerCase()
    .replace(/(\d) +years?\b/g, '$1y')
    .split(/[\s,]+/);
  for (const word of words.filter(Boolean)) {
    const number = /^(\d{1,3})(?:m|months?)?$/.exec(word);
    const year = /^(\d)(?:y|years?)$/.exec(word);
    if (number) request.months = withinMonths(Number(number[1]));
    else if (year) request.months = withinMonths(12 * Number(year[1]));
    else if (Object.hasOwn(SEGMENT_WORDS, word)) request.segment = SEGMENT_WORDS[word]!;
    else if (Object.hasOwn(VIEW_WORDS, word)) request.view = VIEW_WORDS[word]!;
    else if (!FILLERS.has(word)) return { word, meant: nearest(word, [...SEGMENTS, ...VIEWS]) };
  }
  return request;
}

/** The words that ask for the same again: what a button carries. */
export function trendWords({ months, segment, view }: TrendRequest): string {
  return [String(months), ...(segment ? [`by ${segment}`] : []), view].join(' ');
}

function withinMonths(months: number): number {
  return Math.min(TREND_MONTHS_MAX, Math.max(1, months));
}

/** What somebody wants explained: the move of a month or a quarter (null: whichever says something), by one segment or by each. */
export interface WhyRequest {
  period: WhyPeriod | null;
  segment: Segment | null;
}

/** A quarter is told by its first month. */
export interface WhyPeriod {
  kind: 'month' | 'quarter';
  month: Month;
}

/** Reads what was typed after `/rnps why`: a month or a quarter, and a segment ("october by plan", "q3"), both as one likes. */
export function readWhyWords(typed: string, thisMonth: Month): WhyRequest | UnknownWord {
  const words = typed
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const segmentAt = words.findIndex((word) => Object.hasOwn(SEGMENT_WORDS, word));
  const segment = segmentAt < 0 ? null : SEGMENT_WORDS[words[segmentAt]!]!;
  const others = words.filter((word, i) => i !== segmentAt && word !== 'by' && word !== 'in');
  if (others.length === 0) return { period: null, segment };
  const quarter = readQuarter(others.join(' '), thisMonth);
  if (quarter) return { period: { kind: 'quarter', month: quarter }, segment };
  const { span, rest } = readMonthSpan(others.join(' '), thisMonth);
  if (span.kind === 'month' && rest === '') return { period: { kind: 'month', month: span.month }, segment };
  const word = rest.split(' ')[0] || others[0]!;
  return { word, meant: nearest(word, [...SEGMENTS, ...MONTH_NAMES, 'quarter']) };
}

/** The words that ask for the same again. */
export function whyWords({ period, segment }: WhyRequest): string {
  const when = period && (period.kind === 'month' ? period.month : quarterName(period.month).toLowerCase());
  return [when, segment ? `by ${segment}` : null].filter((part) => part !== null).join(' ');
}
