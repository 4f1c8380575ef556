import type { Config } from '../../config/config';
import { calendarOfTeam } from '../../config/team-calendar';
import { type Ladder, nextRungAt, type RungInstants, slaFor } from '../../domain/sla/sla';
import type { StoredRungs } from '../../entities/follow-up';

/** Columns of a promise that starts now for a team; frozen, so that a later change of the calendar moves nothing. */
export function startSla(config: Config, team: string, startedAt: Date) {
  const { id, calendar } = calendarOfTeam(config, team);
  const sla = slaFor(calendar, startedAt, config.sla.businessDays);
  const ladder: Ladder = {
    rungs: sla.rungs,
    recorded: new Set(),
    contactedAt: null,
    resolvedAt: null,
    claimed: false,
    heldUntil: null,
    enabled: config.sla.rungs,
  };
  return {
    slaStartedAt: startedAt,
    dueAt: sla.dueAt,
    rungs: stored(sla.rungs),
    calendarId: id,
    calendarVersion: calendar.version,
    nextRungAt: nextRungAt(calendar, ladder, startedAt),
  };
}

/** The same columns when no promise runs: a promoter, or one whose score rose out of the promise. */
export const NO_SLA = {
  slaStartedAt: null,
  dueAt: null,
  rungs: null,
  calendarId: null,
  calendarVersion: null,
  nextRungAt: null,
} as const;

function stored(rungs: RungInstants): StoredRungs {
  return {
    half: rungs.half.toISOString(),
    threeQuarters: rungs.threeQuarters.toISOString(),
    due: rungs.due.toISOString(),
    late: rungs.late.toISOString(),
  };
}
