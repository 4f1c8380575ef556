import { dayKey, daysApart, inZone, timeOfDay } from './zoned-time.js';

const SIX_MONTHS_MS = 183 * 86_400_000;

/**
 * Fills the tokens of a `<!date^…>` for a reader: `{date_short_pretty} at {time}` and the others of
 * https://docs.slack.dev/messaging/formatting-message-text. An unknown token stays as it is.
 */
export function formatSlackDate(unixSeconds, format, { tz, nowMs }) {
  const ms = unixSeconds * 1000;
  return format.replace(/\{([a-z_]+)\}/g, (whole, token) => TOKENS[token]?.(ms, tz, nowMs) ?? whole);
}

const TOKENS = {
  date_num: (ms, tz) => dayKey(ms, tz),
  date: (ms, tz, now) => longDay(ms, tz, now, {}),
  date_long: (ms, tz, now) => longDay(ms, tz, now, { weekday: 'long' }),
  date_short: shortDay,
  date_pretty: (ms, tz, now) => near(ms, tz, now) ?? TOKENS.date(ms, tz, now),
  date_long_pretty: (ms, tz, now) => near(ms, tz, now) ?? TOKENS.date_long(ms, tz, now),
  date_short_pretty: (ms, tz, now) => near(ms, tz, now) ?? shortDay(ms, tz, now),
  time: (ms, tz) => timeOfDay(ms, tz),
  time_secs: (ms, tz) => inZone(ms, tz, { hour: 'numeric', minute: '2-digit', second: '2-digit' }),
  ago: (ms, _tz, now) => ago(ms, now),
};

const near = (ms, tz, now) => ({ '-1': 'yesterday', 0: 'today', 1: 'tomorrow' })[daysApart(ms, now, tz)];

// Slack leaves the year out within six months of now.
const yearIfFar = (ms, now) => (Math.abs(ms - now) < SIX_MONTHS_MS ? {} : { year: 'numeric' });

function shortDay(ms, tz, now) {
  return inZone(ms, tz, { month: 'short', day: 'numeric', ...yearIfFar(ms, now) });
}

function longDay(ms, tz, now, weekday) {
  const day = Number(inZone(ms, tz, { day: 'numeric' }));
  const text = inZone(ms, tz, { month: 'long', day: 'numeric', ...weekday, ...yearIfFar(ms, now) });
  return text.replace(new RegExp(`\\b${day}\\b`), ordinal(day));
}

function ordinal(day) {
  if (day >= 11 && day <= 13) return `${day}th`;
  return `${day}${{ 1: 'st', 2: 'nd', 3: 'rd' }[day % 10] ?? 'th'}`;
}

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' });

/** "3 minutes ago", "in 2 hours"; under a minute is "just now". */
export function ago(ms, nowMs) {
  const seconds = Math.trunc((ms - nowMs) / 1000);
  const unit = UNITS.find(([, size]) => Math.abs(seconds) >= size);
  return unit ? relative.format(Math.trunc(seconds / unit[1]), unit[0]) : 'just now';
}
