import { epochDayOf } from '../../../src/domain/sla/calendar-zone';
import { holidayDataVersion, holidaysOn } from '../../../src/domain/sla/holidays';

const WHOLE_DAY = { fromMinute: 0, toMinute: 1440 };

function on(country: string, date: string, state?: string) {
  return holidaysOn({ country, state }, epochDayOf(date));
}

test('4 July on a Saturday is observed on the Friday, and both days are holidays', () => {
  expect(on('US', '2026-07-03')).toEqual([{ name: 'Independence Day (substitute day)', ...WHOLE_DAY }]);
  expect(on('US', '2026-07-04')).toEqual([{ name: 'Independence Day', ...WHOLE_DAY }]);
  expect(on('US', '2026-07-06')).toEqual([]);
});

test('4 July on a Sunday is observed on the Monday', () => {
  expect(on('US', '2027-07-05')[0]?.name).toBe('Independence Day (substitute day)');
});

test('New Year on a Saturday is observed in the year before', () => {
  expect(on('US', '2021-12-31')[0]?.name).toMatch(/New Year/);
});

test('only public holidays close the office: Valentine, Tax Day and bank holidays do not', () => {
  expect(on('US', '2026-02-14')).toEqual([]);
  expect(on('US', '2026-04-15')).toEqual([]);
  expect(on('US', '2026-11-27')).toEqual([]);
});

test('a state has holidays that its country has not', () => {
  expect(on('DE', '2026-03-08')).toEqual([]);
  expect(on('DE', '2026-03-08', 'BE')).toEqual([{ name: "International Women's Day", ...WHOLE_DAY }]);
});

test('a holiday of several days covers each of them, across the end of the year too', () => {
  const tet = [
    '2026-02-15',
    '2026-02-16',
    '2026-02-17',
    '2026-02-18',
    '2026-02-19',
    '2026-02-20',
    '2026-02-21',
  ];
  expect(tet.map((date) => on('VN', date).length > 0)).toEqual([false, true, true, true, true, true, false]);
  const incwala = ['2026-12-28', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03'];
  expect(incwala.map((date) => on('SZ', date).some((span) => /Incwala/i.test(span.name)))).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
});

test('a holiday that begins the evening before closes its civil days whole', () => {
  expect(on('IL', '2026-09-20')).toEqual([]);
  expect(on('IL', '2026-09-21')).toEqual([{ name: 'Day of Atonement (Yom Kippur)', ...WHOLE_DAY }]);
  expect(on('IL', '2026-09-22')).toEqual([]);
  const bayram = ['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22', '2026-03-23'];
  expect(bayram.map((date) => on('TR', date).length)).toEqual([0, 1, 1, 1, 0]);
});

test('a holiday of part of a day says from when', () => {
  expect(on('IS', '2026-12-24')).toEqual([{ name: expect.any(String), fromMinute: 780, toMinute: 1440 }]);
});

test('a holiday on the day that clocks go forward is that day and no other', () => {
  // Easter 2027 in Sweden has 23 hours.
  expect(on('SE', '2027-03-27').length).toBe(0);
  expect(on('SE', '2027-03-28')).toEqual([{ name: 'Easter Sunday', ...WHOLE_DAY }]);
});

test('a place is asked for a year once, so a second look costs next to nothing', () => {
  const first = on('FR', '2026-07-14');
  expect(on('FR', '2026-07-14')).toBe(first);
  expect(holidaysOn({ country: 'fr' }, epochDayOf('2026-07-14'))).toBe(first);
});

test('the version of the holiday data is that of the package', () => {
  expect(holidayDataVersion()).toMatch(/^\d+\.\d+\.\d+/);
});
