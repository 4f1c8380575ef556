import type { Config } from '../config/config';
import { calendarOfPromise } from '../config/team-calendar';
import type { Deps } from '../deps';
import { ownerOf } from '../domain/follow-up';
import { nextOpening } from '../domain/sla/business-time';
import type { Calendar } from '../domain/sla/calendar';
import { laterOf, pauseAfterAttempt } from '../domain/sla/pauses';
import { type Rung, type RungInstants, rungAt } from '../domain/sla/sla';
import { inWords, whyDueThen } from '../domain/sla/sla-words';
import type { FollowUpDetail } from '../queries/follow-ups/follow-up-detail';
import { lastAttemptAt, type RungEventRow, rungEvents } from '../queries/follow-ups/rung-events';
import type { WhyDue } from '../views/numbers/why-modals';
import { escapeMrkdwn } from '../views/text/mrkdwn';

/** Why a follow-up is due when it is, a line a step, and what its reminders do; or why nothing is due. */
export async function whyDue(deps: Pick<Deps, 'db' | 'config' | 'now'>, f: FollowUpDetail): Promise<WhyDue> {
  if (!f.dueAt || !f.slaStartedAt || !f.rungs) {
    const lines = ['Promoters are thanked, not chased: no contact is due, and no clock runs.'];
    return { hasDueTime: false, lines, ladder: [] };
  }
  const calendar = calendarOfPromise(deps.config, f);
  const steps = whyDueThen(calendar, {
    startedAt: f.slaStartedAt,
    dueAt: f.dueAt,
    businessDays: deps.config.sla.businessDays,
  });
  const again =
    f.slaCycle > 1 ? ['The customer changed their answer, and what is owed since then counts anew.'] : [];
  const lines = [...again, ...steps, calendarLine(deps.config, calendar, f), ...afterwards(f)];
  return {
    hasDueTime: true,
    lines: lines.map((line) => escapeMrkdwn(line)),
    ladder: isOwed(f) ? (await ladder(deps, f, f.rungs)).map((line) => escapeMrkdwn(line)) : [],
  };
}

function calendarLine(config: Config, calendar: Calendar, f: FollowUpDetail): string {
  const kept = f.calendarId !== null && f.calendarId in config.calendars;
  const named = kept ? `the calendar "${f.calendarId}"` : 'the calendar that the team works by now';
  return `By ${named} (${calendar.zone}). The due time was fixed when the clock started: changing the calendar, claiming, moving or snoozing does not move it.`;
}

function isOwed({ state }: FollowUpDetail): boolean {
  return state.kind === 'open' || state.kind === 'claimed';
}

function afterwards({ state }: FollowUpDetail): string[] {
  switch (state.kind) {
    case 'open':
    case 'claimed':
      return [];
    case 'contacted':
      return ['The customer was reached, so no reminder comes any more.'];
    case 'resolved':
      return ['It is resolved, so no reminder comes any more.'];
  }
}

const NAMES: Record<Rung, string> = {
  half: 'Half of the time',
  three_quarters: 'Three quarters',
  due: 'Due time',
  late: 'A business day late',
};

async function ladder(
  deps: Pick<Deps, 'db' | 'config' | 'now'>,
  f: FollowUpDetail,
  rungs: RungInstants,
): Promise<string[]> {
  const calendar = calendarOfPromise(deps.config, f);
  const events = await rungEvents(deps.db, { followUpId: f.id, cycle: f.slaCycle });
  const attemptedAt = await lastAttemptAt(deps.db, f.id);
  const paused = attemptedAt ? pauseAfterAttempt(calendar, attemptedAt) : null;
  const heldUntil = laterOf(paused, f.snoozedUntil);
  const held = heldUntil && {
    until: heldUntil,
    by: heldUntil === paused ? 'somebody tried to reach the customer' : 'reminders are snoozed',
  };
  const claimed = ownerOf(f.state) !== null;
  return deps.config.sla.rungs.map((rung) => {
    const event = events.find((one) => one.rung === rung);
    const said = event
      ? toldWords(calendar, event)
      : pendingWords(calendar, { rung, at: rungAt(rungs, rung), held, claimed });
    return `${NAMES[rung]}: ${said}`;
  });
}

function toldWords(calendar: Calendar, { at, late, spoken }: RungEventRow): string {
  if (!spoken) return 'passed without a word; nobody needed one, or a later reminder spoke';
  return `✓ reminded ${inWords(calendar, at)}${late ? ', late: I was not running on time' : ''}`;
}

function pendingWords(
  calendar: Calendar,
  {
    rung,
    at,
    held,
    claimed,
  }: { rung: Rung; at: Date; held: { until: Date; by: string } | null; claimed: boolean },
): string {
  if (rung === 'half' && claimed) return 'nothing is said while somebody has it';
  const waits = (rung === 'half' || rung === 'three_quarters') && held !== null && held.until > at;
  if (!waits) return inWords(calendar, nextOpening(calendar, at));
  return `${inWords(calendar, nextOpening(calendar, held.until))}, put off because ${held.by}`;
}
