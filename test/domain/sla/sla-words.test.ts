import { type CalendarSpec, compileCalendar } from '../../../src/domain/sla/calendar';
import { slaFor } from '../../../src/domain/sla/sla';
import { inWords, whyDueThen } from '../../../src/domain/sla/sla-words';
import { at, ROUND_THE_CLOCK, spec, week } from '../calendars';

const newYork = spec('America/New_York', { holidays: { country: 'US' } });

function why(calendarSpec: CalendarSpec, received: string): string[] {
  const calendar = compileCalendar(calendarSpec);
  const startedAt = at(calendarSpec.zone, received);
  return whyDueThen(calendar, { startedAt, dueAt: slaFor(calendar, startedAt).dueAt });
}

test('midweek', () => {
  expect(why(newYork, '2026-06-10T10:00:00')).toEqual([
    'Received Wednesday 10 June 2026 at 10:00 (America/New_York).',
    'Due Friday 12 June 2026 at 10:00, two business days later at the same local time.',
  ]);
});

test('Thanksgiving and the weekend are named', () => {
  expect(why(newYork, '2026-11-25T15:00:00')).toEqual([
    'Received Wednesday 25 November 2026 at 15:00 (America/New_York).',
    'Skipped Thanksgiving Day (Thursday 26 November).',
    'Skipped Saturday 28 November and Sunday 29 November: not working days.',
    'Due Monday 30 November 2026 at 15:00, two business days later at the same local time.',
  ]);
});

test('outside working hours it says from when it counts', () => {
  expect(why(newYork, '2026-06-13T12:00:00')).toEqual([
    'Received Saturday 13 June 2026 at 12:00 (America/New_York).',
    'That was outside working hours, so it counts from Monday 15 June 2026 at 09:00.',
    'Skipped Saturday 13 June and Sunday 14 June: not working days.',
    'Due Tuesday 16 June 2026 at 17:00, two business days later: the end of that working day.',
  ]);
});

test('a half day and closures, named or not', () => {
  const christmas = spec('Europe/Berlin', {
    halfDays: [{ date: '2026-12-24', closes: '13:00', name: 'Christmas Eve' }],
    closures: [{ date: '2026-12-22', name: 'Company day' }, { date: '2026-12-28' }],
  });
  expect(why(christmas, '2026-12-21T15:00:00')).toEqual([
    'Received Monday 21 December 2026 at 15:00 (Europe/Berlin).',
    "Skipped Company day (Tuesday 22 December), a day off of the team's own.",
    'Due Thursday 24 December 2026 at 13:00, two business days later: that day closes early (Christmas Eve).',
  ]);
  expect(why(christmas, '2026-12-25T10:00:00')).toContain(
    "Skipped Monday 28 December, a day off of the team's own.",
  );
});

test('a date that the zone never had', () => {
  expect(why(spec('Pacific/Apia'), '2011-12-28T15:00:00')).toEqual([
    'Received Wednesday 28 December 2011 at 15:00 (Pacific/Apia).',
    'Skipped Friday 30 December: the clock was moved over its working hours.',
    'Skipped Saturday 31 December and Sunday 1 January: not working days.',
    'Due Monday 2 January 2012 at 15:00, two business days later at the same local time.',
  ]);
});

test('a time that the due day does not have', () => {
  const nights = spec('Europe/Berlin', { week: week('mon tue wed thu fri sat sun', ROUND_THE_CLOCK) });
  expect(why(nights, '2026-03-27T02:30:00').at(-1)).toBe(
    'Due Sunday 29 March 2026 at 03:00, two business days later, as near to the same local time as that day allows.',
  );
});

test('one business day, and five, are told as such', () => {
  const calendar = compileCalendar(newYork);
  const startedAt = at('America/New_York', '2026-06-08T10:00:00');
  const told = (businessDays: number) =>
    whyDueThen(calendar, {
      startedAt,
      dueAt: slaFor(calendar, startedAt, businessDays).dueAt,
      businessDays,
    }).at(-1);
  expect(told(1)).toContain('one business day later');
  expect(told(5)).toContain('five business days later');
});

test('a frozen due time that the calendar of today would not give is said to be frozen', () => {
  const calendar = compileCalendar(newYork);
  const startedAt = at('America/New_York', '2026-06-10T10:00:00');
  const dueAt = at('America/New_York', '2026-06-15T10:00:00');
  expect(whyDueThen(calendar, { startedAt, dueAt })).toEqual([
    'Received Wednesday 10 June 2026 at 10:00 (America/New_York).',
    'Due Monday 15 June 2026 at 10:00: fixed by the calendar of that time, which has changed since.',
  ]);
});

test('an instant is told in the zone of the team, whatever the date in UTC', () => {
  const apia = compileCalendar(spec('Pacific/Apia'));
  expect(inWords(apia, new Date('2026-12-31T11:05:00Z'))).toBe('Friday 1 January 2027 at 00:05');
});
