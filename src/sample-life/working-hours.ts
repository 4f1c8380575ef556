import { addBusinessDays } from '../domain/sla/business-time';
import { type Calendar, type CalendarSpec, compileCalendar } from '../domain/sla/calendar';
import type { Random } from './random';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Somebody's working day on a local date counted from 1970-01-01, in epoch milliseconds; null on a day off. */
export type WorkingDay = (epochDay: number) => { opensMs: number; closesMs: number } | null;

const TEAM_HOURS = officeHours('America/New_York', 'US');
const LONDON = hoursOf(officeHours('Europe/London'));
const NEW_YORK = hoursOf(TEAM_HOURS);

/**
 * Nine to five where the staff sit. Zones that turn their clocks with another are that one shifted: asking for the
 * offset on each of 700 days is what costs time.
 */
export const OFFICE_HOURS = {
  'America/New_York': NEW_YORK,
  'America/Chicago': later(NEW_YORK, 1),
  'America/Denver': later(NEW_YORK, 2),
  'America/Los_Angeles': later(NEW_YORK, 3),
  'Europe/London': LONDON,
  'Europe/Lisbon': LONDON,
  'Europe/Berlin': later(LONDON, -1),
  'Asia/Kolkata': later(utcNineToFive, -5.5),
} satisfies Record<string, WorkingDay>;

/** When contact is due on a response received at this instant: two business days later, by the shipped calendar. */
export function dueAt(receivedAt: Date): Date {
  return addBusinessDays(TEAM_HOURS, receivedAt, 2);
}

function officeHours(zone: string, country?: string): Calendar {
  const hours = { opens: '09:00', closes: '17:00' };
  const week: CalendarSpec['week'] = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
  return compileCalendar({ zone, week, holidays: country ? { country } : null, closures: [], halfDays: [] });
}

function utcNineToFive(epochDay: number): ReturnType<WorkingDay> {
  // 1970-01-01 was a Thursday.
  const weekday = (epochDay + 4) % 7;
  if (weekday === 0 || weekday === 6) return null;
  return { opensMs: epochDay * DAY_MS + 9 * HOUR_MS, closesMs: epochDay * DAY_MS + 17 * HOUR_MS };
}

function hoursOf(calendar: Calendar): WorkingDay {
  return (epochDay) => {
    const day = calendar.day(epochDay);
    return day.kind === 'open' ? day : null;
  };
}

function later(hours: WorkingDay, byHours: number): WorkingDay {
  const byMs = byHours * HOUR_MS;
  return (epochDay) => {
    const day = hours(epochDay);
    return day && { opensMs: day.opensMs + byMs, closesMs: day.closesMs + byMs };
  };
}

/**
 * A whole second in somebody's hours between two instants, both included; null when there is none. `haste` above 1
 * pulls it towards the beginning.
 */
export function workingMoment(
  random: Random,
  hours: WorkingDay,
  from: Date,
  to: Date,
  haste = 1,
): Date | null {
  const open: [startMs: number, endMs: number][] = [];
  const lastDay = Math.floor(to.getTime() / DAY_MS) + 1;
  for (let epochDay = Math.floor(from.getTime() / DAY_MS) - 1; epochDay <= lastDay; epochDay++) {
    const day = hours(epochDay);
    if (!day) continue;
    const startMs = Math.max(day.opensMs, from.getTime());
    const endMs = Math.min(day.closesMs, to.getTime());
    if (startMs <= endMs) open.push([startMs, endMs]);
  }
  if (open.length === 0) return null;
  const totalMs = open.reduce((sum, [start, end]) => sum + end - start, 0);
  let leftMs = totalMs * random.next() ** haste;
  for (const [startMs, endMs] of open) {
    if (leftMs <= endMs - startMs) return new Date(Math.max(startMs, wholeSecond(startMs + leftMs)));
    leftMs -= endMs - startMs;
  }
  return new Date(open.at(-1)![1]);
}

/** The second that an instant (in milliseconds) lies in. */
export function wholeSecond(atMs: number): number {
  return Math.floor(atMs / 1000) * 1000;
}
