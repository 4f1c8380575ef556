import { createHash } from 'node:crypto';
import { checkCalendar, minutesOf, weekdayOf } from './calendar-check';
import { instantOfWall, isoDate, MS_PER_DAY } from './calendar-zone';
import { type HolidayPlace, holidayDataVersion, holidaysOn } from './holidays';

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** A team's working time as the config tells it. Times are HH:MM on the zone's wall clock, dates YYYY-MM-DD. */
export interface CalendarSpec {
  zone: string;
  week: Partial<Record<Weekday, { opens: string; closes: string }>>;
  holidays: HolidayPlace | null;
  closures: { date: string; name?: string }[];
  halfDays: { date: string; closes: string; name?: string }[];
}

/**
 * One local date: open between two instants (epoch milliseconds, both counted as in hours), or closed and why.
 * `offsetMs` is what the wall clock is ahead of UTC from opening to closing; null when it is changed in between.
 */
export type Day =
  | {
      kind: 'open';
      epochDay: number;
      opensMs: number;
      closesMs: number;
      offsetMs: number | null;
      shortenedBy: string | null;
    }
  | { kind: 'closed'; epochDay: number; why: 'week' | 'closure' | 'holiday' | 'clock'; name: string | null };
export type OpenDay = Extract<Day, { kind: 'open' }>;

export interface Calendar {
  readonly zone: string;
  readonly version: string;
  /** The day counted from 1970-01-01 in local dates; computed once. */
  day(epochDay: number): Day;
}

/**
 * Makes a calendar ready for arithmetic. Throws a RangeError that names the place (below `path`) and the remedy for
 * a week without a working day, an unknown zone, country, state or region, and for times and dates that are none.
 */
export function compileCalendar(spec: CalendarSpec, path = 'calendar'): Calendar {
  checkCalendar(spec, path);
  const frozen = structuredClone(spec);
  const days = new Map<number, Day>();
  return {
    zone: frozen.zone,
    version: calendarVersion(frozen),
    day(epochDay) {
      let day = days.get(epochDay);
      if (!day) {
        day = dayOf(frozen, epochDay);
        days.set(epochDay, day);
      }
      return day;
    },
  };
}

/** Sixteen hex digits that change when the calendar or the holiday data behind it does, whatever the order of keys. */
export function calendarVersion(spec: CalendarSpec): string {
  const byDate = (a: { date: string }, b: { date: string }) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
  const facts = {
    ...spec,
    closures: [...spec.closures].sort(byDate),
    halfDays: [...spec.halfDays].sort(byDate),
    holidayData: spec.holidays ? holidayDataVersion() : null,
  };
  const sorted = (_: string, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return createHash('sha256').update(JSON.stringify(facts, sorted)).digest('hex').slice(0, 16);
}

function dayOf(spec: CalendarSpec, epochDay: number): Day {
  const date = isoDate(epochDay);
  const closed = (why: 'week' | 'closure' | 'holiday' | 'clock', name: string | null): Day => ({
    kind: 'closed',
    epochDay,
    why,
    name,
  });
  const usual = spec.week[weekdayOf(epochDay)];
  if (!usual) return closed('week', null);
  const closure = spec.closures.find((one) => one.date === date);
  if (closure) return closed('closure', closure.name ?? null);

  let opens = minutesOf(usual.opens);
  let closes = minutesOf(usual.closes);
  let shortenedBy: string | null = null;
  for (const half of spec.halfDays) {
    if (half.date !== date || minutesOf(half.closes) >= closes) continue;
    closes = minutesOf(half.closes);
    shortenedBy = half.name ?? 'half day';
  }
  for (const holiday of spec.holidays ? holidaysOn(spec.holidays, epochDay) : []) {
    if (holiday.fromMinute >= closes || holiday.toMinute <= opens) continue;
    if (holiday.fromMinute <= opens && holiday.toMinute >= closes) return closed('holiday', holiday.name);
    if (holiday.fromMinute > opens) closes = holiday.fromMinute;
    else opens = holiday.toMinute;
    shortenedBy = holiday.name;
  }
  const opensWallMs = epochDay * MS_PER_DAY + opens * 60_000;
  const closesWallMs = epochDay * MS_PER_DAY + closes * 60_000;
  const opensMs = instantOfWall(spec.zone, opensWallMs);
  const closesMs = instantOfWall(spec.zone, closesWallMs);
  // Clocks that jumped over these hours, or over the date (Samoa had no 30 December 2011), leave nothing to work in.
  if (closesMs <= opensMs) return closed('clock', null);
  const offsetMs = opensWallMs - opensMs;
  const steady = offsetMs === closesWallMs - closesMs;
  return { kind: 'open', epochDay, opensMs, closesMs, offsetMs: steady ? offsetMs : null, shortenedBy };
}
