import { type Month, monthsLater } from './month-span';

/** The first month of the quarter of a month. */
export function quarterStart(month: Month): Month {
  return monthsLater(month, -((Number(month.slice(5)) - 1) % 3));
}

/** "Q4 2026" */
export function quarterName(month: Month): string {
  return `Q${(Number(quarterStart(month).slice(5)) + 2) / 3} ${month.slice(0, 4)}`;
}

/**
 * Reads "q3", "q3 2025", "2025-q3", "quarter" or "last quarter" as the first month of it; null when it says none. One
 * without a year is the latest that has begun.
 */
export function readQuarter(typed: string, thisMonth: Month): Month | null {
  const now = quarterStart(thisMonth);
  if (['quarter', 'this quarter'].includes(typed)) return now;
  if (typed === 'last quarter') return monthsLater(now, -3);
  const read = /^(?:(\d{4})[- ]?)?q([1-4])$|^q([1-4])[- ](\d{4})$/.exec(typed);
  if (!read) return null;
  const first = (year: string) => monthsLater(`${year}-01` as Month, 3 * (Number(read[2] ?? read[3]) - 1));
  const year = read[1] ?? read[4];
  if (year) return first(year);
  const sameYear = first(thisMonth.slice(0, 4));
  return sameYear <= now ? sameYear : monthsLater(sameYear, -12);
}
