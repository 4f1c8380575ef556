import { signedHeaders } from '../../sandbox/gestures/signature';
import { COMMITTEE } from '../support/initiatives';
import { SIGNING_SECRET } from '../support/lone-sandbox';
import { useLoneApp } from './lone-app';
import { until } from './world/until';

jest.setTimeout(300_000);

const DIGEST = '0b7c0e5e-1111-4222-8333-444455556666';
const INITIATIVE = '0b7c0e5e-1111-4222-8333-444455557777';

const app = useLoneApp();

/** A draft of a month long ago that one of the committee has approved; its message in the committee's channel is not owed yet. */
async function approvedDraft(): Promise<void> {
  const at = `'2020-03-04T12:00:00Z'`;
  await app.db.query(`
    INSERT INTO initiatives (id, theme, month, title, status, decided_by, decided_at, closed_by, closed_at, delivered_since)
    VALUES ('${INITIATIVE}', 'billing', '2020-02', 'Clear invoices', 'delivered', 'U0RUTH', ${at}, 'U0RUTH', ${at}, '2020-03-04');
    INSERT INTO digests (id, period, state, intro, drafted_by, drafted_at)
    VALUES ('${DIGEST}', '2020-03', 'draft', 'Hello.', 'app', ${at});
    INSERT INTO digest_entries (digest_id, place, initiative_id, kind, theme_name, title, words, accounts, answers)
    VALUES ('${DIGEST}', 0, '${INITIATIVE}', 'delivered', 'Billing', 'Clear invoices', 'One a month.', 0, 0);
    INSERT INTO digest_history (digest_id, at, by_id, verb, revision) VALUES ('${DIGEST}', ${at}, 'U0INES', 'approved', 1);`);
}

async function publishes(url: string): Promise<void> {
  const payload = {
    type: 'block_actions',
    team: { id: 'T0SANDBOX', domain: 'larkspur' },
    user: { id: 'U0GRACE', team_id: 'T0SANDBOX' },
    api_app_id: 'A0RNPS',
    trigger_id: 'forged.trigger',
    channel: { id: COMMITTEE, name: 'rnps-committee' },
    actions: [
      { type: 'button', action_id: 'digest_publish', block_id: 'b', value: `${DIGEST}:1`, action_ts: '1' },
    ],
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
  expect(response.status).toBe(200);
}

const digestsIn = (channel: string) =>
  app.sandbox.state.messages(channel).filter(({ text }) => text?.includes('You asked, we delivered'));

test.each([
  ['before its posts came to Slack', 'drop_before'],
  ['after its posts came to Slack, and before it was noted', 'late_answer'],
])('killed %s: the next start has a digest in its channel, with its files, once', async (_, kind) => {
  const first = await app.start();
  await approvedDraft();
  await fetch(`${app.sandbox.url}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'chat.postMessage', kind, lateMs: 20_000, times: 2 }),
  });
  await publishes(first.url);
  await until('an attempt', () => (app.sandbox.state.calls()['chat.postMessage'] ?? 0) > 0);
  await first.kill();
  await fetch(`${app.sandbox.url}/faults`, { method: 'DELETE' });
  const second = await app.start();
  await publishes(second.url);
  await until('all to be sent, and both files', async () => {
    const owed = await app.db.query('SELECT 1 FROM outbox WHERE sent_revision < revision');
    const files = await app.db.query(`SELECT 1 FROM digest_files WHERE state = 'shown'`);
    return owed.rowCount === 0 && files.rowCount === 2;
  });
  expect(digestsIn('C0ANNOUNCE')).toHaveLength(1);
  expect(digestsIn(COMMITTEE)).toHaveLength(1);
  expect(app.sandbox.state.files().filter(({ name }) => name.startsWith('you-asked'))).toHaveLength(2);
});
