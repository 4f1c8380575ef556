import { genericAnswer } from '../support/answers';
import { type Card, cardOf, contactForm, resolveForm } from '../support/card';
import { type Running, runApp } from '../support/run-app';
import { clicks, happens, sendsForm, types } from '../support/slack-requests';

/** How long Slack is kept from answering: much longer than it is waited for, also on a machine that is short of time. */
const LONG_MS = 6000;

let run: Running;
let card: Card;
beforeAll(async () => {
  run = await runApp();
  const answer = genericAnswer({ score: 2 });
  await run.deliver('generic', answer);
  card = await cardOf(run, answer.data.id);
  // An outsider met through a shared channel, and two whose kind is told in other ways.
  await run.page('/control', { setUser: { id: 'U0NOAH', isStranger: true } });
  await run.page('/control', { setUser: { id: 'U0OWEN', isRestricted: true } });
});
afterAll(() => run.stop());

const WHO = [
  ['a guest of one channel', 'U0GUS', 'Guests can read along here'],
  ['a guest of several channels', 'U0OWEN', 'Guests can read along here'],
  ['a deactivated person', 'U0ZED', 'This account is deactivated'],
  ['somebody of another organisation', 'U0NOAH', 'Follow-ups are for members of this workspace'],
  ['a bot', 'U0RNPSBOT', 'Follow-ups are for people'],
  ['Slackbot', 'USLACKBOT', 'I could not find out who you are'],
  ['somebody whom Slack does not know', 'U0NOBODY', 'I could not find out who you are'],
] as const;

/** Everything that a person could have changed. */
async function everything(): Promise<string> {
  const rows = await run.sql(
    'SELECT (SELECT count(*) FROM history) AS h, (SELECT count(*) FROM contacts) AS c, f.* FROM follow_ups f',
  );
  return JSON.stringify(rows);
}

const metadata = () => JSON.stringify({ followUpId: card.followUpId });
const answers: [string, (as: string) => Promise<string>][] = [
  ['Claim', (as) => clicked(as, 'follow_up_claim', card.followUpId)],
  ['Log contact', (as) => clicked(as, 'follow_up_log_contact', card.followUpId)],
  ['Resolve', (as) => clicked(as, 'follow_up_resolve', card.followUpId)],
  ['History', (as) => clicked(as, 'follow_up_menu', `history:${card.followUpId}`)],
  ['Why this due time', (as) => clicked(as, 'follow_up_menu', `why_due:${card.followUpId}`)],
  ['the form of Log contact', (as) => sent(as, 'log_contact_submit', contactForm())],
  ['the form of Resolve', (as) => sent(as, 'resolve_submit', resolveForm({ reason: 'No reason.' }))],
  ['/rnps queue', (as) => typed(as, 'queue')],
  ['/rnps mine', (as) => typed(as, 'mine')],
  ['/rnps status', (as) => typed(as, 'status')],
  ['/rnps help', (as) => typed(as, 'help')],
  ['App Home', home],
  ['the refresh of App Home', refreshed],
];

/** What a click is answered with; null for those whom Slack shows nothing, because they are not in the channel. */
async function clicked(as: string, action: string, value: string): Promise<string> {
  const before = run.sandbox.state.ephemerals(as).length;
  expect((await clicks(run, as, action, value)).status).toBe(200);
  return seen(as, () => run.sandbox.state.ephemerals(as)[before]?.text);
}

async function sent(as: string, callbackId: string, values: unknown): Promise<string> {
  const { status, body } = await sendsForm(run, as, callbackId, metadata(), values);
  expect(status).toBe(200);
  return JSON.stringify(body);
}

async function typed(as: string, text: string): Promise<string> {
  const { status, body } = await types(run, as, text, 'C0CX');
  expect(status).toBe(200);
  expect(body.response_type).toBe('ephemeral');
  return body.text;
}

async function home(as: string): Promise<string> {
  expect(
    (await happens(run, { type: 'app_home_opened', user: as, tab: 'home', channel: 'D0', event_ts: '1' }))
      .status,
  ).toBe(200);
  return seen(as, () => JSON.stringify(run.sandbox.state.home(as) ?? '') || undefined);
}

async function refreshed(as: string): Promise<string> {
  expect((await clicks(run, as, 'home_refresh', '', { view: { type: 'home' } })).status).toBe(200);
  return seen(as, () => JSON.stringify(run.sandbox.state.home(as) ?? '') || undefined);
}

/** Only those whom Slack lets see a channel are told there; for the rest it is enough that nothing happened. */
const IN_CHANNEL = new Set(['U0GUS']);
async function seen(as: string, look: () => string | undefined): Promise<string> {
  if (!IN_CHANNEL.has(as)) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    return look() ?? '(not shown)';
  }
  return run.until(`an answer for ${as}`, look);
}

describe.each(WHO)('%s', (_, as, words) => {
  test.each(answers)('is refused %s', async (_door, knock) => {
    const before = await everything();
    const answer = await knock(as);
    if (answer !== '(not shown)' && answer !== '""') expect(answer).toContain(words);
    expect(await everything()).toBe(before);
    expect(run.sandbox.state.views(as)).toEqual([]);
  });
});

test('a full member is let through every one of these doors', async () => {
  expect(await typed('U0MAYA', 'queue')).toContain('waiting in CX');
  await happens(run, {
    type: 'app_home_opened',
    user: 'U0MAYA',
    tab: 'home',
    channel: 'D0MAYA',
    event_ts: '1',
  });
  const view = await run.until('her Home', () => run.sandbox.state.home('U0MAYA'));
  expect(JSON.stringify(view)).toContain('Hello, Maya');
});

test('somebody who becomes a guest is refused from then on, though their profile was cached a moment ago', async () => {
  expect(await typed('U0TOMAS', 'mine')).toContain('Nothing is waiting on you');
  await run.page('/control', { setUser: { id: 'U0TOMAS', isUltraRestricted: true, isRestricted: true } });
  await run.until('the change to be known', async () => {
    const rows = await run.sql(
      `SELECT 1 FROM profiles WHERE user_id = 'U0TOMAS' AND facts->>'kind' = 'member'`,
    );
    return rows.length === 0;
  });
  expect(await typed('U0TOMAS', 'mine')).toContain('Guests can read along here');
  expect(await sent('U0TOMAS', 'resolve_submit', resolveForm({ reason: 'x' }))).toContain(
    'Guests can read along here',
  );
});

test('while Slack cannot say who somebody is, they are refused in time, and let through when it can', async () => {
  await run.page('/faults', { method: 'users.info', kind: 'late_after', lateMs: LONG_MS, times: 1 });
  const first = await types(run, 'U0LENA', 'mine');
  expect(first.ms).toBeLessThan(LONG_MS);
  expect(first.body.text).toContain('I could not find out who you are');
  // A lead, whom the start has looked up.
  await run.sql(`DELETE FROM profiles WHERE user_id = 'U0PRIYA'`);
  await run.page('/faults', { method: 'users.info', kind: '500', times: 9 });
  expect((await types(run, 'U0PRIYA', 'mine')).body.text).toContain('I could not find out who you are');
  await fetch(`${run.sandbox.url}/faults`, { method: 'DELETE' });
  await run.until('to be let through', async () =>
    (await types(run, 'U0PRIYA', 'mine')).body.text.includes('Nothing is waiting'),
  );
});
