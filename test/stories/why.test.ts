import { pressureOf, unclaimedOf } from '../../src/queries/follow-ups/follow-up-lists';
import { genericAnswer } from '../support/answers';
import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import {
  type Card,
  cardOf,
  cardOfNewAnswer,
  cardSays,
  choose,
  contactForm,
  press,
  snoozeForm,
  submit,
  toldTo,
  wordsOf,
} from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { type Running, runApp } from '../support/run-app';
import { clicks } from '../support/slack-requests';

let database: FreshDatabase;
let run: Running;
beforeAll(async () => {
  database = await databaseAt(MONDAY_AT_TEN);
  run = await runApp({ databaseUrl: database.url });
});
afterAll(async () => {
  await run.stop();
  await database.drop();
});

/** What the window behind a choice of the menu says; it is closed again. */
async function read(card: Card, label: string, as = 'U0MAYA'): Promise<string> {
  await choose(run, card, as, label);
  const window = await run.until(`the window ${label}`, () =>
    run.sandbox.state.views(as).find((view) => (view.title as any).text === label),
  );
  await run.page('/ui/close', { as, viewId: window.id });
  return JSON.stringify(window.blocks);
}

test('why this priority lists what counted, as it was kept with the answer', async () => {
  const answer = genericAnswer({ score: 2, comment: 'We will cancel.' });
  await run.deliver('generic', answer);
  const card = await cardOf(run, answer.data.id);
  const words = await read(card, 'Why this priority?');
  expect(words).toMatch(/Urgent.*because of.*a detractor's 2.*ARR of 96k USD.*speaks of leaving/);
  expect(words).toContain('How it is computed');
});

test('why this due time tells the steps, the calendar, and which reminders have come and will', async () => {
  const card = await cardOfNewAnswer(run, 2);
  const words = await read(card, 'Why this due time?');
  expect(words).toMatch(/Received Monday 4 March 2030.*Due Wednesday 6 March 2030.*two business days later/);
  expect(words).toMatch(/By the calendar \\"new-york\\" \(America\/New_\u200BYork\)/);
  expect(words).toMatch(
    /Half of the time: Tuesday 5 March.*Three quarters: Tuesday 5 March.*Due time: Wednesday/,
  );
  expect(words).toContain('A business day late: Thursday 7 March');
});

test('a snooze, an attempt and a claim are told there, and so is that nothing comes any more', async () => {
  const card = await cardOfNewAnswer(run, 2);
  await choose(run, card, 'U0MAYA', 'Snooze reminders…');
  await submit(run, 'U0MAYA', snoozeForm('2'));
  const snoozed = await read(card, 'Why this due time?');
  expect(snoozed).toMatch(/Three quarters: Wednesday 6 March.*put off because reminders are snoozed/);
  expect(snoozed).toMatch(/Due time: Wednesday 6 March 2030 at 10:\d\d\\n/);
  await press(run, card, 'U0MAYA', 'Claim');
  await cardSays(run, card, 'Claimed');
  expect(await read(card, 'Why this due time?')).toContain(
    'Half of the time: nothing is said while somebody has it',
  );
  await press(run, card, 'U0MAYA', 'Log contact');
  await submit(run, 'U0MAYA', contactForm());
  await cardSays(run, card, 'Contacted in time');
  const done = await read(card, 'Why this due time?');
  expect(done).toContain('The customer was reached, so no reminder comes any more.');
  expect(done).not.toContain('Three quarters');
});

test('a promoter is told to be thanked, and no clock runs', async () => {
  const card = await cardOfNewAnswer(run, 10);
  const words = await read(card, 'Why no due time?');
  expect(words).toContain('thanked, not chased');
});

test('a score that crosses a band shows the next steps of the new one', async () => {
  const answer = genericAnswer({ score: 8, comment: null });
  await run.deliver('generic', answer);
  const card = await cardOf(run, answer.data.id);
  expect(wordsOf(run, card)).toContain('what would make it a 9 or a 10');
  const later = new Date(Date.now() + 60_000).toISOString();
  await run.deliver('generic', {
    ...answer,
    timestamp: later,
    data: { ...answer.data, score: 2, updated_at: later },
  });
  const worse = await run.until('the card of a detractor', async () => {
    const now = await cardOf(run, answer.data.id);
    return wordsOf(run, now).includes('Detractor 2/10') ? now : null;
  });
  expect(wordsOf(run, worse)).toContain('Acknowledge what went wrong');
  expect(wordsOf(run, worse)).not.toContain('what would make it a 9 or a 10');
});

describe('a comment about the owner of its account', () => {
  const aboutLena = () =>
    genericAnswer({
      score: 2,
      comment: 'Lena Fischer never calls back.',
      account: {
        external_id: 'acc_lena',
        name: 'Secret Freight',
        owner_email: 'lena.fischer@larkspur.example',
      },
    });
  let card: Card;
  let id: string;
  beforeAll(async () => {
    const answer = aboutLena();
    await run.deliver('generic', answer);
    card = await cardOf(run, answer.data.id);
    id = card.followUpId;
  });

  test('is on a card that a lead has in person, which says so', () => {
    expect(card.channel.startsWith('D')).toBe(true);
    expect(wordsOf(run, card)).toContain('*In confidence.*');
  });

  test.each(['history', 'why_due', 'why_priority', 'more', 'reassign'])(
    'stays unread by the team and by that owner, whatever button they found: %s',
    async (choice) => {
      for (const as of ['U0TOMAS', 'U0LENA']) {
        const before = toldTo(run, as).length;
        const windows = run.sandbox.state.views(as).length;
        await clicks(run, as, 'follow_up_menu', `${choice}:${id}`, { channel: { id: 'C0GENERAL' } });
        const told = await run.until('words', () => toldTo(run, as, before)[0]);
        expect(told.text).toContain('with a team lead, who handles it in person');
        expect(run.sandbox.state.views(as)).toHaveLength(windows);
      }
    },
  );

  test('is in no queue but that of the lead who has it, and of admins', async () => {
    const { db, now } = run.app.deps;
    const [row] = await run.sql<{ team: string; to: string }>(
      'SELECT team, confidential_to AS to FROM follow_ups WHERE id = $1',
      [id],
    );
    const { team, to } = row!;
    const seenBy = async (reader?: { id: string; isAdmin: boolean }) =>
      (await unclaimedOf(db, [team], 100, reader)).items.some((f) => f.id === id);
    for (const person of [to, 'U0RUTH', 'U0TOMAS', 'U0LENA']) await run.app.deps.directory.person(person);
    expect(await seenBy()).toBe(false);
    expect(await seenBy({ id: 'U0TOMAS', isAdmin: false })).toBe(false);
    expect(await seenBy({ id: to, isAdmin: false })).toBe(true);
    expect(await seenBy({ id: 'U0RUTH', isAdmin: true })).toBe(true);
    expect(await seenBy({ id: 'U0LENA', isAdmin: true })).toBe(false);
    const count = async (reader: { id: string; isAdmin: boolean }) =>
      (await pressureOf(db, [team], now(), reader)).get(team)?.unclaimed ?? 0;
    expect(await count({ id: to, isAdmin: false })).toBe(
      (await count({ id: 'U0TOMAS', isAdmin: false })) + 1,
    );
  });
});

test('the Home of somebody in several teams counts each of them', async () => {
  await run.page('/ui/home-opened', { as: 'U0RUTH' });
  const home = await run.until('her Home', () => run.sandbox.state.home('U0RUTH'));
  const words = JSON.stringify(home.blocks);
  for (const team of ['CX', 'Product', 'Success', 'Sales']) expect(words).toContain(`${team}: `);
});
