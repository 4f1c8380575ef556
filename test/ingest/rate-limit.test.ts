import { parseConfig } from '../../src/config/config';
import { openPaces } from '../../src/ingest/paces';
import { signStandardWebhooks, TEST_SECRET } from '../support/sign';
import { startHookServer } from './hook-server';
import { sample, sourceFor } from './samples';

let server: Awaited<ReturnType<typeof startHookServer>>;
let body: Buffer;
beforeEach(async () => {
  server = await startHookServer();
  body = sample('generic.standard_webhooks.json');
  const rateLimit = { perSecond: 2, burst: 3 };
  server.at.sources = [
    sourceFor('generic', { secrets: [TEST_SECRET], rateLimit }),
    sourceFor('generic', { name: 'other', secrets: [TEST_SECRET], rateLimit }),
  ];
});
afterEach(() => server.stop());

const signed = () => ({ ...signStandardWebhooks(body, { at: server.at.now }) });
const send = (source = 'generic', headers = signed()) => server.post(source, body, headers);
const later = (ms: number) => {
  server.at.now = new Date(server.at.now.getTime() + ms);
};
const statuses = async (n: number, how = () => send()) => {
  const all: number[] = [];
  for (let i = 0; i < n; i += 1) all.push((await how()).status);
  return all;
};

test('a burst comes in, the rest is told when to come again, and then comes in', async () => {
  expect(await statuses(3)).toEqual([200, 200, 200]);
  const answer = await send();
  expect([answer.status, answer.json.status, answer.headers.get('retry-after')]).toEqual([
    429,
    'too_many',
    '1',
  ]);
  expect(server.at.recorded).toHaveLength(3);
  later(500);
  expect(await statuses(2)).toEqual([200, 429]);
  later(60_000);
  expect(await statuses(4)).toEqual([200, 200, 200, 429]);
});

test('what is too much is counted each time, and told to the log once a minute', async () => {
  const told = () => server.at.logged.filter(({ fields }) => fields.result === 'too_many').length;
  await statuses(6);
  expect(server.at.refused).toEqual(Array(3).fill(['generic', 'too_many']));
  later(59_000);
  await statuses(5);
  expect(told()).toBe(1);
  later(60_000);
  await statuses(5);
  expect(told()).toBe(2);
});

test('each source has a limit of its own', async () => {
  expect(await statuses(4)).toEqual([200, 200, 200, 429]);
  expect((await send('other')).status).toBe(200);
});

test('a flood of strangers uses up nothing of what the tool may send, and fills no log', async () => {
  const forged = () => send('generic', { ...signed(), 'webhook-signature': 'v1,AAAA' });
  expect(await statuses(200, forged)).toEqual([401, 401, 401, ...Array(197).fill(429)]);
  expect(server.at.logged.length).toBeLessThan(6);
  expect(await statuses(3)).toEqual([200, 200, 200]);
});

test('where the limit is reached, nobody is verified any more: neither the tool nor a stranger', async () => {
  await statuses(3);
  const { status } = await send('generic', { ...signed(), 'webhook-signature': 'v1,AAAA' });
  expect(status).toBe(429);
});

test('many at the same instant are counted one by one', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => send()));
  expect(all.filter(({ status }) => status === 200)).toHaveLength(3);
});

test('a clock that is set back neither opens nor closes the gate for good', () => {
  let now = 1_000_000;
  const paces = openPaces(() => new Date(now));
  const limit = { perSecond: 1, burst: 1 };
  expect(paces.take('a', limit)).toBe(true);
  now -= 500_000;
  expect(paces.take('a', limit)).toBe(false);
  now += 1000;
  expect(paces.take('a', limit)).toBe(true);
});

describe('in the configuration', () => {
  const withSource = (source: string) =>
    parseConfig(
      `teams: { cx: { channel: c, calendar: all } }
committee: { channel: c }
announcements: { channel: c }
calendars: { all: { zone: UTC, week: { mon: "09:00-17:00" } } }
routing: { otherwise: cx }
sources:
  one: ${source}`,
      'rnps.config.yaml',
      () => [],
    ).sources[0]?.rateLimit;

  test.each([
    '{ adapter: generic }',
    '{ adapter: accounts }',
    '{ adapter: wootric }',
    '{ adapter: pendo }',
    '{ adapter: typeform, questions: { score: a } }',
  ])('%s has the shipped limit', (source) => {
    expect(withSource(source)).toEqual({ perSecond: 50, burst: 200 });
  });

  test('and each may have another; a mistake is told', () => {
    expect(withSource('{ adapter: wootric, rateLimit: { perSecond: 5 } }')).toEqual({
      perSecond: 5,
      burst: 200,
    });
    expect(() => withSource('{ adapter: generic, rateLimit: { perSecond: 0 } }')).toThrow(
      /sources\.one\.rateLimit\.perSecond/,
    );
  });
});
