import {
  nextReminderAt,
  remindersOf,
  remindersOwed,
} from '../../../src/domain/committee/initiative-reminders';
import { compileCalendar } from '../../../src/domain/sla/calendar';

const day = { opens: '09:00', closes: '17:00' };
const NEW_YORK = compileCalendar({
  zone: 'America/New_York',
  week: { mon: day, tue: day, wed: day, thu: day, fri: day },
  holidays: { country: 'US' },
  closures: [],
  halfDays: [],
});
const instants = (dueOn: string, count = 4) =>
  remindersOf(NEW_YORK, dueOn)
    .slice(0, count)
    .map(({ rung, at }) => `${rung} ${at.toISOString()}`);

test('a week before, on the day, and weekly after, when the committee opens; summer time moves it along', () => {
  // Clocks go forward on 10 March 2030.
  expect(instants('2030-03-13')).toEqual([
    'week_before 2030-03-06T14:00:00.000Z',
    'due 2030-03-13T13:00:00.000Z',
    'overdue_1 2030-03-20T13:00:00.000Z',
    'overdue_2 2030-03-27T13:00:00.000Z',
  ]);
});

test('where that day is closed: the working day before, and once it is overdue the one after', () => {
  // Independence Day is a Thursday in 2030; its week before is none; a Saturday is never one.
  expect(instants('2030-07-04', 3)).toEqual([
    'week_before 2030-06-27T13:00:00.000Z',
    'due 2030-07-03T13:00:00.000Z',
    'overdue_1 2030-07-11T13:00:00.000Z',
  ]);
  expect(instants('2030-06-29', 3)).toEqual([
    'week_before 2030-06-21T13:00:00.000Z',
    'due 2030-06-28T13:00:00.000Z',
    'overdue_1 2030-07-08T13:00:00.000Z',
  ]);
});

const told = (now: string, since = '2030-01-01T00:00:00Z', recorded: string[] = []) => ({
  now: new Date(now),
  since: new Date(since),
  recorded: new Set(recorded),
});

test('what lay before the due date was set is never owed, and each is owed once', () => {
  const now = '2030-03-20T15:00:00Z';
  const rungs = (since: string, recorded: string[] = []) =>
    remindersOwed(NEW_YORK, '2030-03-13', told(now, since, recorded)).map(({ rung }) => rung);
  expect(rungs('2030-03-01T00:00:00Z')).toEqual(['week_before', 'due', 'overdue_1']);
  expect(rungs('2030-03-08T00:00:00Z')).toEqual(['due', 'overdue_1']);
  expect(rungs('2030-03-01T00:00:00Z', ['week_before', 'due', 'overdue_1'])).toEqual([]);
});

test('the next one waits for its instant, and one that was missed for working hours', () => {
  const next = (...args: Parameters<typeof told>) =>
    nextReminderAt(NEW_YORK, '2030-03-13', told(...args))?.toISOString();
  expect(next('2030-03-01T00:00:00Z')).toBe('2030-03-06T14:00:00.000Z');
  // A Saturday.
  expect(next('2030-03-09T18:00:00Z')).toBe('2030-03-11T13:00:00.000Z');
  expect(next('2030-03-11T14:00:00Z')).toBe('2030-03-11T14:00:00.000Z');
});

test('a year after it was due nobody is reminded any more', () => {
  const all = remindersOf(NEW_YORK, '2030-03-13').map(({ rung }) => rung);
  expect(all.at(-1)).toBe('overdue_52');
  expect(nextReminderAt(NEW_YORK, '2030-03-13', told('2031-04-01T00:00:00Z', undefined, all))).toBeNull();
});
