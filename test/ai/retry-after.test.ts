import { retryAfterMs } from '../../src/ai/model/retry-after';

const NOW = new Date('2026-03-02T09:00:00Z');

test.each<[string, Record<string, string>, number]>([
  ['milliseconds', { 'retry-after-ms': '600', 'retry-after': '9' }, 600],
  ['seconds', { 'retry-after': '2.5' }, 2500],
  ['a date', { 'retry-after': 'Mon, 02 Mar 2026 09:00:30 GMT' }, 30_000],
  ['a date that is over', { 'retry-after': 'Mon, 02 Mar 2026 08:00:00 GMT' }, 500],
  ['no time at all', { 'retry-after': '0' }, 500],
  ['longer than a day', { 'retry-after': '99999999' }, 86_400_000],
  ['a number without end', { 'retry-after': '9'.repeat(400) }, 20_000],
  ['less than nothing', { 'retry-after-ms': '-5' }, 20_000],
  ['words', { 'retry-after': 'soon' }, 20_000],
  ['nothing', {}, 20_000],
])('a server that names %s is asked nothing for as long', (_, headers, ms) => {
  expect(retryAfterMs(new Headers(headers), NOW)).toBe(ms);
});
