import { type Month, monthName, monthsLater, readMonthSpan } from './month-span';
import { pointsWords } from './nps-words';

/** What somebody typed after `/rnps target`. */
export type TargetRequest =
  | { kind: 'show' }
  | { kind: 'drop' }
  | { kind: 'set'; score: number; by: Month }
  | { kind: 'unclear'; why: 'shape' | 'score' | 'past' };

/** Further ahead nobody plans a score. */
const AHEAD_MAX = 60;

/**
 * Reads "50 by june", "40 to 50 by 2027-06", "none" or nothing. A month without a year is the next of that name. The
 * score it starts from is measured and not taken from anybody's words.
 */
export function readTargetWords(typed: string, thisMonth: Month): TargetRequest {
  const words = typed.trim().toLowerCase().replaceAll('\u2212', '-');
  if (words === '' || words === 'show') return { kind: 'show' };
  if (['none', 'drop', 'clear', 'off'].includes(words)) return { kind: 'drop' };
  const read = /^(?:from )?(?:[+-]?\d{1,3}\s+to\s+)?(?:to )?([+-]?\d{1,4})\s+(?:by|until|in)\s+(.+)$/.exec(
    words,
  );
  if (!read) return { kind: 'unclear', why: 'shape' };
  const score = Number(read[1]);
  if (score < -100 || score > 100) return { kind: 'unclear', why: 'score' };
  const { span, rest } = readMonthSpan(read[2]!, thisMonth);
  if (span.kind !== 'month' || rest !== '') return { kind: 'unclear', why: 'shape' };
  const named = /\d{4}/.test(read[2]!);
  const by = !named && span.month < thisMonth ? monthsLater(span.month, 12) : span.month;
  if (by < thisMonth || by > monthsLater(thisMonth, AHEAD_MAX)) return { kind: 'unclear', why: 'past' };
  return { kind: 'set', score, by };
}

interface SetTarget {
  score: number;
  by: Month;
}

/** "40 by June 2027" */
export function targetName({ score, by }: SetTarget): string {
  return `${pointsWords(score)} by ${monthName(by)}`;
}

/** What sets it again: "/rnps target 40 by 2027-06"; null where its month is over, which nobody may set. */
export function targetCommand({ score, by }: SetTarget, thisMonth: Month): string | null {
  return by < thisMonth ? null : `/rnps target ${score} by ${by}`;
}

/** "its time is over", "this is its month", "1 month left" */
export function monthsLeftWords(months: number): string {
  if (months < 0) return 'its time is over';
  if (months === 0) return 'this is its month';
  return months === 1 ? '1 month left' : `${months} months left`;
}
