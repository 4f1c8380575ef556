import type { CalendarSpec, Weekday } from './calendar';
import { epochDayOf, isZone } from './calendar-zone';
import { unknownPartOf } from './holidays';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Throws a RangeError that names the place in the calendar, what was found there and what to write instead. */
export function checkCalendar(spec: CalendarSpec, path: string): void {
  if (!isZone(spec.zone)) {
    refuse(
      `${path}.zone`,
      `is "${spec.zone}", which is not a time zone`,
      'Write a name such as Europe/Berlin.',
    );
  }
  checkWeek(spec, path);
  checkHolidays(spec, path);
  for (const [n, closure] of spec.closures.entries()) checkDate(closure.date, `${path}.closures[${n}].date`);
  for (const n of spec.halfDays.keys()) checkHalfDay(spec, n, `${path}.halfDays[${n}]`);
}

/** Minutes from midnight of HH:MM, 24:00 included; NaN for anything else. */
export function minutesOf(time: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (match) return Number(match[1]) * 60 + Number(match[2]);
  return time === '24:00' ? 1440 : Number.NaN;
}

/** Day of the week of a day counted from 1970-01-01, which was a Thursday. */
export function weekdayOf(epochDay: number): Weekday {
  return WEEKDAYS[(((epochDay + 3) % 7) + 7) % 7]!;
}

function checkWeek({ week }: CalendarSpec, path: string): void {
  const days = Object.entries(week).filter(([, hours]) => hours !== undefined);
  if (days.length === 0) {
    refuse(`${path}.week`, 'has no working day', 'Give at least one day its hours, as in mon: 09:00-17:00.');
  }
  for (const [day, hours] of days) {
    const at = `${path}.week.${day}`;
    if (!WEEKDAYS.includes(day as Weekday)) refuse(at, 'is not a day', `Use ${WEEKDAYS.join(', ')}.`);
    checkTime(hours.opens, `${at}.opens`);
    checkTime(hours.closes, `${at}.closes`);
    if (minutesOf(hours.closes) <= minutesOf(hours.opens)) {
      refuse(
        `${at}.closes`,
        `is ${hours.closes}, not after opens ${hours.opens}`,
        'Let a day close after it opens.',
      );
    }
  }
}

function checkHolidays({ holidays }: CalendarSpec, path: string): void {
  const unknown = holidays && unknownPartOf(holidays);
  if (!holidays || !unknown) return;
  const { part, known } = unknown;
  const remedy =
    known.length > 0
      ? `Use one of ${known.join(', ')}`
      : part === 'state'
        ? 'Leave it out'
        : 'There is none here: leave it out';
  refuse(`${path}.holidays.${part}`, `is "${holidays[part]}", whose holidays are not known`, `${remedy}.`);
}

function checkHalfDay(spec: CalendarSpec, n: number, path: string): void {
  const { date, closes } = spec.halfDays[n]!;
  checkDate(date, `${path}.date`);
  checkTime(closes, `${path}.closes`);
  const usual = spec.week[weekdayOf(epochDayOf(date))];
  if (!usual) return;
  const at = minutesOf(closes);
  if (at <= minutesOf(usual.opens) || at > minutesOf(usual.closes)) {
    const hours = `${usual.opens}-${usual.closes}`;
    refuse(
      `${path}.closes`,
      `is ${closes}, outside that day's ${hours}`,
      'For a whole day off use closures.',
    );
  }
}

function checkDate(date: string, path: string): void {
  if (Number.isNaN(epochDayOf(date)))
    refuse(path, `is "${date}", not a date`, 'Write YYYY-MM-DD, as in 2026-12-24.');
}

function checkTime(time: string, path: string): void {
  if (Number.isNaN(minutesOf(time)))
    refuse(path, `is "${time}", not a time of day`, 'Write HH:MM, as in 09:00.');
}

function refuse(path: string, found: string, remedy: string): never {
  throw new RangeError(`${path} ${found}. ${remedy}`);
}
