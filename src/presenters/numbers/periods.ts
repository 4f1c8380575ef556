import { MONTHS_IN_ENGLISH } from '../../domain/month-names';
import { type Month, monthsLater } from '../../domain/numbers/month-span';
import { quarterName, quarterStart } from '../../domain/numbers/quarters';
import type { DaySpan } from '../../queries/numbers/answer-counts';

/** A stretch of whole months, by how people call it. */
export interface Period {
  name: string;
  span: DaySpan;
}

/** A period and the one that it is compared with. */
export interface Compared {
  now: Period;
  last: Period;
}

const SHORT = MONTHS_IN_ENGLISH.map((name) => name.slice(0, 3));

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
  return { name: quarterName(month), span: spanOfMonths(quarterStart(month), 3) };
}

/**
 * A period that is still on, up to the end of the present month: of months that have not begun nobody can tell how many
 * were invited, and nobody has answered.
 */
export function untilNow(period: Period, thisMonth: Month): Period {
  if (!soFar(period, thisMonth)) return period;
  return { ...period, span: { from: period.span.from, to: spanOfMonths(thisMonth, 1).to } };
}

/** What a sentence adds to the name of a period that is still on. */
export function soFar({ span }: Period, thisMonth: Month): string {
  return span.from <= `${thisMonth}-01` && span.to > `${thisMonth}-01` ? ' so far' : '';
}

export function spanOfMonths(first: Month, months: number): DaySpan {
  return { from: `${first}-01`, to: `${monthsLater(first, months)}-01` };
}
