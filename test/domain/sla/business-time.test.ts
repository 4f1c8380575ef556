import {
  addBusinessDays,
  addWorkingSeconds,
  isOpen,
  nextOpening,
  workingSecondsBetween,
} from '../../../src/domain/sla/business-time';
import { type CalendarSpec, compileCalendar } from '../../../src/domain/sla/calendar';
import { at, localOf, ROUND_THE_CLOCK, spec, week } from '../calendars';

/** Adds business days in local times, so that a row of a table reads as a person would say it. */
function due(calendarSpec: CalendarSpec, received: string, days = 2): string {
  const { zone } = calendarSpec;
  const found = addBusinessDays(compileCalendar(calendarSpec), at(zone, `${received}:00`), days);
  return localOf(zone, found).slice(0, 16);
}

const newYork = spec('America/New_York', { holidays: { country: 'US' } });
const cairo = spec('Africa/Cairo', { week: week('sun mon tue wed thu') });
const kolkata = spec('Asia/Kolkata');
const halfThursday = spec('Europe/Berlin', {
  halfDays: [{ date: '2026-12-24', closes: '13:00', name: 'Christmas Eve' }],
  closures: [{ date: '2026-12-25' }],
});
const unevenWeek = spec('UTC', {
  week: {
    ...week('mon tue thu fri', { opens: '08:00', closes: '16:00' }),
    wed: { opens: '10:00', closes: '18:00' },
  },
});
const rows: [string, CalendarSpec, string, string][] = [
  ['opening counts as the closing before it', newYork, '2026-06-10T09:00', '2026-06-11T17:00'],
  ['a minute after opening is that minute', newYork, '2026-06-10T09:01', '2026-06-12T09:01'],
  ['a minute after closing counts from next morning', newYork, '2026-06-10T17:01', '2026-06-12T17:00'],
  ['4 July observed on Friday 3 July', newYork, '2026-07-02T11:00', '2026-07-07T11:00'],
  ['received on the observed day', newYork, '2026-07-03T11:00', '2026-07-07T17:00'],
  ['Christmas and New Year', newYork, '2026-12-24T10:00', '2026-12-29T10:00'],
  ['across autumn DST', newYork, '2026-10-30T16:00', '2026-11-03T16:00'],
  ['Sunday is a working day in Cairo', cairo, '2026-06-14T10:00', '2026-06-16T10:00'],
  ['Thursday to Monday in Cairo', cairo, '2026-06-11T15:00', '2026-06-15T15:00'],
  ['Friday in Cairo counts from Sunday', cairo, '2026-06-12T11:00', '2026-06-15T17:00'],
  ['half-hour zone', kolkata, '2026-06-12T16:45', '2026-06-16T16:45'],
  ['due on a half day is clamped to its closing', halfThursday, '2026-12-22T15:00', '2026-12-24T13:00'],
  ['due on a half day before it closes', halfThursday, '2026-12-22T11:30', '2026-12-24T11:30'],
  ['received on a half day', halfThursday, '2026-12-24T11:30', '2026-12-29T11:30'],
  ['received as a half day closes keeps that time', halfThursday, '2026-12-24T13:00', '2026-12-29T13:00'],
  ['received after a half day closed', halfThursday, '2026-12-24T13:01', '2026-12-29T17:00'],
  ['received on a closure', halfThursday, '2026-12-25T10:00', '2026-12-29T17:00'],
  ['a target day that opens later: the closing before', unevenWeek, '2026-06-08T09:00', '2026-06-09T16:00'],
  ['a target day that closes later', unevenWeek, '2026-06-08T15:00', '2026-06-10T15:00'],
  ['a target day that closes earlier', unevenWeek, '2026-06-10T17:30', '2026-06-12T16:00'],
];

describe('two business days later', () => {
  test.each(rows)('%s', (_, calendarSpec, received, expected) => {
    expect(due(calendarSpec, received)).toBe(expected);
  });
});

test('a week may have one working day, and a due time then lies two weeks off', () => {
  expect(due(spec('UTC', { week: week('wed') }), '2026-06-10T10:00')).toBe('2026-06-24T10:00');
});

test('no business days later is now in working hours, and the next opening outside them', () => {
  expect(due(newYork, '2026-06-12T11:00', 0)).toBe('2026-06-12T11:00');
  expect(due(newYork, '2026-06-12T17:00', 0)).toBe('2026-06-12T17:00');
  expect(due(newYork, '2026-06-12T18:00', 0)).toBe('2026-06-15T09:00');
});

