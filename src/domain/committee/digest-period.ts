import { instantsOfMonths, type Month, monthName, readMonthSpan } from '../numbers/month-span';
import { quarterName, quarterStart, readQuarter } from '../numbers/quarters';

/** What a digest is of, by its name in tables and buttons: a month (2026-10) or a quarter (2026-Q4). */
export type DigestPeriod = Month | `${number}-Q${number}`;

/** Reads a period's name; null when it is none. A forged button may carry anything. */
export function readPeriod(text: string): DigestPeriod | null {
  return /^[12]\d{3}-(0[1-9]|1[0-2]|Q[1-4])$/.test(text) ? (text as DigestPeriod) : null;
}

/** The first month, and how many there are. */
function monthsOf(period: DigestPeriod): { first: Month; months: number } {
  const [year, quarter] = period.split('-Q');
  if (quarter === undefined) return { first: period as Month, months: 1 };
  return { first: `${year}-${String(3 * Number(quarter) - 2).padStart(2, '0')}` as Month, months: 3 };
}

/** Its first instant, and the first after it, on a zone's wall clock. */
export function instantsOfPeriod(zone: string, period: DigestPeriod): { from: Date; to: Date } {
  const { first, months } = monthsOf(period);
  return instantsOfMonths(zone, first, months);
}

/** "October 2026", "Q4 2026" */
export function periodName(period: DigestPeriod): string {
  const { first, months } = monthsOf(period);
  return months === 1 ? monthName(first) : quarterName(first);
}

/** True for one of which nothing has happened yet. */
export function isAhead(period: DigestPeriod, thisMonth: Month): boolean {
  return monthsOf(period).first > thisMonth;
}

/**
 * Reads what was typed after `/rnps digest`: a month or a quarter as one likes, or the latest whole month (null); what is
 * neither is given back.
 */
export function readDigestWords(
  typed: string,
  thisMonth: Month,
): { period: DigestPeriod | null } | { word: string } {
  const words = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (words === '' || words === 'last' || words === 'latest') return { period: null };
  const quarter = readQuarter(words, thisMonth);
  if (quarter) return { period: quarterPeriod(quarter) };
  const { span, rest } = readMonthSpan(words, thisMonth);
  return span.kind === 'month' && rest === '' ? { period: span.month } : { word: typed.trim() };
}

function quarterPeriod(month: Month): DigestPeriod {
  const first = quarterStart(month);
  return `${first.slice(0, 4)}-Q${(Number(first.slice(5)) + 2) / 3}` as DigestPeriod;
}
