import {
  type Month,
  monthAt,
  monthName,
  monthsLater,
  readMonthSpan,
  startOfMonth,
} from '../../../src/domain/numbers/month-span';

test('a month begins at midnight of its zone, whatever its clocks do', () => {
  expect(startOfMonth('America/New_York', '2026-11')).toEqual(new Date('2026-11-01T04:00:00Z'));
  expect(startOfMonth('America/New_York', '2026-12')).toEqual(new Date('2026-12-01T05:00:00Z'));
  expect(startOfMonth('Pacific/Auckland', '2026-11')).toEqual(new Date('2026-10-31T11:00:00Z'));
});

test('which month it is depends on the zone', () => {
  const at = new Date('2026-10-31T20:00:00Z');
  expect(monthAt('America/New_York', at)).toBe('2026-10');
  expect(monthAt('Pacific/Auckland', at)).toBe('2026-11');
});

test('months are counted across years', () => {
  expect(monthsLater('2026-11', 2)).toBe('2027-01');
  expect(monthsLater('2026-01', -1)).toBe('2025-12');
  expect(monthName('2026-11')).toBe('November 2026');
});

describe('what was typed', () => {
  const month = (month: Month, rest = '') => ({ span: { kind: 'month', month }, rest });
  test.each([
    ['', { span: { kind: 'now' }, rest: '' }],
    ['cx', { span: { kind: 'now' }, rest: 'cx' }],
    ['6', { span: { kind: 'last', months: 6 }, rest: '' }],
    ['cx 3 months', { span: { kind: 'last', months: 3 }, rest: 'cx' }],
    ['Key Accounts 1 month', { span: { kind: 'last', months: 1 }, rest: 'key accounts' }],
    ['900', { span: { kind: 'last', months: 24 }, rest: '' }],
    ['0', { span: { kind: 'last', months: 1 }, rest: '' }],
    ['2026-03', month('2026-03')],
    ['2026-13', { span: { kind: 'now' }, rest: '2026-13' }],
    ['cx March', month('2026-03', 'cx')],
    ['dec', month('2025-12')],
    ['november', month('2026-11')],
    ['success dec 2024', month('2024-12', 'success')],
    ['last month', month('2026-10')],
    ['CX this month', month('2026-11', 'cx')],
    ['marketing', { span: { kind: 'now' }, rest: 'marketing' }],
  ])('%p', (typed, expected) => {
    expect(readMonthSpan(typed, '2026-11')).toEqual(expected);
  });
});
