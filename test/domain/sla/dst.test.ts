import {
  addBusinessDays,
  addWorkingSeconds,
  isOpen,
  workingSecondsBetween,
} from '../../../src/domain/sla/business-time';
import { compileCalendar } from '../../../src/domain/sla/calendar';
import { slaFor } from '../../../src/domain/sla/sla';
import { at, localOf, ROUND_THE_CLOCK, spec, week } from '../calendars';
import { clockChanges, ZONES } from '../zones';

const EVERY_DAY = 'mon tue wed thu fri sat sun';
const HOUR_MS = 3_600_000;

function roundTheClock(zone: string) {
  return compileCalendar(spec(zone, { week: week(EVERY_DAY, ROUND_THE_CLOCK) }));
}

function workedHours(zone: string, date: string, next: string): number {
  return (
    workingSecondsBetween(roundTheClock(zone), at(zone, `${date}T00:00:00`), at(zone, `${next}T00:00:00`)) /
    3600
  );
}

describe('a day round the clock has the hours that it has', () => {
  test.each([
    ['America/New_York', '2026-03-08', '2026-03-09', 23],
    ['America/New_York', '2026-11-01', '2026-11-02', 25],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-05', 23.5],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-06', 24.5],
    ['Asia/Kolkata', '2026-03-08', '2026-03-09', 24],
    ['Pacific/Apia', '2011-12-29', '2011-12-31', 24],
  ])('%s from %s to %s: %d', (zone, date, next, hours) => {
    expect(workedHours(zone, date, next)).toBe(hours);
  });
});

test('hours that lie in the skipped hour are as short as the clock made them', () => {
  const early = compileCalendar(
    spec('America/New_York', { week: week(EVERY_DAY, { opens: '01:30', closes: '04:00' }) }),
  );
  const sunday = at('America/New_York', '2026-03-08T01:00:00');
  expect(workingSecondsBetween(early, sunday, new Date(sunday.getTime() + 12 * HOUR_MS))).toBe(1.5 * 3600);
});

test('a day whose hours were all skipped is no working day', () => {
  const brief = compileCalendar(
    spec('America/New_York', { week: week(EVERY_DAY, { opens: '02:10', closes: '02:50' }) }),
  );
  const saturday = at('America/New_York', '2026-03-07T02:20:00');
  expect(localOf('America/New_York', addBusinessDays(brief, saturday, 1))).toBe('2026-03-09T02:20:00');
});

test('opened before the clock went back: the team is at work while it says too early, and opens once', () => {
  const zone = 'Atlantic/Azores';
  const early = compileCalendar(spec(zone, { week: week(EVERY_DAY, { opens: '00:30', closes: '08:30' }) }));
  const opened = new Date('2026-10-25T00:30:00Z');
  expect(localOf(zone, new Date('2026-10-25T01:10:00Z'))).toBe('2026-10-25T00:10:00');
  expect(isOpen(early, new Date('2026-10-25T01:10:00Z'))).toBe(true);
  expect(workingSecondsBetween(early, opened, new Date(opened.getTime() + 12 * HOUR_MS))).toBe(9 * 3600);
});

test('a due time in the skipped hour is the moment the clock went forward, and no later arrival is due before it', () => {
  const zone = 'America/New_York';
  const calendar = roundTheClock(zone);
  const due = (local: string) => localOf(zone, addBusinessDays(calendar, at(zone, local), 2));
  expect(due('2026-03-06T02:30:00')).toBe('2026-03-08T03:00:00');
  expect(due('2026-03-06T03:10:00')).toBe('2026-03-08T03:10:00');
});

test('received in the hour lived twice: the second time round is not due before the first', () => {
  const zone = 'America/New_York';
  const calendar = roundTheClock(zone);
  const first = at(zone, '2026-11-01T01:50:00');
  const second = new Date(at(zone, '2026-11-01T01:10:00').getTime() + HOUR_MS);
  expect(localOf(zone, second)).toBe('2026-11-01T01:10:00');
  expect(localOf(zone, addBusinessDays(calendar, first, 2))).toBe('2026-11-03T01:50:00');
  expect(localOf(zone, addBusinessDays(calendar, second, 2))).toBe('2026-11-03T02:00:00');
});

test('a due time in the hour lived twice is the first of the two', () => {
  const zone = 'America/New_York';
  const found = addBusinessDays(roundTheClock(zone), at(zone, '2026-10-30T01:30:00'), 2);
  expect(found).toEqual(at(zone, '2026-11-01T01:30:00'));
});

test('a clock turned by half an hour (Lord Howe) turns a due time by half an hour', () => {
  const zone = 'Australia/Lord_Howe';
  const calendar = compileCalendar(spec(zone));
  const forward = slaFor(calendar, at(zone, '2026-10-02T15:00:00')).dueAt;
  expect(localOf(zone, forward)).toBe('2026-10-06T15:00:00');
  expect(forward.getTime() - at(zone, '2026-10-02T15:00:00').getTime()).toBe(95.5 * HOUR_MS);
  const night = roundTheClock(zone);
  expect(localOf(zone, addBusinessDays(night, at(zone, '2026-10-02T02:15:00'), 2))).toBe(
    '2026-10-04T02:30:00',
  );
});

test('Samoa had no Friday 30 December 2011, so two business days from Wednesday end on Monday', () => {
  const zone = 'Pacific/Apia';
  const calendar = compileCalendar(spec(zone));
  expect(localOf(zone, slaFor(calendar, at(zone, '2011-12-28T15:00:00')).dueAt)).toBe('2012-01-02T15:00:00');
  expect(localOf(zone, addWorkingSeconds(calendar, at(zone, '2011-12-29T16:00:00'), 7200))).toBe(
    '2012-01-02T10:00:00',
  );
});

describe('across every clock change of ten years', () => {
  test.each(ZONES)('%s', (zone) => {
    const office = compileCalendar(spec(zone, { week: week(EVERY_DAY) }));
    const always = roundTheClock(zone);
    const wrong: unknown[] = [];
    for (const change of clockChanges(zone, 2020, 2030)) {
      let previous = 0;
      for (let hours = -72; hours <= 6; hours += 2.5) {
        const received = new Date(change.getTime() + hours * HOUR_MS);
        const dueAt = addBusinessDays(office, received, 2);
        const measuredS = workingSecondsBetween(office, received, dueAt);
        const local = localOf(zone, received).slice(11);
        const expected = local > '09:00:00' && local <= '17:00:00' ? local : '17:00:00';
        if (measuredS !== 16 * 3600 || localOf(zone, dueAt).slice(11) !== expected)
          wrong.push({ received, dueAt });

        const round = addBusinessDays(always, received, 2).getTime();
        const aheadMs = Math.abs(round - received.getTime() - 48 * HOUR_MS);
        if (round < previous || aheadMs > HOUR_MS) wrong.push({ received, round });
        previous = round;
      }
    }
    expect(wrong).toEqual([]);
  });
});

test('the zones do change their clocks, so the test above tests something', () => {
  const changes = ZONES.map((zone) => clockChanges(zone, 2020, 2030).length);
  expect(changes.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(250);
  expect(changes.filter((count) => count >= 20).length).toBeGreaterThanOrEqual(12);
});
