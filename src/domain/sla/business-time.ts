import type { Calendar, OpenDay } from './calendar';
import { furthestWallAt, instantOfWall, isoDate, MS_PER_DAY } from './calendar-zone';

/** Longest stretch without a working day that is searched before giving up: two years. */
const SEARCH_DAYS = 732;
/** Furthest a due time may lie ahead, in working days: about forty years. */
const MAX_WORKING_DAYS = 10_000;

/** True in working hours; the opening and the closing instant both count. */
export function isOpen(calendar: Calendar, at: Date): boolean {
  return dayNotClosedBefore(calendar, at.getTime()).opensMs <= at.getTime();
}

/** The instant itself when the team is open, else the next opening. */
export function nextOpening(calendar: Calendar, at: Date): Date {
  return new Date(Math.max(at.getTime(), dayNotClosedBefore(calendar, at.getTime()).opensMs));
}

/**
 * The same local time a whole number of business days later; outside hours it counts from the next opening.
 * An opening is the same instant as the closing before it, and the closing is returned. A time that the target day
 * does not have is its closing (half days), or its opening. A time when the clock is turned forward is that moment.
 */
export function addBusinessDays(calendar: Calendar, from: Date, days: number): Date {
  if (!Number.isInteger(days) || days < 0 || days > MAX_WORKING_DAYS) {
    throw new RangeError(`Business days must be a whole number from 0 to ${MAX_WORKING_DAYS}, not ${days}.`);
  }
  if (days === 0) return nextOpening(calendar, from);
  const first = dayNotClosedBefore(calendar, from.getTime());
  let before = first;
  for (let n = 1; n < days; n++) before = openDayFrom(calendar, before.epochDay + 1);
  if (from.getTime() <= first.opensMs) return new Date(before.closesMs);
  const target = openDayFrom(calendar, before.epochDay + 1);
  const atMs = from.getTime();
  const wallMs = first.offsetMs === null ? furthestWallAt(calendar.zone, atMs) : atMs + first.offsetMs;
  const dueWallMs = wallMs + (target.epochDay - first.epochDay) * MS_PER_DAY;
  const sameMs =
    target.offsetMs === null ? instantOfWall(calendar.zone, dueWallMs) : dueWallMs - target.offsetMs;
  return new Date(sameMs <= target.opensMs ? before.closesMs : Math.min(sameMs, target.closesMs));
}

/**
 * The instant after so many seconds of working time (rounded up to the millisecond, so never early). Where that is
 * both a closing and the next opening, it is the closing. No seconds at all is `from`, or the next opening.
 */
export function addWorkingSeconds(calendar: Calendar, from: Date, seconds: number): Date {
  if (!Number.isFinite(seconds) || seconds < 0) {
    throw new RangeError(`Working seconds must be a number of 0 or more, not ${seconds}.`);
  }
  // A share such as 0.75 of 14.2 s is 10,649.999... ms in floating point: rounding up needs a hair of slack.
  let leftMs = Math.ceil(seconds * 1000 - 1e-6);
  let day = dayNotClosedBefore(calendar, from.getTime());
  let atMs = Math.max(from.getTime(), day.opensMs);
  for (let n = 0; n <= MAX_WORKING_DAYS; n++) {
    if (leftMs <= day.closesMs - atMs) return new Date(atMs + leftMs);
    leftMs -= day.closesMs - atMs;
    day = openDayFrom(calendar, day.epochDay + 1);
    atMs = day.opensMs;
  }
  throw new RangeError(`${seconds} working seconds are more than ${MAX_WORKING_DAYS} working days.`);
}

/** Seconds of working time from one instant to another, to the millisecond; negative when `to` is the earlier. */
export function workingSecondsBetween(calendar: Calendar, from: Date, to: Date): number {
  if (to < from) return -workingSecondsBetween(calendar, to, from);
  let day = dayNotClosedBefore(calendar, from.getTime());
  let ms = 0;
  while (day.opensMs < to.getTime()) {
    ms += Math.min(day.closesMs, to.getTime()) - Math.max(day.opensMs, from.getTime());
    day = openDayFrom(calendar, day.epochDay + 1);
  }
  return ms / 1000;
}

/** The working day that an instant falls in, its closing instant included, or else the next one. */
export function dayNotClosedBefore(calendar: Calendar, atMs: number): OpenDay {
  if (Number.isNaN(atMs)) throw new RangeError('Business time was asked of a date that is not valid.');
  // No zone is a day or more away from UTC, so the local date is at earliest the day before.
  let day = openDayFrom(calendar, Math.floor(atMs / MS_PER_DAY) - 1);
  while (day.closesMs < atMs) day = openDayFrom(calendar, day.epochDay + 1);
  return day;
}

function openDayFrom(calendar: Calendar, epochDay: number): OpenDay {
  for (let n = 0; n < SEARCH_DAYS; n++) {
    const day = calendar.day(epochDay + n);
    if (day.kind === 'open') return day;
  }
  throw new RangeError(
    `The calendar in ${calendar.zone} has no working day in the two years from ${isoDate(epochDay)}. Remove closures or give more weekdays their hours.`,
  );
}
