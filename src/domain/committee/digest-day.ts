import { type Month, monthAt, monthsLater } from '../numbers/month-span';
import type { Calendar } from '../sla/calendar';
import { epochDayOf, instantOfWall, localDate, MS_PER_DAY } from '../sla/calendar-zone';
import { reportDueAt } from './report-day';

const NINE_MS = 9 * 3_600_000;
/** As for the report: a calendar without a working day in a month does not hold the digest up for ever. */
const SEARCH_DAYS = 31;

/** When the digest of a month is drafted: at nine on the calendar's working day after the report's. */
export function digestDueAt(calendar: Calendar, month: Month): Date {
  const first = epochDayOf(localDate(calendar.zone, reportDueAt(calendar, month))) + 1;
  let day = first;
  while (calendar.day(day).kind === 'closed' && day < first + SEARCH_DAYS - 1) day += 1;
  return new Date(instantOfWall(calendar.zone, day * MS_PER_DAY + NINE_MS));
}

/** The latest month whose digest is due by then. */
export function latestDigestDue(calendar: Calendar, now: Date): Month {
  let month = monthsLater(monthAt(calendar.zone, now), -1);
  while (digestDueAt(calendar, month) > now) month = monthsLater(month, -1);
  return month;
}
