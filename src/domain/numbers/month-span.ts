import { MONTHS_IN_ENGLISH } from '../month-names';
import { instantOfWall, localDate } from '../sla/calendar-zone';

/** A calendar month, such as 2026-11. */
export type Month = `${number}-${string}`;

/** What somebody asked for: this month and the one before it, so many months up to this one, or a single month. */
export type MonthSpan = { kind: 'now' } | { kind: 'last'; months: number } | { kind: 'month'; month: Month };

/** Longer than this nobody reads a table on a phone. */
export const MONTHS_MAX = 24;

/** As somebody who writes quickly writes them. */
export const MONTH_NAMES = MONTHS_IN_ENGLISH.map((name) => name.toLowerCase());

/** The month that it is at an instant on a zone's wall clock. */
export function monthAt(zone: string, at: Date): Month {
  return localDate(zone, at).slice(0, 7) as Month;
}

/** So many months later, or earlier when negative. */
export function monthsLater(month: Month, months: number): Month {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, number! - 1 + months, 1)).toISOString().slice(0, 7) as Month;
}

/** The first instant of a month on a zone's wall clock. */
export function startOfMonth(zone: string, month: Month): Date {
  return new Date(instantOfWall(zone, Date.parse(`${month}-01T00:00:00Z`)));
}

/** From the first instant of a month to that after so many months, on a zone's wall clock. */
export function instantsOfMonths(zone: string, first: Month, months = 1): { from: Date; to: Date } {
  return { from: startOfMonth(zone, first), to: startOfMonth(zone, monthsLater(first, months)) };
}

/** "November 2026" */
export function monthName(month: Month): string {
  return `${MONTHS_IN_ENGLISH[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}

/**
 * Reads the end of what somebody typed as a span of months ("6", "3 months", "2026-10", "october", "oct 2026", "last
 * month"); `rest` is what stands before it. A month without a year is the latest that has begun.
 */
export function readMonthSpan(typed: string, thisMonth: Month): { span: MonthSpan; rest: string } {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  for (const length of [2, 1]) {
    if (words.length < length) continue;
    const span = spanOf(words.slice(-length).join(' '), thisMonth);
    if (span) return { span, rest: words.slice(0, -length).join(' ') };
  }
  return { span: { kind: 'now' }, rest: words.join(' ') };
}

function spanOf(text: string, thisMonth: Month): MonthSpan | null {
  if (text === 'this month') return { kind: 'month', month: thisMonth };
  if (text === 'last month') return { kind: 'month', month: monthsLater(thisMonth, -1) };
  const number = /^(\d{1,3})(?: months?)?$/.exec(text);
  if (number) return { kind: 'last', months: Math.min(MONTHS_MAX, Math.max(1, Number(number[1]))) };
  const iso = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  if (iso) return { kind: 'month', month: text as Month };
  const named = /^([a-z]{3,9})(?: (\d{4}))?$/.exec(text);
  const index = named
    ? MONTH_NAMES.findIndex((name) => name === named[1] || name.slice(0, 3) === named[1])
    : -1;
  if (index < 0) return null;
  const monthOf = (year: string) => `${year}-${String(index + 1).padStart(2, '0')}` as Month;
  if (named![2]) return { kind: 'month', month: monthOf(named![2]) };
  const sameYear = monthOf(thisMonth.slice(0, 4));
  return { kind: 'month', month: sameYear <= thisMonth ? sameYear : monthsLater(sameYear, -12) };
}
