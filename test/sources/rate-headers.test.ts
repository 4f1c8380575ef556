import { pauseAfterLimit, usedUpMs } from '../../src/sources/rate-headers';

const now = new Date('2026-11-20T09:15:00Z');
const DAY_MS = 86_400_000;
const HALF_A_MINUTE_MS = 30_000;
const pause = (value?: string | string[]) => pauseAfterLimit({ 'retry-after': value }, now);

test.each<[string | undefined, number]>([
  ['120', 120_000],
  [' 7 ', 7000],
  ['0', 1000],
  ['1.5', 1500],
  ['Fri, 20 Nov 2026 09:16:00 GMT', 60_000],
  // Gone by already.
  ['Fri, 20 Nov 2026 09:00:00 GMT', 1000],
  // Nobody waits for years because of one header.
  ['99999999999999999999', DAY_MS],
  ['Fri, 20 Nov 2037 09:16:00 GMT', DAY_MS],
  ['soon', HALF_A_MINUTE_MS],
  ['', HALF_A_MINUTE_MS],
  ['Infinity', HALF_A_MINUTE_MS],
  [undefined, HALF_A_MINUTE_MS],
])('a 429 with Retry-After %j', (value, ms) => {
  expect(pause(value)).toBe(ms);
});

test('of two headers of one name the first counts', () => {
  expect(pause(['3', '900'])).toBe(3000);
});

const headers = (minute: string, day: string) => ({
  'x-ratelimit-app-global-minute-remaining': minute,
  'x-ratelimit-app-global-minute-reset': '20',
  'x-ratelimit-app-global-day-remaining': day,
  'x-ratelimit-app-global-day-reset': '7200',
});

test('an allowance that is used up pauses until it begins anew, the longer one first', () => {
  expect(usedUpMs(headers('3', '17'))).toBeNull();
  expect(usedUpMs(headers('0', '17'))).toBe(20_000);
  expect(usedUpMs(headers('3', '0'))).toBe(7_200_000);
  expect(usedUpMs(headers('0', '0'))).toBe(7_200_000);
  expect(usedUpMs({ 'x-ratelimit-app-global-day-remaining': '0' })).toBe(HALF_A_MINUTE_MS);
  expect(usedUpMs({})).toBeNull();
});

test('a 429 without Retry-After waits for the allowance that is used up', () => {
  expect(pauseAfterLimit(headers('0', '12'), now)).toBe(20_000);
});
