import { type Month, monthsLater } from '../../domain/month-span';
import type { DaySpan } from '../../queries/answer-counts';

/** A stretch of whole months, by how people call it. */
export interface Period {
  name: string;
  span: DaySpan;
}

const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Nov 2026" */
export function shortMonth(month: Month): string {
  return `${SHORT[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}

export function monthPeriod(month: Month): Period {
  return { name: shortMonth(month), span: spanOfMonths(month, 1) };
}

/** The last months up to and with the given one, the earliest first. */
export function monthsUpTo(month: Month, count: number): Month[] {
  return Array.from({ length: count }, (_, i) => monthsLater(month, i + 1 - count));
}

/** The calendar quarter of a month. */
export function quarterPeriod(month: Month): Period {
  const first = quarterStart(month);
  return { name: `Q${(Number(first.slice(5)) + 2) / 3} ${first.slice(0, 4)}`, span: spanOfMonths(first, 3) };
}

/** The first month of the quarter of a month. */
export function quarterStart(month: Month): Month {
  const index = Number(month.slice(5)) - 1;
  return monthsLater(month, -(index % 3));
}

export function spanOfMonths(first: Month, months: number): DaySpan {
  return { from: `${first}-01`, to: `${monthsLater(first, months)}-01` };
}
