const formats = new Map();

/** Formats a moment (ms since 1970) in a time zone; an unknown zone falls back to UTC. */
export function inZone(ms, tz, options) {
  const key = `${tz}|${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, makeFormat(tz, options));
  return formats.get(key).format(ms);
}

function makeFormat(tz, options) {
  try {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: tz });
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
}

const ISO_DAY = { year: 'numeric', month: '2-digit', day: '2-digit' };

/** The calendar day as yyyy-mm-dd. */
export function dayKey(ms, tz) {
  const [month, day, year] = inZone(ms, tz, ISO_DAY).split('/');
  return `${year}-${month}-${day}`;
}

/** Whole calendar days from `nowMs` to `ms` in that zone: -1 yesterday, 0 today, 1 tomorrow. */
export function daysApart(ms, nowMs, tz) {
  return Math.round((Date.parse(dayKey(ms, tz)) - Date.parse(dayKey(nowMs, tz))) / 86_400_000);
}

/** Time of day as 24-hour hh:mm. */
const clockTime = (ms, tz) => inZone(ms, tz, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Time of day as Slack prints it: 6:39 AM. */
export const timeOfDay = (ms, tz) => inZone(ms, tz, { hour: 'numeric', minute: '2-digit' });

/** The moment (ms) at which a wall clock in that zone shows `local` (yyyy-mm-ddThh:mm). */
export function fromWallClock(local, tz) {
  const asUtc = Date.parse(`${local}:00Z`);
  const shown = (ms) => Date.parse(`${dayKey(ms, tz)}T${clockTime(ms, tz)}:00Z`);
  const guess = asUtc - (shown(asUtc) - asUtc);
  // A second pass settles the hours around a change to or from summer time.
  return guess - (shown(guess) - asUtc);
}

/** What `<input type="datetime-local">` wants for a moment in that zone. */
export const toWallClock = (ms, tz) => `${dayKey(ms, tz)}T${clockTime(ms, tz)}`;

/** The day as a separator says it: Today, Yesterday, Monday, November 23. */
export function dayName(ms, nowMs, tz) {
  const apart = daysApart(ms, nowMs, tz);
  if (apart === 0) return 'Today';
  if (apart === -1) return 'Yesterday';
  const year = dayKey(ms, tz).slice(0, 4) === dayKey(nowMs, tz).slice(0, 4) ? {} : { year: 'numeric' };
  return inZone(ms, tz, { weekday: 'long', month: 'long', day: 'numeric', ...year });
}