test('a public holiday of part of a day closes the office from its hour', () => {
  const iceland = spec('Atlantic/Reykjavik', { holidays: { country: 'IS' } });
  expect(due(iceland, '2026-12-22T15:00')).toBe('2026-12-24T13:00');
  expect(due(iceland, '2026-12-24T14:00')).toBe('2026-12-29T17:00');
});

describe('published examples that are wrong', () => {
  const utc = compileCalendar(spec('UTC'));
  const add = (from: string, hours: number) =>
    addWorkingSeconds(utc, new Date(`${from}Z`), hours * 3600)
      .toISOString()
      .slice(0, 16);

  test('Friday 17:00 and 8 business hours is Monday 17:00, not Monday 09:00', () => {
    expect(add('2026-06-12T17:00:00', 8)).toBe('2026-06-15T17:00');
  });

  test('Friday 16:00 and 4 business hours is Monday 12:00, not Tuesday 11:00', () => {
    expect(add('2026-06-12T16:00:00', 4)).toBe('2026-06-15T12:00');
  });
});

describe('working hours', () => {
  const calendar = compileCalendar(newYork);
  test.each([
    ['2026-06-12T08:59:59', false],
    ['2026-06-12T09:00:00', true],
    ['2026-06-12T17:00:00', true],
    ['2026-06-12T17:00:01', false],
    ['2026-06-13T12:00:00', false],
    ['2026-11-26T12:00:00', false],
  ])('%s: open is %s', (local, open) => {
    expect(isOpen(calendar, at('America/New_York', local))).toBe(open);
  });

  test('the closing instant is in hours to the millisecond', () => {
    const closing = at('America/New_York', '2026-06-12T17:00:00').getTime();
    expect(isOpen(calendar, new Date(closing + 1))).toBe(false);
  });

  test('the next opening after Friday evening is Monday morning; in hours it is now', () => {
    const monday = at('America/New_York', '2026-06-15T09:00:00');
    expect(nextOpening(calendar, at('America/New_York', '2026-06-12T19:00:00'))).toEqual(monday);
    expect(nextOpening(calendar, new Date(monday.getTime() + 5))).toEqual(new Date(monday.getTime() + 5));
  });
});

describe('measuring', () => {
  const calendar = compileCalendar(newYork);
  const hours = (from: string, to: string) =>
    workingSecondsBetween(calendar, at('America/New_York', from), at('America/New_York', to)) / 3600;

  test.each([
    ['a night', '2026-06-10T17:00:00', '2026-06-11T09:00:00', 0],
    ['a weekend', '2026-06-12T16:00:00', '2026-06-15T10:00:00', 2],
    ['Thanksgiving', '2026-11-25T15:00:00', '2026-11-30T15:00:00', 16],
    ['backwards', '2026-06-10T11:00:00', '2026-06-10T10:00:00', -1],
    ['from night to night', '2026-06-10T03:00:00', '2026-06-10T23:00:00', 8],
  ])('%s', (_, from, to, expected) => {
    expect(hours(from, to)).toBe(expected);
  });
});

describe('round the clock', () => {
  const always = compileCalendar(
    spec('Europe/Berlin', { week: week('mon tue wed thu fri sat sun', ROUND_THE_CLOCK) }),
  );

  test('every instant is open', () => {
    expect(isOpen(always, new Date('2026-06-10T22:00:00Z'))).toBe(true);
    expect(isOpen(always, new Date('2026-06-13T03:14:15.926Z'))).toBe(true);
  });

  test('48 working hours are 48 hours', () => {
    const from = new Date('2026-06-10T12:00:00Z');
    expect(addWorkingSeconds(always, from, 48 * 3600)).toEqual(new Date('2026-06-12T12:00:00Z'));
  });
});

test('what is no number of days, seconds or no date is refused and says so', () => {
  const calendar = compileCalendar(newYork);
  const now = new Date('2026-06-10T12:00:00Z');
  for (const days of [-1, 1.5, Number.NaN, 1e9])
    expect(() => addBusinessDays(calendar, now, days)).toThrow(/Business days/);
  for (const seconds of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => addWorkingSeconds(calendar, now, seconds)).toThrow(/Working seconds/);
  }
  expect(() => isOpen(calendar, new Date('nonsense'))).toThrow(/date that is not valid/);
});

test('a due time takes less than a millisecond once the calendar is warm', () => {
  const calendar = compileCalendar(newYork);
  const run = () => {
    for (let n = 0; n < 1_000; n++) addBusinessDays(calendar, new Date(1_780_000_000_000 + n * 1_234_567), 2);
  };
  run();
  // Processor time: this process may stand still meanwhile.
  const before = process.cpuUsage();
  run();
  expect(process.cpuUsage(before).user / 1000 / 1_000).toBeLessThan(1);
});
