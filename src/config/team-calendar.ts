import { type Calendar, compileCalendar } from '../domain/calendar';
import type { Config } from './config';

const compiled = new WeakMap<Config, Map<string, Calendar>>();

/** The calendar by its id in the config, compiled once per configuration. */
export function calendarById(config: Config, calendarId: string): Calendar {
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
  const team =
    config.teams.find((t) => t.id === teamId) ?? config.teams.find((t) => t.id === config.routing.otherwise)!;
  return { id: team.calendarId, calendar: calendarById(config, team.calendarId) };
}
