import { addBusinessDays, addWorkingSeconds, workingSecondsBetween } from './business-time';
import type { Calendar } from './calendar';

/** Until when an attempt that reached nobody holds back the rungs at half and three quarters: half a business day. */
export function pauseAfterAttempt(calendar: Calendar, attemptedAt: Date): Date {
  const dayS = workingSecondsBetween(calendar, attemptedAt, addBusinessDays(calendar, attemptedAt, 1));
  return addWorkingSeconds(calendar, attemptedAt, dayS / 2);
}
