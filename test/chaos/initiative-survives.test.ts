import { Client } from 'pg';
import { signedHeaders } from '../../sandbox/gestures/signature';
import type { Sandbox } from '../../sandbox/start-sandbox';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';
import { COMMITTEE, termsForm } from '../support/initiatives';
import { loneSandbox, SIGNING_SECRET } from '../support/lone-sandbox';
import { killAll, spawnAppProcess } from './start-app-process';
import { until } from './world/until';

jest.setTimeout(300_000);

let sandbox: Sandbox;
let database: FreshDatabase;
let db: Client;

beforeEach(async () => {
  sandbox = await loneSandbox();
  database = await freshDatabase();
  db = new Client({ connectionString: database.url });
  await db.connect();
});
afterEach(async () => {
  await killAll();
  await db.end();
  await sandbox.close();
  await database.drop();
});

const start = () =>
  spawnAppProcess({
    databaseUrl: database.url,
    port: 0,
    apiUrl: sandbox.apiUrl,
    botToken: sandbox.botToken,
    delivery: { laneMs: 5, editMs: 5, settleMs: 300 },
  }).ready;

async function makes(url: string): Promise<void> {
  const due = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const payload = {
    type: 'view_submission',
    team: { id: 'T0SANDBOX', domain: 'larkspur' },
    user: { id: 'U0GRACE', team_id: 'T0SANDBOX' },
    api_app_id: 'A0RNPS',
    trigger_id: 'forged.trigger',
    view: {
      id: 'V1',
      type: 'modal',
      callback_id: 'initiative_submit',
      private_metadata: JSON.stringify({ about: '2030-02:billing' }),
      state: { values: termsForm({ due }) },
    },
    response_urls: [],
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const response = await fetch(`${url}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...signedHeaders(SIGNING_SECRET, body, Date.now()),
    },
    body,
  });
  expect([response.status, await response.text()]).toEqual([200, '']);
}

test.each([
  ['before its post came to Slack', 'drop_before'],
  ['after its post came to Slack, and before it was noted', 'late_answer'],
])('killed %s: the next start posts an initiative, and tells its owner, once', async (_, kind) => {
  const first = await start();
  await fetch(`${sandbox.url}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'chat.postMessage', kind, lateMs: 20_000, times: 2 }),
  });
  await makes(first.url);
  await until('an attempt', () => (sandbox.state.calls()['chat.postMessage'] ?? 0) > 0);
  await first.kill();
  await fetch(`${sandbox.url}/faults`, { method: 'DELETE' });
  await start();
  await until('all to be sent', async () => {
    const rows = await db.query('SELECT 1 FROM outbox WHERE sent_revision < revision');
    return rows.rowCount === 0;
  });
  expect(sandbox.state.messages(COMMITTEE).map(({ text }) => text)).toEqual(['Initiative: Clear invoices']);
  expect(sandbox.state.messages('D0LENA').map(({ text }) => text)).toEqual([
    'An initiative is yours: Clear invoices',
  ]);
});
