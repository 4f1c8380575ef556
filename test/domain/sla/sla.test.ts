import { type CalendarSpec, compileCalendar } from '../../../src/domain/sla/calendar';
import { RUNGS, rungAt, slaFor } from '../../../src/domain/sla/sla';
import fixture from '../../fixtures/sla-vectors.json';
import { at, localOf, spec } from '../calendars';

const newYork = spec('America/New_York', { holidays: { country: 'US' } });

describe('the published vectors', () => {
  test.each(fixture.vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    expect(vector.week).toBe('Mon-Fri');
    const [country, state] = vector.holidays.split('-');
    const calendar = compileCalendar(spec(vector.zone, { holidays: { country: country!, state } }));
    const { dueAt } = slaFor(calendar, at(vector.zone, `${vector.received}:00`));
    expect(localOf(vector.zone, dueAt)).toBe(`${vector.due}:00`);
    if (vector.dueUtc) expect(dueAt).toEqual(new Date(vector.dueUtc));
  });
});

/** The four rungs in local time, by the minute, of an answer received then. */
function ladder(calendarSpec: CalendarSpec, received: string): string[] {
  const { zone } = calendarSpec;
  const { rungs } = slaFor(compileCalendar(calendarSpec), at(zone, `${received}:00`));
  return RUNGS.map((rung) => localOf(zone, rungAt(rungs, rung)).slice(0, 16));
}

describe('the rungs are shares of the scheduled working seconds', () => {
  const halfThursday = spec('Europe/Berlin', { halfDays: [{ date: '2026-12-24', closes: '13:00' }] });
  test.each<[string, CalendarSpec, string, string[]]>([
    [
      'of sixteen hours',
      newYork,
      '2026-06-10T10:00',
      ['2026-06-11T10:00', '2026-06-11T14:00', '2026-06-12T10:00', '2026-06-15T10:00'],
    ],
    [
      'half of it ends a day: the closing is printed, not the next opening',
      newYork,
      '2026-06-13T12:00',
      ['2026-06-15T17:00', '2026-06-16T13:00', '2026-06-16T17:00', '2026-06-17T17:00'],
    ],
    [
      'over Thanksgiving',
      newYork,
      '2026-11-25T15:00',
      ['2026-11-27T15:00', '2026-11-30T11:00', '2026-11-30T15:00', '2026-12-01T15:00'],
    ],
    [
      'of the fourteen hours that a half day leaves',
      halfThursday,
      '2026-12-22T15:00',
      ['2026-12-23T14:00', '2026-12-24T09:30', '2026-12-24T13:00', '2026-12-25T13:00'],
    ],
  ])('%s', (_, calendarSpec, received, expected) => {
    expect(ladder(calendarSpec, received)).toEqual(expected);
  });
});

test('a rung between two milliseconds is the later one, never early', () => {
  const calendar = compileCalendar(spec('UTC', { halfDays: [{ date: '2026-12-24', closes: '13:00' }] }));
  const received = new Date('2026-12-22T15:00:00.001Z');
  // Fourteen hours less one millisecond are scheduled, so half of it ends in .5 ms.
  expect(slaFor(calendar, received).rungs.half).toEqual(new Date('2026-12-23T14:00:00.001Z'));
});

test('a team may promise one business day, or five', () => {
  const calendar = compileCalendar(newYork);
  const received = at('America/New_York', '2026-06-10T10:00:00');
  expect(slaFor(calendar, received, 1).dueAt).toEqual(at('America/New_York', '2026-06-11T10:00:00'));
  expect(slaFor(calendar, received, 5).dueAt).toEqual(at('America/New_York', '2026-06-17T10:00:00'));
});
