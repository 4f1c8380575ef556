import type { CalendarSpec, Weekday } from '../../src/domain/sla/calendar';

const NINE_TO_FIVE = { opens: '09:00', closes: '17:00' };
export const ROUND_THE_CLOCK = { opens: '00:00', closes: '24:00' };

/** Monday to Friday 09:00-17:00 without days off, and what a test changes about it. */
export function spec(zone: string, changes: Partial<CalendarSpec> = {}): CalendarSpec {
  return { zone, week: week('mon tue wed thu fri'), holidays: null, closures: [], halfDays: [], ...changes };
}

export function week(days: string, hours = NINE_TO_FIVE): CalendarSpec['week'] {
  return Object.fromEntries(days.split(' ').map((day) => [day as Weekday, hours]));
}

/** The first instant at which a zone's wall clock reads a local time, found with Intl alone, apart from the engine. */
export function at(zone: string, local: string): Date {
  const wall = Date.parse(`${local}Z`);
  const found = [-26, 26]
    .map((hours) => new Date(wall - offsetMs(zone, wall + hours * 3_600_000)))
    .sort((a, b) => a.getTime() - b.getTime())
    .find((instant) => localOf(zone, instant) === new Date(wall).toISOString().slice(0, 19));
  if (!found) throw new Error(`${zone} has no ${local}.`);
  return found;
}

/** Local date and time, YYYY-MM-DDTHH:MM:SS, by Intl alone; Swedish dates are ISO dates. */
export function localOf(zone: string, instant: Date): string {
  return formatFor(zone).format(instant).replace(' ', 'T');
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  formats.set(zone, format);
  return format;
}

function offsetMs(zone: string, ms: number): number {
  const whole = Math.floor(ms / 1000) * 1000;
  return Date.parse(`${localOf(zone, new Date(whole))}Z`) - whole;
}
