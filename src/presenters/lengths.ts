import { calendarOfPromise, calendarOfTeam } from '../config/team-calendar';
import type { Deps } from '../deps';
import { addBusinessDays } from '../domain/sla/business-time';
import type { Calendar } from '../domain/sla/calendar';
import { SNOOZES, snoozedUntil } from '../domain/sla/pauses';
import { inWords } from '../domain/sla/sla-words';
import type { FollowUpDetail } from '../queries/follow-ups/follow-up-detail';
import type { LengthChoice } from '../views/windows/pausing-modals';

type LengthDeps = Pick<Deps, 'config' | 'now'>;

/** How long reminders of a follow-up may be silenced, each with the instant at which it would end. */
export function snoozeLengths(deps: LengthDeps, f: FollowUpDetail): LengthChoice[] {
  const calendar = calendarOfPromise(deps.config, f);
  return SNOOZES.map((days) => choice(calendar, days, snoozedUntil(calendar, deps.now(), days)));
}

const WAITS = [1, 2, 5, 10] as const;

/** How long a follow-up may wait for its customer, each with the instant at which it would end. */
export function waitLengths(deps: LengthDeps, f: FollowUpDetail): LengthChoice[] {
  const { calendar } = calendarOfTeam(deps.config, f.team);
  return WAITS.map((days) => choice(calendar, days, addBusinessDays(calendar, deps.now(), days)));
}

function choice(calendar: Calendar, days: number, until: Date): LengthChoice {
  return { days, untilInWords: `${inWords(calendar, until)} (${calendar.zone})` };
}
