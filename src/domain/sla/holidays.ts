import type Holidays from 'date-holidays';
import { isoDate, MS_PER_DAY, wallAt } from './calendar-zone';

/** Where public holidays are taken from: ISO 3166 country, and the package's codes for state and region. */
export interface HolidayPlace {
  country: string;
  state?: string;
  region?: string;
}

/** The part of one local date that is a public holiday, in minutes from midnight; a whole day is 0 to 1440. */
export interface HolidaySpan {
  name: string;
  fromMinute: number;
  toMinute: number;
}

type Span = HolidaySpan & { epochDay: number };

const found = new Map<string, Map<string, HolidaySpan[]>>();
const asked = new Map<string, Span[]>();
const opened = new Map<string, Holidays>();

/** Public holidays, observed days included, on a local date counted in days from 1970-01-01. */
export function holidaysOn(place: HolidayPlace, epochDay: number): HolidaySpan[] {
  const date = isoDate(epochDay);
  const year = Number(date.slice(0, 4));
  const key = `${keyOf(place)}/${year}`;
  let dates = found.get(key);
  if (!dates) {
    dates = new Map();
    // A holiday of several days may have begun in the year before (Eswatini's of 28 December lasts six).
    for (const { epochDay: day, ...span } of [...spansOf(place, year - 1), ...spansOf(place, year)]) {
      dates.set(isoDate(day), [...(dates.get(isoDate(day)) ?? []), span]);
    }
    found.set(key, dates);
  }
  return dates.get(date) ?? [];
}

/** Which part of a place is not known ('country', 'state' or 'region') and what is, or null when all of it is. */
export function unknownPartOf(place: HolidayPlace): { part: keyof HolidayPlace; known: string[] } | null {
  const all = new (library())();
  const countries = all.getCountries();
  const country = codeIn(countries, place.country);
  if (!country) return { part: 'country', known: Object.keys(countries) };
  if (place.state === undefined && place.region === undefined) return null;
  const states = all.getStates(country) ?? {};
  const state = codeIn(states, place.state);
  if (!state) return { part: 'state', known: Object.keys(states) };
  const regions = all.getRegions(country, state) ?? {};
  if (place.region === undefined || codeIn(regions, place.region)) return null;
  return { part: 'region', known: Object.keys(regions) };
}

/** Version of the holiday data: another version may move a holiday, so it belongs to a calendar's version. */
export function holidayDataVersion(): string {
  return (require('date-holidays/package.json') as { version: string }).version;
}

function spansOf(place: HolidayPlace, year: number): Span[] {
  const key = `${keyOf(place)}/${year}`;
  const known = asked.get(key);
  if (known) return known;
  const holidays = openPlace(place);
  const zone = holidays.getTimezones()[0] ?? 'UTC';
  const spans = holidays
    .getHolidays(year)
    .filter((holiday) => holiday.type === 'public')
    .flatMap((holiday) => {
      // `date` is the civil date and time; a suffix (-0600) says that it begins the evening before, as Islamic and
      // Hebrew days do. Offices close for the civil days, and never for a fraction of one (Turkey's PT90H is 3 days).
      const startMs = Date.parse(`${holiday.date.slice(0, 10)}T${holiday.date.slice(11, 19)}Z`);
      const lastsMs = wallAt(zone, holiday.end.getTime()) - wallAt(zone, holiday.start.getTime());
      const evening = holiday.date.length > 19;
      const endMs =
        startMs + (evening ? Math.max(1, Math.floor(lastsMs / MS_PER_DAY)) * MS_PER_DAY : lastsMs);
      return daysOf(holiday.name, startMs, endMs);
    });
  asked.set(key, spans);
  return spans;
}

function daysOf(name: string, startMs: number, endMs: number): Span[] {
  const days: Span[] = [];
  for (let epochDay = Math.floor(startMs / MS_PER_DAY); epochDay * MS_PER_DAY < endMs; epochDay++) {
    const midnight = epochDay * MS_PER_DAY;
    days.push({
      epochDay,
      name,
      fromMinute: Math.max(0, (startMs - midnight) / 60_000),
      toMinute: Math.min(1440, (endMs - midnight) / 60_000),
    });
  }
  return days;
}

/** The package takes about 160 ms to load, so a calendar without holidays never loads it. */
function library(): typeof Holidays {
  const loaded = require('date-holidays') as typeof Holidays & { default?: typeof Holidays };
  return loaded.default ?? loaded;
}

function openPlace(place: HolidayPlace): Holidays {
  const key = keyOf(place);
  let holidays = opened.get(key);
  if (!holidays) {
    const all = new (library())();
    const country = codeIn(all.getCountries(), place.country);
    const state = codeIn(all.getStates(country), place.state);
    const region = codeIn(all.getRegions(country, state), place.region);
    holidays = new (library())(country, state, region, { languages: 'en' });
    opened.set(key, holidays);
  }
  return holidays;
}

function keyOf({ country, state = '', region = '' }: HolidayPlace): string {
  return `${country}/${state}/${region}`.toUpperCase();
}

/** The package's own spelling of a code, whatever the case it was written in; empty when there is none. */
function codeIn(known: Record<string, string> | undefined, code = ''): string {
  return Object.keys(known ?? {}).find((one) => one.toUpperCase() === code.toUpperCase()) ?? '';
}
