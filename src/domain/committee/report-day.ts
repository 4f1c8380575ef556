import { type Month, monthAt, monthsLater } from '../numbers/month-span';
import type { Calendar } from '../sla/calendar';
import { epochDayOf, instantOfWall, MS_PER_DAY } from '../sla/calendar-zone';

const NINE_MS = 9 * 3_600_000;
/** Longer than any holiday: a calendar without a working day in a whole month speaks on the month's last. */
const SEARCH_DAYS = 31;

/** When the report of a month is due: at nine on the calendar's first working day of the month after it. */
export function reportDueAt(calendar: Calendar, month: Month): Date {
  const first = epochDayOf(`${monthsLater(month, 1)}-01`);
  let day = first;
  while (calendar.day(day).kind === 'closed' && day < first + SEARCH_DAYS - 1) day += 1;
  return new Date(instantOfWall(calendar.zone, day * MS_PER_DAY + NINE_MS));
}

/** The latest month whose report is due by then. */
export function latestReportDue(calendar: Calendar, now: Date): Month {
  const last = monthsLater(monthAt(calendar.zone, now), -1);
  return reportDueAt(calendar, last) <= now ? last : monthsLater(last, -1);
}
