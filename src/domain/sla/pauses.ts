import { addBusinessDays, addWorkingSeconds, workingSecondsBetween } from './business-time';
import type { Calendar } from './calendar';

/** How long reminders may be silenced, in business days. */
export const SNOOZES = [0.5, 1, 2] as const;
export type Snooze = (typeof SNOOZES)[number];

/** Until when a snooze silences the reminders at half and three quarters; the due time never moves. */
export function snoozedUntil(calendar: Calendar, at: Date, days: Snooze): Date {
  return days === 0.5 ? halfADayLater(calendar, at) : addBusinessDays(calendar, at, days);
}

/** Until when an attempt that reached nobody holds back the rungs at half and three quarters: half a business day. */
export function pauseAfterAttempt(calendar: Calendar, attemptedAt: Date): Date {
  return halfADayLater(calendar, attemptedAt);
}

/** The later of the two, of which either may be missing. */
export function laterOf(a: Date | null, b: Date | null): Date | null {
  if (!a || !b) return a ?? b;
  return a > b ? a : b;
}

function halfADayLater(calendar: Calendar, at: Date): Date {
  const dayS = workingSecondsBetween(calendar, at, addBusinessDays(calendar, at, 1));
  return addWorkingSeconds(calendar, at, dayS / 2);
}
