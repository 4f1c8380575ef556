import { localOf } from './calendars';

/** Twenty zones that differ in what their clocks do: by an hour, by half an hour, around Ramadan, at midnight, never. */
export const ZONES = [
  'America/New_York',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Santiago',
  'America/Asuncion',
  'America/Havana',
  'America/Sao_Paulo',
  'Atlantic/Azores',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Helsinki',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Jerusalem',
  'Asia/Kolkata',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Chatham',
] as const;

const known = new Map<string, Date[]>();

/** The instants at which a zone's clocks change from the start of one year to that of another, found by Intl alone. */
export function clockChanges(zone: string, fromYear: number, toYear: number): Date[] {
  const key = `${zone}/${fromYear}/${toYear}`;
  const changes = known.get(key) ?? [];
  if (known.has(key)) return changes;
  known.set(key, changes);
  const stepMs = 7 * 86_400_000;
  for (let ms = Date.UTC(fromYear, 0, 1); ms < Date.UTC(toYear, 0, 1); ms += stepMs) {
    if (offsetAt(zone, ms) === offsetAt(zone, ms + stepMs)) continue;
    let before = ms;
    let after = ms + stepMs;
    while (after - before > 1000) {
      const middle = before + Math.floor((after - before) / 2000) * 1000;
      if (offsetAt(zone, middle) === offsetAt(zone, before)) before = middle;
      else after = middle;
    }
    changes.push(new Date(after));
  }
  return changes;
}

function offsetAt(zone: string, ms: number): number {
  return Date.parse(`${localOf(zone, new Date(ms))}Z`) - ms;
}
