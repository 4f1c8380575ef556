import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { genericAnswer } from '../support/answers';
import { cardOf } from '../support/card';
import { serverUrl } from '../support/fresh-database';
import { type Running, runApp } from '../support/run-app';

describe.each(['http', 'socket'] as const)('the whole server, Slack over %s', (mode) => {
  let run: Running;
  beforeAll(async () => {
    run = await runApp({ mode });
  });
  afterAll(() => run.stop());

  /** Sends bytes as they are, which no client would, and gives the status of what comes back. */
  function raw(text: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(run.url).port), '127.0.0.1', () => socket.end(text));
      let answer = '';
      socket.on('data', (piece) => {
        answer += piece;
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(Number(answer.split(' ')[1])));
    });
  }
  const get = (address: string) => raw(`GET ${address} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);

  test.each([
    ['nothing twice', '//', 404],
    ['half a letter', '/%E0%A4%A', 400],
    ['half an escape', '/%', 400],
    ['no address', 'http://[', 400],
    ['half a letter for a source', '/hooks/%E0%A4%A', 400],
    ['what Slack only posts to', '/slack/events', 404],
    ['an address without an end', `/${'x'.repeat(20_000)}`, 431],
    ['a file of the machine', '/../../etc/passwd', 404],
    ['a name of JavaScript', '/__proto__', 404],
  ])('a request for %s is answered, and the process lives on', async (_, address, status) => {
    expect(await get(address)).toBe(status);
    expect((await fetch(`${run.url}/healthz`)).status).toBe(200);
  });

  test.each([
    ['no request at all', 'hello\r\n\r\n'],
    ['a request that is no HTTP', 'GET / HTTP/9.9\r\n\r\n'],
    [
      'two lengths',
      'POST /hooks/generic HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
    ],
    [
      'a body that never was a chunk',
      'POST /slack/events HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
    ],
  ])('%s is refused, and the process lives on', async (_, text) => {
    expect(await raw(text)).toBeGreaterThanOrEqual(400);
    expect((await fetch(`${run.url}/healthz`)).status).toBe(200);
  });

  test('the process says that it lives, that it can work, and what it counted', async () => {
    expect(await (await fetch(`${run.url}/healthz`)).json()).toEqual({ ok: true });
    const ready = await fetch(`${run.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { ok: true, database: 'ok', slack: 'ok' }]);
    const answer = genericAnswer();
    await run.deliver('generic', answer);
    await cardOf(run, answer.data.id);
    const metrics = await fetch(`${run.url}/metrics`);
    expect(metrics.headers.get('content-type')).toContain('text/plain');
    const text = await metrics.text();
    expect(text).toMatch(/rnps_deliveries_total\{source="generic",result="recorded"\} 1/);
    expect(text).toMatch(/rnps_messages_total\{result="posted"\} \d/);
    expect(text).not.toContain('invoice');
  });
});

describe('a request that says it comes from Slack', () => {
  let run: Running;
  beforeAll(async () => {
    run = await runApp();
  });
  afterAll(() => run.stop());

  test.each([
    ['without a signature', {}],
    [
      'with another signature',
      {
        'x-slack-signature': `v0=${'0'.repeat(64)}`,
        'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000)),
      },
    ],
    ['with an old one', { 'x-slack-signature': `v0=${'0'.repeat(64)}`, 'x-slack-request-timestamp': '1' }],
  ])('%s is a 401', async (_, headers) => {
    const body = JSON.stringify({
      type: 'event_callback',
      event: { type: 'app_home_opened', user: 'U0MAYA', tab: 'home' },
    });
    const { status } = await fetch(`${run.url}/slack/events`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers } as Record<string, string>,
    });
    expect(status).toBe(401);
    expect(run.sandbox.state.home('U0MAYA')).toBeNull();
  });

  test('with more than a megabyte is refused, and the process lives on', async () => {
    const status = await fetch(`${run.url}/slack/events`, {
      method: 'POST',
      body: 'x'.repeat(2_000_000),
    }).then(
      (response) => response.status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(status);
    expect((await fetch(`${run.url}/healthz`)).status).toBe(200);
  });
});

describe('readiness', () => {
  let run: Running;
  beforeAll(async () => {
    run = await runApp();
  });
  afterAll(() => run.stop());
  const ready = async () => {
    const answer = await fetch(`${run.url}/readyz`);
    return { status: answer.status, ...((await answer.json()) as object) };
  };

  test('says so while Slack is away, and when it is back', async () => {
    await run.page('/faults', { method: 'api.test', kind: '500', times: 99 });
    expect(await ready()).toEqual({ status: 503, ok: false, database: 'ok', slack: 'unreachable' });
    await fetch(`${run.sandbox.url}/faults`, { method: 'DELETE' });
    expect(await ready()).toMatchObject({ status: 200 });
  });

  test('says so while the database is away; the process lives, and works when it is back', async () => {
    const admin = new Client({ connectionString: serverUrl() });
    await admin.connect();
    const name = new URL(run.databaseUrl).pathname.slice(1);
    try {
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
      expect(await ready()).toEqual({ status: 503, ok: false, database: 'unreachable', slack: 'ok' });
      expect((await fetch(`${run.url}/healthz`)).status).toBe(200);
      expect((await run.deliver('generic', genericAnswer())).status).toBe(503);
      // The clock and the outbox find the database gone as well.
      await delay(800);
    } finally {
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      await admin.end();
    }
    expect(await ready()).toMatchObject({ status: 200 });
    const answer = genericAnswer();
    await run.deliver('generic', answer);
    await cardOf(run, answer.data.id);
  });
});

test('a sender who never ends does not keep the app from leaving', async () => {
  const run = await runApp();
  const socket = connect(Number(new URL(run.url).port), '127.0.0.1');
  socket.on('error', () => {});
  socket.write(
    'POST /hooks/generic HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
  );
  const large = connect(Number(new URL(run.url).port), '127.0.0.1');
  large.on('error', () => {});
  large.write(
    `POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 3000000\r\n\r\n${'x'.repeat(1_500_000)}`,
  );
  await delay(100);
  const from = performance.now();
  await run.stop();
  expect(performance.now() - from).toBeLessThan(8000);
  socket.destroy();
  large.destroy();
});
