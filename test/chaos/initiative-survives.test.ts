import { signedHeaders } from '../../sandbox/gestures/signature';
import { COMMITTEE, termsForm } from '../support/initiatives';
import { SIGNING_SECRET } from '../support/lone-sandbox';
import { useLoneApp } from './lone-app';
import { until } from './world/until';

jest.setTimeout(300_000);

const app = useLoneApp();

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
  const first = await app.start();
  await fetch(`${app.sandbox.url}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'chat.postMessage', kind, lateMs: 20_000, times: 2 }),
  });
  await makes(first.url);
  await until('an attempt', () => (app.sandbox.state.calls()['chat.postMessage'] ?? 0) > 0);
  await first.kill();
  await fetch(`${app.sandbox.url}/faults`, { method: 'DELETE' });
  await app.start();
  await until('all to be sent', async () => {
    const rows = await app.db.query('SELECT 1 FROM outbox WHERE sent_revision < revision');
    return rows.rowCount === 0;
  });
  expect(app.sandbox.state.messages(COMMITTEE).map(({ text }) => text)).toEqual([
    'Initiative: Clear invoices',
  ]);
  expect(app.sandbox.state.messages('D0LENA').map(({ text }) => text)).toEqual([
    'An initiative is yours: Clear invoices',
  ]);
});
