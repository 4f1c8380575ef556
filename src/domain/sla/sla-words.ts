import { MONTHS_IN_ENGLISH } from '../month-names';
import { addBusinessDays, dayNotClosedBefore, nextOpening } from './business-time';
import type { Calendar, Day } from './calendar';
import { isoDate, MS_PER_DAY, wallAt } from './calendar-zone';

const DAYS = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'];

/** Why a follow-up is due when it is, in plain English lines; `dueAt` is the frozen one. Times are the team's. */
export function whyDueThen(
  calendar: Calendar,
  { startedAt, dueAt, businessDays = 2 }: { startedAt: Date; dueAt: Date; businessDays?: number },
): string[] {
  const countsFrom = nextOpening(calendar, startedAt);
  const computedAt = addBusinessDays(calendar, startedAt, businessDays);
  const lines = [`Received ${inWords(calendar, startedAt)} (${calendar.zone}).`];
  if (countsFrom > startedAt) {
    lines.push(`That was outside working hours, so it counts from ${inWords(calendar, countsFrom)}.`);
  }
  if (computedAt.getTime() !== dueAt.getTime()) {
    return [
      ...lines,
      `Due ${inWords(calendar, dueAt)}: fixed by the calendar of that time, which has changed since.`,
    ];
  }
  return [
    ...lines,
    ...skipped(calendar, startedAt, dueAt),
    dueLine(calendar, { countsFrom, dueAt, businessDays }),
  ];
}

/** An instant in a calendar's zone, as in "Monday 30 November 2026 at 15:00". */
export function inWords(calendar: Calendar, at: Date): string {
  const wallMs = wallAt(calendar.zone, at.getTime());
  const epochDay = Math.floor(wallMs / MS_PER_DAY);
  return `${dayInWords(epochDay)} ${isoDate(epochDay).slice(0, 4)} at ${new Date(wallMs).toISOString().slice(11, 16)}`;
}

function dueLine(
  calendar: Calendar,
  { countsFrom, dueAt, businessDays }: { countsFrom: Date; dueAt: Date; businessDays: number },
): string {
  const span = businessDays === 1 ? 'one business day' : `${numberWord(businessDays)} business days`;
  const due = `Due ${inWords(calendar, dueAt)}`;
  const day = dayNotClosedBefore(calendar, dueAt.getTime());
  const sameTime = timeOf(calendar, countsFrom) === timeOf(calendar, dueAt);
  if (sameTime) return `${due}, ${span} later at the same local time.`;
  if (day.closesMs !== dueAt.getTime())
    return `${due}, ${span} later, as near to the same local time as that day allows.`;
  if (day.shortenedBy) return `${due}, ${span} later: that day closes early (${day.shortenedBy}).`;
  return `${due}, ${span} later: the end of that working day.`;
}

/** One line for each named day off between two instants, and one for the week's days off. */
function skipped(calendar: Calendar, from: Date, to: Date): string[] {
  const first = Math.floor(wallAt(calendar.zone, from.getTime()) / MS_PER_DAY);
  const last = Math.floor(wallAt(calendar.zone, to.getTime()) / MS_PER_DAY);
  const days = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => calendar.day(first + n));
  const weekly = days.filter((day) => day.kind === 'closed' && day.why === 'week');
  const named = days.flatMap((day) => skippedLine(day) ?? []);
  if (weekly.length === 0) return named;
  return [...named, `Skipped ${listed(weekly.map((day) => dayInWords(day.epochDay)))}: not working days.`];
}

function skippedLine(day: Day): string | null {
  if (day.kind === 'open') return null;
  const date = dayInWords(day.epochDay);
  switch (day.why) {
    case 'week':
      return null;
    case 'holiday':
      return `Skipped ${day.name} (${date}).`;
    case 'closure':
      return day.name
        ? `Skipped ${day.name} (${date}), a day off of the team's own.`
        : `Skipped ${date}, a day off of the team's own.`;
    case 'clock':
      return `Skipped ${date}: the clock was moved over its working hours.`;
  }
}

function dayInWords(epochDay: number): string {
  const [, month, day] = isoDate(epochDay).split('-').map(Number);
  return `${DAYS[((epochDay % 7) + 7) % 7]} ${day} ${MONTHS_IN_ENGLISH[month! - 1]}`;
}

function timeOf(calendar: Calendar, at: Date): number {
  return wallAt(calendar.zone, at.getTime()) % MS_PER_DAY;
}

function numberWord(count: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five'][count] ?? String(count);
}

function listed(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
