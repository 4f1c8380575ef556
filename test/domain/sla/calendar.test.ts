import { addBusinessDays, isOpen } from '../../../src/domain/sla/business-time';
import { type CalendarSpec, calendarVersion, compileCalendar } from '../../../src/domain/sla/calendar';
import vectors from '../../fixtures/sla-vectors.json';
import { spec, week } from '../calendars';

const BERLIN = 'Europe/Berlin';
const refusals: [string, CalendarSpec, RegExp][] = [
  [
    vectors.refused[0]!.name,
    spec(BERLIN, { week: {} }),
    /^team\.week has no working day\. Give at least one/,
  ],
  [
    'days without hours only',
    spec(BERLIN, { week: { mon: undefined } }),
    /^team\.week has no working day\. Give at least one/,
  ],
  ['unknown zone', spec('Europe/Atlantis'), /^team\.zone is "Europe\/Atlantis", .*such as Europe\/Berlin/],
  ['an offset is no zone', spec('+01:00'), /^team\.zone is "\+01:00"/],
  [
    'closes before it opens',
    spec(BERLIN, { week: week('fri', { opens: '17:00', closes: '09:00' }) }),
    /^team\.week\.fri\.closes is 09:00, not after opens 17:00\. Let a day/,
  ],
  [
    'closes as it opens',
    spec(BERLIN, { week: week('fri', { opens: '09:00', closes: '09:00' }) }),
    /^team\.week\.fri\.closes/,
  ],
  [
    'no time of day',
    spec(BERLIN, { week: week('mon', { opens: '9', closes: '17:00' }) }),
    /^team\.week\.mon\.opens is "9", not a time of day\. Write HH:MM/,
  ],
  ['no day', spec(BERLIN, { week: week('monday') }), /^team\.week\.monday is not a day\. Use mon, tue/],
  [
    'unknown country',
    spec(BERLIN, { holidays: { country: 'ZZ' } }),
    /^team\.holidays\.country is "ZZ".*Use one of .*DE/,
  ],
  [
    'unknown state',
    spec(BERLIN, { holidays: { country: 'DE', state: 'QQ' } }),
    /^team\.holidays\.state is "QQ".*Use one of .*BE/,
  ],
  [
    'unknown region',
    spec(BERLIN, { holidays: { country: 'DE', state: 'BY', region: 'QQ' } }),
    /^team\.holidays\.region is "QQ".*KATH/,
  ],
  [
    'region where there is none',
    spec(BERLIN, { holidays: { country: 'DE', state: 'BE', region: 'QQ' } }),
    /^team\.holidays\.region .*leave it out/,
  ],
  [
    'a closure on no date',
    spec(BERLIN, { closures: [{ date: '2026-12-24' }, { date: '2026-02-30' }] }),
    /^team\.closures\[1\]\.date is "2026-02-30", not a date/,
  ],
  [
    'a half day that closes before it opens',
    spec(BERLIN, { halfDays: [{ date: '2026-12-24', closes: '08:00' }] }),
    /^team\.halfDays\[0\]\.closes is 08:00, outside that day's 09:00-17:00\. For a whole day off use closures/,
  ],
  [
    'a half day longer than the day',
    spec(BERLIN, { halfDays: [{ date: '2026-12-24', closes: '18:00' }] }),
    /^team\.halfDays\[0\]\.closes/,
  ],
];

describe('a calendar that cannot work is refused when it is loaded', () => {
  test.each(refusals)('%s', (_, bad, message) => {
    expect(() => compileCalendar(bad, 'team')).toThrow(RangeError);
    expect(() => compileCalendar(bad, 'team')).toThrow(message);
  });
});

test('closures all through two years are refused with the remedy, and never loop', () => {
  const start = Date.UTC(2026, 0, 1);
  const closures = Array.from({ length: 800 }, (_, n) => ({
    date: new Date(start + n * 86_400_000).toISOString().slice(0, 10),
  }));
  const shut = compileCalendar(spec('UTC', { closures }));
  expect(() => isOpen(shut, new Date('2026-01-05T10:00:00Z'))).toThrow(
    /no working day in the two years.*Remove closures/,
  );
  expect(() => addBusinessDays(shut, new Date('2025-12-31T10:00:00Z'), 2)).toThrow(RangeError);
});

test('a year closed from end to end is passed over to the first working day of the next', () => {
  const start = Date.UTC(2026, 0, 1);
  const closures = Array.from({ length: 365 }, (_, n) => ({
    date: new Date(start + n * 86_400_000).toISOString().slice(0, 10),
  }));
  const sabbatical = compileCalendar(spec('UTC', { closures }));
  expect(addBusinessDays(sabbatical, new Date('2025-12-31T10:00:00Z'), 1)).toEqual(
    new Date('2027-01-01T10:00:00Z'),
  );
});

test('codes of countries and states may be written in either case', () => {
  const lower = compileCalendar(spec(BERLIN, { holidays: { country: 'de', state: 'be' } }));
  expect(isOpen(lower, new Date('2027-03-08T12:00:00Z'))).toBe(false);
  expect(isOpen(lower, new Date('2027-03-09T12:00:00Z'))).toBe(true);
});

test('changing the config object later does not change a calendar made from it', () => {
  const given = spec('UTC');
  const calendar = compileCalendar(given);
  given.closures.push({ date: '2026-06-10' });
  expect(isOpen(calendar, new Date('2026-06-10T12:00:00Z'))).toBe(true);
});

describe('a calendar version', () => {
  const base = spec(BERLIN, {
    holidays: { country: 'DE', state: 'BE' },
    closures: [{ date: '2026-12-24' }, { date: '2026-12-31' }],
  });
  const version = calendarVersion(base);

  test('is short, and the one that the compiled calendar carries', () => {
    expect(version).toMatch(/^[0-9a-f]{16}$/);
    expect(compileCalendar(base).version).toBe(version);
  });

  test('does not depend on the order of keys, weekdays or closures', () => {
    const { zone, week: days, holidays, closures, halfDays } = base;
    const reversed = {
      halfDays,
      closures: [...closures].reverse(),
      holidays,
      week: Object.fromEntries(Object.entries(days).reverse()),
      zone,
    };
    expect(calendarVersion(reversed)).toBe(version);
  });

  test.each<[string, Partial<CalendarSpec>]>([
    ['zone', { zone: 'Europe/Vienna' }],
    ['hours', { week: week('mon tue wed thu fri', { opens: '09:00', closes: '16:00' }) }],
    ['holidays', { holidays: { country: 'DE', state: 'BY' } }],
    ['closures', { closures: [{ date: '2026-12-24' }] }],
    ['half days', { halfDays: [{ date: '2026-12-24', closes: '13:00' }] }],
  ])('changes with the %s', (_, change) => {
    expect(calendarVersion({ ...base, ...change })).not.toBe(version);
  });
});
