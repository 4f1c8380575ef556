import type { AskableSource } from '../../src/sources/call-api';
import { callApi } from '../../src/sources/call-api';
import { startToolApi, type ToolApi, type ToolReply } from '../support/tool-api';
import { toolSource } from '../support/tool-sources';

let tool: ToolApi;
beforeAll(async () => {
  tool = await startToolApi();
});
afterAll(() => tool.stop());
beforeEach(() => tool.reset());

const now = () => new Date('2026-11-20T09:15:00Z');
const call = (url = tool.url) =>
  callApi(
    toolSource('surveymonkey', url) as AskableSource,
    { path: '/x', headers: { authorization: 'Bearer t' } },
    now,
  );
const answered = (reply: ToolReply) => {
  tool.faults.push(reply);
  return call();
};

test('a true answer is its value', async () => {
  expect(await answered({ body: { id: '1' } })).toEqual({ kind: 'ok', value: { id: '1' }, pauseMs: null });
});

test.each<[string, ToolReply, object]>([
  ['500', { status: 500 }, { kind: 'passing', what: 'it answered 500' }],
  ['408', { status: 408 }, { kind: 'passing' }],
  ['429', { status: 429, headers: { 'retry-after': '5' } }, { kind: 'limited', pauseMs: 5000 }],
  ['401', { status: 401 }, { kind: 'not_allowed', status: 401 }],
  ['410', { status: 410 }, { kind: 'gone' }],
  ['400', { status: 400 }, { kind: 'unreadable' }],
  ['204', { status: 204 }, { kind: 'unreadable' }],
  ['no answer', { hangs: true }, { kind: 'passing', what: 'it did not answer in time' }],
  ['half an answer', { body: { a: 'x'.repeat(999) }, cutShort: true }, { kind: 'passing' }],
  ['no JSON', { body: '<p>' }, { kind: 'unreadable', what: 'its answer is not json' }],
  ['a forbidden name', { body: '{"__proto__":{"a":1}}' }, { kind: 'unreadable' }],
  [
    'too much',
    { body: `"${'x'.repeat(9 * 1024 * 1024)}"` },
    { kind: 'unreadable', what: 'its answer is too long' },
  ],
  ['an error that is too much', { status: 500, body: 'x'.repeat(9 * 1024 * 1024) }, { kind: 'passing' }],
])('%s', async (_name, reply, outcome) => {
  expect(await answered(reply)).toMatchObject(outcome);
});

test('a redirect is not followed, so the token goes nowhere else', async () => {
  const other = await startToolApi();
  expect(await answered({ status: 307, headers: { location: `${other.url}/x` } })).toMatchObject({
    kind: 'unreadable',
    what: 'it answered 307',
  });
  expect(other.calls).toEqual([]);
  await other.stop();
});

test('nobody there is trouble that passes, and says nothing of the token', async () => {
  const outcome = await call('http://127.0.0.1:9');
  expect(outcome).toMatchObject({ kind: 'passing', what: 'ECONNREFUSED' });
});
