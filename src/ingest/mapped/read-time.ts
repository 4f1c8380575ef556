import type { TimeAt, TimeFormat } from '../../mapping/mapping';
import { type Parked, park } from '../adapters/reading';
import { instant } from '../generic-schema';
import { one } from './one-value';

/** From 1900 in ISO; the unix forms begin after 1970, and both end with 2099. */
const LAST_MS = Date.UTC(2100, 0, 1);
const PER_UNIT_MS = { unix_seconds: 1000, unix_ms: 1 };

// RFC 3339 leaves the T to a space, and some tools write a space before the zone or leave out its colon.
const LOOSE_ISO =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))? ?(?:(Z)|([+-]\d{2}):?(\d{2}))$/;

const EXPECTED: Record<TimeFormat, string> = {
  iso: 'a time with its zone, such as 2026-11-20T09:15:00Z',
  unix_seconds: 'whole seconds since 1970',
  unix_ms: 'whole milliseconds since 1970',
};

/** The time at a path, in the form that the mapping states; null when there is none. No zone is ever guessed. */
export function readTime(at: TimeAt | null, body: unknown): Date | null | Parked {
  if (!at) return null;
  const found = one(at.path, body);
  if (found.parked) return found.parked;
  const { value } = found;
  if (value === undefined || value === '' || value === 0 || value === '0') return null;
  const time = at.format === 'iso' ? fromIso(value) : fromUnix(value, PER_UNIT_MS[at.format]);
  return time ?? park('bad_field', `${at.path.text}: expected ${EXPECTED[at.format]}.`);
}

function fromIso(value: unknown): Date | null {
  const parts = typeof value === 'string' ? LOOSE_ISO.exec(value.trim()) : null;
  if (!parts) return null;
  const [, day, clock, fraction = '', utc, hours, minutes] = parts;
  const text = `${day}T${clock}.${fraction.slice(0, 3).padEnd(3, '0')}${utc ?? `${hours}:${minutes}`}`;
  return instant.safeParse(text).success ? new Date(text) : null;
}

function fromUnix(value: unknown, unitMs: number): Date | null {
  const count = typeof value === 'string' && /^\d{1,14}$/.test(value) ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isInteger(count)) return null;
  const ms = count * unitMs;
  return ms > 0 && ms < LAST_MS ? new Date(ms) : null;
}
