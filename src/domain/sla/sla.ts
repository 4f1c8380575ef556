import {
  addBusinessDays,
  addWorkingSeconds,
  isOpen,
  nextOpening,
  workingSecondsBetween,
} from './business-time';
import type { Calendar } from './calendar';

/** The ladder's rungs from first to last. */
export const RUNGS = ['half', 'three_quarters', 'due', 'late'] as const;
export type Rung = (typeof RUNGS)[number];

export interface RungInstants {
  half: Date;
  threeQuarters: Date;
  due: Date;
  late: Date;
}

export interface Sla {
  dueAt: Date;
  rungs: RungInstants;
}

/**
 * When contact is due and when the ladder speaks: due is the same local time so many business days later, half and
 * three quarters are shares of the scheduled working seconds until then, late is one business day after due.
 */
export function slaFor(calendar: Calendar, startedAt: Date, businessDays = 2): Sla {
  const dueAt = addBusinessDays(calendar, startedAt, businessDays);
  const scheduledS = workingSecondsBetween(calendar, startedAt, dueAt);
  return {
    dueAt,
    rungs: {
      half: addWorkingSeconds(calendar, startedAt, scheduledS * 0.5),
      threeQuarters: addWorkingSeconds(calendar, startedAt, scheduledS * 0.75),
      due: dueAt,
      late: addBusinessDays(calendar, dueAt, 1),
    },
  };
}

/** The instant a rung was frozen at. */
export function rungAt(rungs: RungInstants, rung: Rung): Date {
  switch (rung) {
    case 'half':
      return rungs.half;
    case 'three_quarters':
      return rungs.threeQuarters;
    case 'due':
      return rungs.due;
    case 'late':
      return rungs.late;
  }
}

/** A rung later than this, in milliseconds, was missed: while the app runs it is at most this late. */
export const LATE_AFTER_MS = 5_000;
/** A rung may speak this long after its instant though the team has closed since, in milliseconds; later it waits. */
export const CLOSING_GRACE_MS = 15 * 60_000;

/** What decides which rungs are owed on one follow-up. */
export interface Ladder {
  rungs: RungInstants;
  /** Rungs that already have their one event, spoken or silent. */
  recorded: ReadonlySet<Rung>;
  /** Contact reached, or the follow-up resolved or void: nothing is owed any more. */
  contactedAt: Date | null;
  resolvedAt: Date | null;
  /** The nudge at half is for work that nobody has taken. */
  claimed: boolean;
  /** End of a snooze or of the pause after an attempt: half and three quarters wait, due and late never do. */
  heldUntil: Date | null;
  /** A rung that passed while it was resolved is owed from here on. */
  reopenedAt?: Date | null;
  /** Rungs that the config has switched on; all of them when left out. */
  enabled?: readonly Rung[];
}

export interface RungEvent {
  rung: Rung;
  /** The instant it was owed: its own, or the end of what held it back. */
  owedAt: Date;
  /** Missed while the app was down. */
  late: boolean;
  /** Recorded so that it never fires, but tells nobody: a later rung speaks, or there is nobody to nudge. */
  silent: boolean;
}

/**
 * The rung events to record now, first to last: none before its instant or outside the team's hours, each rung once,
 * and however many were missed only the latest speaks.
 */
export function rungsOwed(calendar: Calendar, ladder: Ladder, now: Date): RungEvent[] {
  const pending = pendingRungs(calendar, ladder);
  const isOwed = ({ owedAt }: Pending) => now >= owedAt && maySpeak(calendar, owedAt, now);
  const latest = pending.findLastIndex(isOwed);
  return pending.slice(0, latest + 1).map(({ rung, owedAt }, n) => ({
    rung,
    owedAt,
    late: now.getTime() - owedAt.getTime() > LATE_AFTER_MS,
    silent: n < latest || (rung === 'half' && ladder.claimed),
  }));
}

/** When to look at this follow-up's ladder again: now or before when something is owed, null when nothing ever will be. */
export function nextRungAt(calendar: Calendar, ladder: Ladder, now: Date): Date | null {
  const speaksAt = pendingRungs(calendar, ladder).map(({ owedAt }) =>
    owedAt > now || maySpeak(calendar, owedAt, now) ? owedAt : nextOpening(calendar, now),
  );
  return speaksAt.reduce<Date | null>((first, at) => (first === null || at < first ? at : first), null);
}

type Pending = { rung: Rung; owedAt: Date };

function pendingRungs(calendar: Calendar, ladder: Ladder): Pending[] {
  if (ladder.contactedAt || ladder.resolvedAt) return [];
  const passed = RUNGS.findLastIndex((rung) => ladder.recorded.has(rung));
  return RUNGS.slice(passed + 1)
    .filter((rung) => ladder.enabled?.includes(rung) ?? true)
    .map((rung) => ({ rung, owedAt: owedAt(calendar, ladder, rung) }));
}

function owedAt(calendar: Calendar, ladder: Ladder, rung: Rung): Date {
  const frozen = rungAt(ladder.rungs, rung);
  const at = ladder.reopenedAt && ladder.reopenedAt > frozen ? ladder.reopenedAt : frozen;
  const held = (rung === 'half' || rung === 'three_quarters') && ladder.heldUntil;
  // Frozen instants lie in hours, unless the calendar has changed since: then they wait for the opening.
  return nextOpening(calendar, held && held > at ? held : at);
}

function maySpeak(calendar: Calendar, owedAt: Date, now: Date): boolean {
  return isOpen(calendar, now) || now.getTime() - owedAt.getTime() <= CLOSING_GRACE_MS;
}
