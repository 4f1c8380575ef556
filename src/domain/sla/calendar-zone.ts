import { Temporal } from 'temporal-polyfill';

export const MS_PER_DAY = 86_400_000;

/** True for the name of a time zone this Node knows, such as Europe/Berlin; offsets such as +01:00 are not names. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** What the wall clock reads at an instant, in milliseconds as if that wall clock stood in UTC. */
export function wallAt(zone: string, atMs: number): number {
  return atMs + offsetMs(zoned(zone, atMs));
}

/**
 * The furthest the wall clock has come by an instant, in the unit of `wallAt`.
 * It differs from `wallAt` only in the hour that is lived twice when clocks go back: the second time round, the
 * clock has already been to the end of that hour. Without this a later arrival could get an earlier due time.
 */
export function furthestWallAt(zone: string, atMs: number): number {
  const at = zoned(zone, atMs);
  const firstTime = at.toPlainDateTime().toZonedDateTime(zone, { disambiguation: 'earlier' });
  const turnedBackMs = atMs - firstTime.epochMilliseconds;
  if (turnedBackMs === 0) return atMs + offsetMs(at);
  const turn = firstTime.getTimeZoneTransition('next');
  return (turn ? turn.epochMilliseconds : atMs) + offsetMs(at) + turnedBackMs;
}

/**
 * The first instant (epoch milliseconds) at which the wall clock reads `wallMs` or later.
 * A time that is skipped when clocks go forward, or a whole date skipped at the date line, is the moment of the
 * change; a time that happens twice is its first.
 */
export function instantOfWall(zone: string, wallMs: number): number {
  const wall = plain(wallMs);
  const found = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (found.toPlainDateTime().equals(wall)) return found.epochMilliseconds;
  const turn = found.getTimeZoneTransition('next');
  return turn ? turn.epochMilliseconds : found.epochMilliseconds;
}

/** ISO date, YYYY-MM-DD, of a day counted from 1970-01-01. */
export function isoDate(epochDay: number): string {
  return new Date(epochDay * MS_PER_DAY).toISOString().slice(0, 10);
}

/** ISO date on a zone's wall clock at an instant. */
export function localDate(zone: string, at: Date): string {
  return isoDate(Math.floor(wallAt(zone, at.getTime()) / MS_PER_DAY));
}

/** Days from 1970-01-01 to an ISO date; NaN for anything else, 2026-02-30 included. */
export function epochDayOf(date: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return Number.NaN;
  const epochDay = Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;
  return Number.isNaN(epochDay) || isoDate(epochDay) !== date ? Number.NaN : epochDay;
}

function zoned(zone: string, atMs: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
}

function offsetMs(at: Temporal.ZonedDateTime): number {
  return at.offsetNanoseconds / 1e6;
}

function plain(wallMs: number): Temporal.PlainDateTime {
  const utc = new Date(wallMs);
  return new Temporal.PlainDateTime(
    utc.getUTCFullYear(),
    utc.getUTCMonth() + 1,
    utc.getUTCDate(),
    utc.getUTCHours(),
    utc.getUTCMinutes(),
    utc.getUTCSeconds(),
    utc.getUTCMilliseconds(),
  );
}
