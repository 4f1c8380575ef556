import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { signedHeaders } from '../../sandbox/gestures/signature';
import type { Sandbox } from '../../sandbox/start-sandbox';
import { genericAnswer } from '../support/answers';
import { contactForm } from '../support/card';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';
import { loneSandbox, SIGNING_SECRET } from '../support/lone-sandbox';
import { until } from '../support/run-app';
import { signAs, TEST_SECRET } from '../support/sign';

const REPO = join(__dirname, '../..');

let sandbox: Sandbox;
let database: FreshDatabase;
const children: ChildProcess[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  sandbox = await loneSandbox({ generic: TEST_SECRET });
});
afterAll(async () => {
  for (const one of children) if (one.exitCode === null) one.kill('SIGKILL');
  await sandbox.close();
  await database.drop();
});

interface Started {
  /** Everything it printed so far. */
  output: () => string;
  /** Its port, once it serves. */
  url: () => Promise<string>;
  exit: Promise<{ code: number | null }>;
  kill: (signal: NodeJS.Signals) => void;
}

/** npm start as an operator would with a workspace of their own, without npm. */
function start(env: Record<string, string> = {}): Started {
  let output = '';
  const started = spawn(
    process.execPath,
    ['-r', join(REPO, 'scripts/typescript-hook.js'), join(REPO, 'scripts/start.ts')],
    {
      cwd: REPO,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        PORT: '0',
        HOST: '127.0.0.1',
        DATABASE_URL: database.url,
        RNPS_WORKSPACE_KIND: 'sandbox',
        RNPS_LOG_LEVEL: 'debug',
        SLACK_BOT_TOKEN: sandbox.botToken,
        SLACK_SIGNING_SECRET: SIGNING_SECRET,
        SLACK_API_URL: sandbox.apiUrl,
        RNPS_SECRET_GENERIC: TEST_SECRET,
        ...env,
      },
    },
  );
  children.push(started);
  for (const stream of [started.stdout, started.stderr]) {
    stream.on('data', (piece) => {
      output += piece;
    });
  }
  return {
    output: () => output,
    kill: (signal) => started.kill(signal),
    url: async () => {
      // The first start after a change compiles everything anew.
      for (;;) {
        const port = /"port":(\d+)/.exec(output)?.[1];
        if (port) return `http://127.0.0.1:${port}`;
        if (started.exitCode !== null) throw new Error(`The app ended: ${output}`);
        await delay(50);
      }
    },
    exit: new Promise((resolve) => {
      started.on('exit', (code) => resolve({ code }));
    }),
  };
}

async function deliver(url: string, comment: string) {
  const body = JSON.stringify(genericAnswer({ score: 2, comment }));
  const headers = {
    'content-type': 'application/json',
    ...signAs('generic', body, { secret: TEST_SECRET, id: `msg_${comment.length}`, at: new Date() }),
  };
  expect((await fetch(`${url}/hooks/generic`, { method: 'POST', body, headers })).status).toBe(200);
}

const fault = (body: unknown) =>
  fetch(`${sandbox.url}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function query(sql: string, params: unknown[] = []) {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql, params)).rows;
  } finally {
    await client.end();
  }
}

test('when Slack is not there, the start ends with 1 and says so in words, without a stack', async () => {
  const away = start({ SLACK_API_URL: 'http://127.0.0.1:9/api/' });
  expect((await away.exit).code).toBe(1);
  expect(away.output()).toMatch(/Slack cannot be reached[\s\S]*SLACK_API_URL/);
  expect(away.output()).not.toMatch(/\n {4}at /);
});

describe('the app as a process of its own', () => {
  let app: Started;
  let url: string;
  beforeAll(async () => {
    app = start();
    url = await app.url();
  });

  test('its log holds no word of a customer or a colleague, not even when the database refuses a note', async () => {
    await deliver(url, 'The zanzibar invoice was wrong.');
    await query(`ALTER TABLE notes ADD CONSTRAINT no_secrets CHECK (body NOT LIKE '%shibboleth%')`);
    const [row] = await query('SELECT id FROM follow_ups');
    const body = new URLSearchParams({
      payload: JSON.stringify({
        type: 'view_submission',
        team: { id: 'T0SANDBOX' },
        user: { id: 'U0MAYA', team_id: 'T0SANDBOX' },
        view: {
          type: 'modal',
          callback_id: 'log_contact_submit',
          private_metadata: JSON.stringify({ followUpId: row.id }),
          state: { values: contactForm({ note: 'The shibboleth of a colleague.' }) },
        },
      }),
    }).toString();
    const answer = await fetch(`${url}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...signedHeaders(SIGNING_SECRET, body, Date.now()),
      },
    });
    const said = (await answer.json()) as { errors: Record<string, string> };
    const reference = /tell an admin: (\w+)/.exec(said.errors.contact_channel!)![1]!;
    await until('the reference in the log', () => app.output().includes(reference));
    expect(app.output()).toContain('no_secrets');
    for (const word of ['zanzibar', 'shibboleth', 'xoxb-', SIGNING_SECRET])
      expect(app.output()).not.toContain(word);
  });

  test('on SIGTERM the app is not ready at once, settles what is under way, and leaves with 0', async () => {
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const posts = sandbox.state.calls()['chat.postMessage'] ?? 0;
    await fault({ method: 'chat.postMessage', kind: 'late_after', lateMs: 2000, times: 1 });
    await deliver(url, 'The invoice was wrong again.');
    await until('the post to be under way', () => (sandbox.state.calls()['chat.postMessage'] ?? 0) > posts);
    const from = performance.now();
    app.kill('SIGTERM');
    await delay(100);
    // 503 while it still answers, refused after: never ready.
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.status,
      () => 503,
    );
    expect(ready).toBe(503);
    app.kill('SIGTERM');
    expect((await app.exit).code).toBe(0);
    expect(performance.now() - from).toBeGreaterThan(1000);
    expect(performance.now() - from).toBeLessThan(25_000);
    const [card] = await query(
      `SELECT message_ts, attempted_at FROM outbox WHERE kind = 'card' ORDER BY id DESC`,
    );
    expect(card).toEqual({ message_ts: expect.any(String), attempted_at: null });
  });
});
