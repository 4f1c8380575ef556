import { Client } from 'pg';
import {
  type Card,
  cardOfNewAnswer,
  contactForm,
  messageOf,
  press,
  resolveForm,
  submit,
  windowOf,
  wordsOf,
} from '../support/card';
import { type Running, runApp } from '../support/run-app';
import { clicks, sendsForm } from '../support/slack-requests';
import { clicksWaiting } from '../support/waiting-clicks';

let run: Running;
beforeAll(async () => {
  run = await runApp();
});
afterAll(() => run.stop());

const newCard = (score = 2) => cardOfNewAnswer(run, score);

async function followUp(card: Card) {
  const [row] = await run.sql<Record<string, any>>('SELECT * FROM follow_ups WHERE id = $1', [
    card.followUpId,
  ]);
  return row!;
}

/** What only this person was told since `before`. */
const toldTo = (userId: string, before = 0) => run.sandbox.state.ephemerals(userId).slice(before);

/** Holds the follow-up's row, as another process in the middle of a change would. */
async function holdRow(card: Card) {
  const holder = new Client({ connectionString: run.databaseUrl });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM follow_ups WHERE id = $1 FOR UPDATE', [card.followUpId]);
  return {
    letGo: async () => {
      await holder.query('ROLLBACK');
      await holder.end();
    },
  };
}

test('two people claim at the same moment: one has it, the other is told who, and history has one line', async () => {
  const card = await newCard();
  // Known before they click: Slack is not asked for one of them while the other's time at the lock runs out.
  for (const who of ['U0MAYA', 'U0TOMAS']) await run.app.deps.directory.person(who);
  // Nor does either wait for a connection to be made.
  await Promise.all(Array.from({ length: 3 }, () => run.sql('SELECT pg_sleep(0.2)')));
  const held = await holdRow(card);
  const both = [press(run, card, 'U0MAYA', 'Claim'), press(run, card, 'U0TOMAS', 'Claim')];
  await clicksWaiting(run, 2);
  await held.letGo();
  expect((await Promise.all(both)).map((answer) => answer.body)).toEqual([{ ok: true }, { ok: true }]);

  const owner = (await followUp(card)).owner_id;
  const other = owner === 'U0MAYA' ? 'U0TOMAS' : 'U0MAYA';
  const told = await run.until('the other to be told', () => toldTo(other)[0]);
  expect(told.text).toContain(`<@${owner}> already has this one`);
  // In the channel, where the click was; in the thread, whoever clicked would not see it.
  expect(told.thread_ts).toBeUndefined();
  expect(toldTo(owner)).toEqual([]);
  const claims = await run.sql(`SELECT 1 FROM history WHERE follow_up_id = $1 AND verb = 'claimed'`, [
    card.followUpId,
  ]);
  expect(claims).toHaveLength(1);
});

test('whoever claims twice is told that it is theirs, and nothing is done twice', async () => {
  const card = await newCard();
  await press(run, card, 'U0MAYA', 'Claim');
  const { claimed_at } = await followUp(card);
  const before = toldTo('U0MAYA').length;
  await clicks(run, 'U0MAYA', 'follow_up_claim', card.followUpId);
  const told = await run.until('an answer', () => toldTo('U0MAYA', before)[0]);
  expect(told.text).toContain('You already have this one');
  expect(await followUp(card)).toMatchObject({ owner_id: 'U0MAYA', claimed_at });
});

test('a card that has replies answers in the channel, and a reply in its thread', async () => {
  const card = await newCard();
  await press(run, card, 'U0MAYA', 'Claim');
  const root = { channel: { id: card.channel }, message: { ts: card.ts, thread_ts: card.ts } };
  const reply = { channel: { id: card.channel }, message: { ts: '1.000002', thread_ts: card.ts } };
  const before = toldTo('U0TOMAS').length;
  await clicks(run, 'U0TOMAS', 'follow_up_claim', card.followUpId, root);
  await run.until('the first answer', () => toldTo('U0TOMAS', before).length === 1);
  await clicks(run, 'U0TOMAS', 'follow_up_claim', card.followUpId, reply);
  await run.until('the second answer', () => toldTo('U0TOMAS', before).length === 2);
  expect(toldTo('U0TOMAS', before).map((message) => message.thread_ts)).toEqual([undefined, card.ts]);
});

test('claiming one that was resolved says who resolved it', async () => {
  const card = await newCard(10);
  await press(run, card, 'U0MAYA', 'Resolve');
  expect((await submit(run, 'U0MAYA', resolveForm({ outcome: 'thanked' }))).body).toEqual({ ok: true });
  const before = toldTo('U0TOMAS').length;
  for (const action of ['follow_up_claim', 'follow_up_log_contact', 'follow_up_resolve']) {
    await clicks(run, 'U0TOMAS', action, card.followUpId);
  }
  const told = await run.until('three answers', () =>
    toldTo('U0TOMAS', before).length === 3 ? toldTo('U0TOMAS', before) : null,
  );
  for (const { text } of told) expect(text).toContain('<@U0MAYA> already resolved this one');
  expect(await followUp(card)).toMatchObject({ owner_id: null, resolved_by: 'U0MAYA' });
  await run.until(
    'a resolved card without buttons',
    () => !JSON.stringify(messageOf(run, card).blocks).includes('"Claim"'),
  );
});

