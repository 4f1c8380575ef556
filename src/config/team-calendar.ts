import { type Calendar, compileCalendar } from '../domain/sla/calendar';
import { localDate } from '../domain/sla/calendar-zone';
import type { Config } from './config';
import { teamOf } from './team-of';

const compiled = new WeakMap<Config, Map<string, Calendar>>();

// Compiled once per configuration.
function calendarById(config: Config, calendarId: string): Calendar {
  let calendars = compiled.get(config);
  if (!calendars) {
    calendars = new Map(
      Object.entries(config.calendars).map(([id, spec]) => [id, compileCalendar(spec, `calendars.${id}`)]),
    );
    compiled.set(config, calendars);
  }
  const calendar = calendars.get(calendarId);
  if (!calendar) throw new Error(`There is no calendar "${calendarId}" in the configuration.`);
  return calendar;
}

/** The calendar that a team works by; a team that left the config falls back to the catch-all's. */
export function calendarOfTeam(config: Config, teamId: string): { id: string; calendar: Calendar } {
  const { calendarId } = teamOf(config, teamId);
  return { id: calendarId, calendar: calendarById(config, calendarId) };
}

/** The calendar that a promise was made by; when it left the config, the one its team works by now. */
export function calendarOfPromise(config: Config, f: { calendarId: string | null; team: string }): Calendar {
  return f.calendarId && config.calendars[f.calendarId]
    ? calendarById(config, f.calendarId)
    : calendarOfTeam(config, f.team).calendar;
}

/** The calendar by which the committee's reports are due: its own, else the first team's. */
export function committeeCalendar(config: Config): Calendar {
  return calendarById(config, config.committee.calendar ?? config.teams[0]!.calendarId);
}

/** The zone whose days and months are the house's: the first team's. */
export function houseZone(config: Config): string {
  return houseCalendar(config).zone;
}

/** The calendar by which the committee works: the first team's, because there is none of its own. */
export function houseCalendar(config: Config): Calendar {
  return calendarOfTeam(config, config.teams[0]!.id).calendar;
}

/** The house's date, YYYY-MM-DD, on the committee's calendar. */
export function houseToday({ config, now }: { config: Config; now: () => Date }): string {
  return localDate(houseZone(config), now());
}
