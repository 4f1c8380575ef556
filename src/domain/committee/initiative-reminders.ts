import { nextOpening } from '../sla/business-time';
import type { Calendar } from '../sla/calendar';
import { epochDayOf, instantOfWall, MS_PER_DAY } from '../sla/calendar-zone';

/** A reminder of one due date: `overdue_1` a week after it, `overdue_2` two weeks, and so on. */
export type ReminderRung = 'week_before' | 'due' | `overdue_${number}`;

export interface Reminder {
  rung: ReminderRung;
  at: Date;
}

/** Longest stretch without a working day that is looked back over. */
const BACK_DAYS = 31;
/** After a year of them the next one would change nothing. */
const OVERDUE_WEEKS = 52;

/**
 * When the owner is reminded of a due date (YYYY-MM-DD): at the opening of the working day a week before, of the day
 * itself, and of each week after. Where that day is closed, the one before it; once it is overdue, the one after.
 */
export function remindersOf(calendar: Calendar, dueOn: string): Reminder[] {
  const due = epochDayOf(dueOn);
  const late = Array.from({ length: OVERDUE_WEEKS }, (_, n) => ({
    rung: `overdue_${n + 1}` as const,
    at: openingFrom(calendar, due + 7 * (n + 1)),
  }));
  return [
    { rung: 'week_before', at: openingUpTo(calendar, due - 7) },
    { rung: 'due', at: openingUpTo(calendar, due) },
    ...late,
  ];
}

interface Told {
  recorded: ReadonlySet<string>;
  /** Since when this is the due date: what lay before it is never owed. */
  since: Date;
  now: Date;
}

/**
 * Those that are owed and not recorded. Only the last of them is spoken: the app was away when it was the others' turn.
 */
export function remindersOwed(calendar: Calendar, dueOn: string, { recorded, since, now }: Told): Reminder[] {
  return remindersOf(calendar, dueOn).filter(
    ({ rung, at }) => at >= since && at <= now && !recorded.has(rung),
  );
}

/** When the next one is owed, in working hours; null when none is left. */
export function nextReminderAt(calendar: Calendar, dueOn: string, told: Told): Date | null {
  const { recorded, since, now } = told;
  const next = remindersOf(calendar, dueOn).find(({ rung, at }) => at >= since && !recorded.has(rung));
  if (!next) return null;
  return next.at > now ? next.at : nextOpening(calendar, now);
}

// Never ends without one: a calendar that has no working day in a month falls back to the next that it has.
function openingUpTo(calendar: Calendar, epochDay: number): Date {
  for (let n = 0; n < BACK_DAYS; n++) {
    const day = calendar.day(epochDay - n);
    if (day.kind === 'open') return new Date(day.opensMs);
  }
  return openingFrom(calendar, epochDay);
}

function openingFrom(calendar: Calendar, epochDay: number): Date {
  return nextOpening(calendar, new Date(instantOfWall(calendar.zone, epochDay * MS_PER_DAY)));
}
