import { nextOpening } from '../sla/business-time';
import type { Calendar } from '../sla/calendar';
import { epochDayOf, localDate } from '../sla/calendar-zone';

/** `over`: nobody is reminded any more, and the committee is told. */
export type TellingRung = 'first' | 'second' | 'over';

/** Working days after they were listed. */
const DAYS: Record<TellingRung, number> = { first: 3, second: 7, over: 8 };
const RUNGS: readonly TellingRung[] = ['first', 'second', 'over'];
/** A calendar has a working day in each of so many, or was refused. */
const LOOK_DAYS = 400;

export interface TellingReminder {
  rung: TellingRung;
  at: Date;
}

/** When somebody is reminded of those who were listed at an instant: at the opening of the third and the seventh working day after it. */
export function tellingReminders(calendar: Calendar, listedAt: Date): TellingReminder[] {
  return RUNGS.map((rung) => ({ rung, at: openingAfter(calendar, listedAt, DAYS[rung]) }));
}

interface Told {
  recorded: ReadonlySet<string>;
  now: Date;
}

/** Those that are owed and not recorded; of several that were missed only the last is spoken. */
export function tellingRemindersOwed(
  calendar: Calendar,
  listedAt: Date,
  { recorded, now }: Told,
): TellingReminder[] {
  return tellingReminders(calendar, listedAt).filter(({ rung, at }) => at <= now && !recorded.has(rung));
}

/** When the next one is owed, in working hours; null when none is left. */
export function nextTellingReminder(
  calendar: Calendar,
  listedAt: Date,
  { recorded, now }: Told,
): Date | null {
  const next = tellingReminders(calendar, listedAt).find(({ rung }) => !recorded.has(rung));
  if (!next) return null;
  return next.at > now ? next.at : nextOpening(calendar, now);
}

function openingAfter(calendar: Calendar, from: Date, days: number): Date {
  const first = epochDayOf(localDate(calendar.zone, from));
  for (let n = 1, open = 0; n <= LOOK_DAYS; n++) {
    const day = calendar.day(first + n);
    if (day.kind !== 'open') continue;
    open += 1;
    if (open === days) return new Date(day.opensMs);
  }
  throw new RangeError(`The calendar in ${calendar.zone} has no ${days} working days in ${LOOK_DAYS}.`);
}
