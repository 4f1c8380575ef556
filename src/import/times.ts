import { Temporal } from 'temporal-polyfill';

export type DayOrder = 'dmy' | 'mdy';

/** How the times of a file are read: settled for all of it before anything is imported. */
export interface TimeStyle {
  /** For days such as 03/04/2026; null where the file has none. */
  order: DayOrder | null;
  /** IANA zone of times that name none; null where all do. */
  zone: string | null;
}

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
  /** Minutes east of Greenwich; null when the text names no zone. */
  offset: number | null;
}

const TIME = String.raw`(?:[ T]{1,2}(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?([AaPp]\.?[Mm]\.?)?)?`;
const ZONE = String.raw`\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?`;
export const YEAR_FIRST = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}${ZONE}$`);
export const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}),?${TIME}${ZONE}$`);
const UNIX_SECONDS = /^[1-4]\d{9}$/;
const UNIX_MS = /^[1-4]\d{12}$/;
export const TEXT_MAX = 60;
const EXPECTED = 'expected a time such as 2026-01-15 14:03:04';

/** The instant that a cell tells, null for an empty one, or why it tells none. */
export function readTime(cell: string, style: TimeStyle): Date | null | { reason: string } {
  const text = cell.trim();
  // Exports of times in seconds write 0 for what did not happen.
  if (text === '' || text === '0') return null;
  if (UNIX_SECONDS.test(text)) return new Date(Number(text) * 1000);
  if (UNIX_MS.test(text)) return new Date(Number(text));
  if (text.length > TEXT_MAX) return { reason: EXPECTED };
  const parts = partsOf(text, style.order);
  if ('reason' in parts) return parts;
  const local = Date.UTC(
    parts.year,
    parts.month - 1,
    parts.day,
    parts.hour,
    parts.minute,
    parts.second,
    parts.ms,
  );
  if (parts.offset !== null) return new Date(local - parts.offset * 60_000);
  if (style.zone === null) return { reason: 'names no zone' };
  return new Date(local - offsetMs(local, style.zone));
}

/** The day that a cell tells, as YYYY-MM-DD; null for an empty one, or why it tells none. */
export function readDay(cell: string, style: TimeStyle): string | null | { reason: string } {
  const text = cell.trim();
  if (text === '') return null;
  if (text.length > TEXT_MAX) return { reason: EXPECTED };
  const parts = partsOf(text, style.order);
  if ('reason' in parts)
    return {
      reason: parts.reason.replace('a time such as 2026-01-15 14:03:04', 'a date such as 2026-01-15'),
    };
  return `${parts.year}-${two(parts.month)}-${two(parts.day)}`;
}

function partsOf(text: string, order: DayOrder | null): Parts | { reason: string } {
  const first = YEAR_FIRST.exec(text);
  if (first) {
    const [, year, month, day, ...time] = first;
    return checked(Number(year), Number(month), Number(day), time);
  }
  const last = YEAR_LAST.exec(text);
  if (!last) return { reason: EXPECTED };
  const [, a, , b, year, ...time] = last;
  if (order === null) return { reason: 'the order of day and month is not known' };
  const [day, month] = order === 'dmy' ? [a, b] : [b, a];
  return checked(Number(year), Number(month), Number(day), time);
}

function checked(
  year: number,
  month: number,
  day: number,
  [hour, minute, second, fraction, half, zone]: (string | undefined)[],
): Parts | { reason: string } {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return { reason: 'there is no such day' };
  if (year < 1900 || year > 2099) return { reason: 'expected a year from 1900 to 2099' };
  let h = Number(hour ?? 0);
  if (half) {
    if (h < 1 || h > 12) return { reason: 'there is no such time of day' };
    h = (h % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  const [m, s] = [Number(minute ?? 0), Number(second ?? 0)];
  if (h > 23 || m > 59 || s > 59) return { reason: 'there is no such time of day' };
  const ms = fraction ? Number(fraction.padEnd(3, '0').slice(0, 3)) : 0;
  return { year, month, day, hour: h, minute: m, second: s, ms, offset: offsetIn(zone) };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function offsetIn(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  const named = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!named) return 0;
  const minutes = Number(named[2]) * 60 + Number(named[3]);
  return named[1] === '-' ? -minutes : minutes;
}

const two = (n: number) => String(n).padStart(2, '0');

// Asking for the offset of a zone costs more than all the rest of a row, and it changes on the hour at most.
const HOUR_MS = 3_600_000;
const offsets = new Map<string, number>();
const OFFSETS_MAX = 200_000;

function offsetMs(local: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const key = `${zone} ${Math.floor(local / HOUR_MS)}`;
  let known = offsets.get(key);
  if (known === undefined) {
    const instant = Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime();
    known = local - instant.toZonedDateTime(zone).epochMilliseconds;
    if (offsets.size >= OFFSETS_MAX) offsets.clear();
    offsets.set(key, known);
  }
  return known;
}
