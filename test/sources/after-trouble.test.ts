import { afterTrouble, retryMs } from '../../src/sources/after-trouble';
import type { ApiTrouble } from '../../src/sources/api-outcome';
import type { AskableSource } from '../../src/sources/call-api';

const source = { name: 'surveymonkey', api: { url: 'https://x.example', token: 't' } } as AskableSource;
const DAY_MS = 86_400_000;
const decide = (trouble: ApiTrouble, attempts = 0, waitedMs = 0) =>
  afterTrouble(trouble, { attempts, waitedMs }, { source, tokenVariable: 'RNPS_TOKEN_X' });

test('each pause is twice as long as the one before, from two seconds to an hour', () => {
  expect([0, 1, 2, 5, 10, 11, 500].map((attempts) => retryMs(source, attempts))).toEqual([
    2000, 4000, 8000, 64_000, 2_048_000, 3_600_000, 3_600_000,
  ]);
});

test('a tool that is down is asked for a week, and holds its other answers up for a minute at most', () => {
  const down: ApiTrouble = { kind: 'passing', what: 'it answered 503' };
  expect(decide(down)).toMatchObject({ kind: 'wait', ms: 2000, holdMs: 2000, failed: true });
  expect(decide(down, 40, 6 * DAY_MS)).toMatchObject({ kind: 'wait', ms: 3_600_000, holdMs: 60_000 });
  expect(decide(down, 40, 8 * DAY_MS)).toMatchObject({ kind: 'park', reason: 'fetch_failed' });
});

test('a pause that the tool asks for is no failure', () => {
  expect(decide({ kind: 'limited', pauseMs: 900_000 }, 3)).toMatchObject({
    kind: 'wait',
    ms: 0,
    holdMs: 900_000,
    failed: false,
  });
});

test('an answer that is not there is asked for four times; nonsense eight times; a refused token once', () => {
  expect(decide({ kind: 'gone' }, 2)).toMatchObject({ kind: 'wait', holdMs: 0 });
  expect(decide({ kind: 'gone' }, 3)).toMatchObject({ kind: 'park', reason: 'gone' });
  const nonsense: ApiTrouble = { kind: 'unreadable', what: 'its answer is not json' };
  expect(decide(nonsense, 6)).toMatchObject({ kind: 'wait', holdMs: 0 });
  expect(decide(nonsense, 7)).toMatchObject({ kind: 'park', reason: 'fetch_failed' });
  expect(decide({ kind: 'not_allowed', status: 403 })).toMatchObject({
    kind: 'park',
    reason: 'not_allowed',
    detail: expect.stringContaining('Set RNPS_TOKEN_X'),
  });
});
