import { Temporal } from 'temporal-polyfill';
import { MONTHS_IN_ENGLISH } from '../domain/month-names';

/** "on 3 Apr 2026", or "from 3 Apr to 12 Sep 2026", and on whose clock these are the days. */
export function spanInWords({ from, to }: { from: Date; to: Date }, zone: string): string {
  const [first, last] = [dayAt(from, zone), dayAt(to, zone)];
  if (first.equals(last)) return `on ${inWords(last)} (${zone})`;
  return `from ${first.year === last.year ? dayAndMonth(first) : inWords(first)} to ${inWords(last)} (${zone})`;
}

function dayAt(at: Date, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate();
}

const dayAndMonth = ({ day, month }: Temporal.PlainDate) =>
  `${day} ${MONTHS_IN_ENGLISH[month - 1]!.slice(0, 3)}`;

const inWords = (day: Temporal.PlainDate) => `${dayAndMonth(day)} ${day.year}`;