test.each([
  ['another id', '00000000-0000-4000-8000-000000000000'],
  ['no id', ''],
  ['nonsense', "'; DROP TABLE follow_ups; --"],
])('a forged button with %s is answered in words and changes nothing', async (_, value) => {
  const before = toldTo('U0MAYA').length;
  for (const action of ['follow_up_claim', 'follow_up_log_contact', 'follow_up_resolve']) {
    expect((await clicks(run, 'U0MAYA', action, value)).status).toBe(200);
  }
  expect((await clicks(run, 'U0MAYA', 'follow_up_menu', `history:${value}`)).status).toBe(200);
  const told = await run.until('four answers', () =>
    toldTo('U0MAYA', before).length === 4 ? toldTo('U0MAYA', before) : null,
  );
  for (const { text } of told) expect(text).toContain('This follow-up is not there any more');
});

test.each([
  ['another id', JSON.stringify({ followUpId: '00000000-0000-4000-8000-000000000000' })],
  ['no id', '{}'],
  ['nothing', ''],
  ['an id that is a list', JSON.stringify({ followUpId: ['x'] })],
])('a forged form with %s in its metadata is answered in words', async (_, metadata) => {
  // A busy machine lets a click wait too long for the database; it says so, and a person tries again.
  const answerTo = (callbackId: string, values: unknown) =>
    run.until(`an answer to ${callbackId}`, async () => {
      const answer = await sendsForm(run, 'U0MAYA', callbackId, metadata, values);
      return /try again in a moment/i.test(JSON.stringify(answer.body)) ? null : answer;
    });
  const logged = await answerTo('log_contact_submit', contactForm());
  const resolved = await answerTo('resolve_submit', resolveForm());
  for (const { status, body } of [logged, resolved]) {
    expect(status).toBe(200);
    expect(body.response_action).toBe('update');
    expect(JSON.stringify(body.view)).toContain('This follow-up is not there any more');
  }
});

test('claiming is not contacting: the due time, its rungs and the next of them stay as they were', async () => {
  const card = await newCard();
  const { due_at, rungs, next_rung_at, contacted_at } = await followUp(card);
  await press(run, card, 'U0MAYA', 'Claim');
  expect(await followUp(card)).toMatchObject({
    owner_id: 'U0MAYA',
    due_at,
    rungs,
    next_rung_at,
    contacted_at,
  });
  expect(next_rung_at).not.toBeNull();
  await run.until('the card to say both', () => /Claimed[\s\S]*Contact due/.test(wordsOf(run, card)));
});

describe('when somebody else is changing the same follow-up for a long time', () => {
  test('a click is answered while the other still goes on, in words, and can be made again', async () => {
    const card = await newCard();
    const held = await holdRow(card);
    const before = toldTo('U0MAYA').length;
    const { status } = await clicks(run, 'U0MAYA', 'follow_up_claim', card.followUpId);
    expect(status).toBe(200);
    const told = await run.until('words', () => toldTo('U0MAYA', before)[0]);
    expect(told.text).toContain('Somebody else is changing this one');
    expect(await followUp(card)).toMatchObject({ owner_id: null });
    await held.letGo();
    await press(run, card, 'U0MAYA', 'Claim');
    expect(await followUp(card)).toMatchObject({ owner_id: 'U0MAYA' });
  });

  test('a form keeps what was typed and says so', async () => {
    const card = await newCard();
    await press(run, card, 'U0MAYA', 'Log contact');
    await windowOf(run, 'U0MAYA');
    const held = await holdRow(card);
    const { body } = await submit(run, 'U0MAYA', contactForm());
    expect(body).toEqual({
      ok: false,
      errors: { contact_channel: expect.stringContaining('Somebody else is changing this one') },
    });
    await held.letGo();
    expect((await submit(run, 'U0MAYA', contactForm())).body).toEqual({ ok: true });
    expect(await followUp(card)).toMatchObject({ contacted_by: 'U0MAYA' });
  });

  test('a crowd of forty is answered meanwhile too, though they are more than there are connections', async () => {
    const card = await newCard();
    const held = await holdRow(card);
    const before = toldTo('U0TOMAS').length;
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => clicks(run, 'U0TOMAS', 'follow_up_claim', card.followUpId)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(200));
    await run.until('words for each', () => toldTo('U0TOMAS', before).length === 40);
    for (const { text } of toldTo('U0TOMAS', before)) expect(text).toMatch(/again in a moment/);
    await held.letGo();
    expect(await followUp(card)).toMatchObject({ owner_id: null });
  });
});
