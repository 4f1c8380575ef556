import { latestReportDue, reportDueAt } from '../../../src/domain/committee/report-day';
import { readReportWords } from '../../../src/domain/committee/report-request';
import { compileCalendar } from '../../../src/domain/sla/calendar';

const nine = { opens: '09:00', closes: '17:00' };
const weekdays = { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine };
const calendar = (changes: object = {}) =>
  compileCalendar({
    zone: 'America/New_York',
    week: weekdays,
    holidays: null,
    closures: [],
    halfDays: [],
    ...changes,
  });

test.each([
  ['a weekend is passed over', {}, '2026-10', '2026-11-02T14:00:00.000Z'],
  ['so is a public holiday', { holidays: { country: 'US' } }, '2026-12', '2027-01-04T14:00:00.000Z'],
  [
    'and a day off of one’s own',
    { closures: [{ date: '2026-11-02' }] },
    '2026-10',
    '2026-11-03T14:00:00.000Z',
  ],
  ['summer time counts', {}, '2026-05', '2026-06-01T13:00:00.000Z'],
  [
    'a Sunday is a working day where it is one',
    { zone: 'Asia/Jerusalem', week: { sun: nine, mon: nine } },
    '2026-10',
    '2026-11-01T07:00:00.000Z',
  ],
])('the report is due at nine on the first working day: %s', (_, changes, month, due) => {
  expect(reportDueAt(calendar(changes), month as '2026-10').toISOString()).toBe(due);
});

test('the latest report is that of the month before from its instant on, and the one before it until then', () => {
  const due = reportDueAt(calendar(), '2026-10');
  expect(latestReportDue(calendar(), due)).toBe('2026-10');
  expect(latestReportDue(calendar(), new Date(due.getTime() - 1))).toBe('2026-09');
});

test('a month may be typed as one likes, and what is none is given back', () => {
  const read = (typed: string) => readReportWords(typed, '2026-11');
  expect([read(''), read('last'), read(' LAST ')]).toEqual([
    { month: null },
    { month: null },
    { month: null },
  ]);
  for (const typed of ['2026-10', 'october', 'Oct', 'oct 2026', 'last month'])
    expect(read(typed)).toEqual({ month: '2026-10' });
  expect(read('december')).toEqual({ month: '2025-12' });
  for (const typed of ['6', 'octember', '2026-13', '__proto__', 'october please now'])
    expect('word' in read(typed)).toBe(true);
});
