import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import { type Card, cardOfNewAnswer, contactForm, press, submit, windowOf, wordsOf } from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { type Running, runApp } from '../support/run-app';
import { sendsForm } from '../support/slack-requests';

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

const newCard = (score = 2) => cardOfNewAnswer(run, score);

async function log(card: Card, as: string, form: Parameters<typeof contactForm>[0]) {
  await press(run, card, as, 'Log contact');
  await windowOf(run, as);
  return submit(run, as, contactForm(form));
}

async function followUp(card: Card) {
  const [row] = await run.sql<Record<string, unknown>>('SELECT * FROM follow_ups WHERE id = $1', [
    card.followUpId,
  ]);
  return row!;
}

const contactsOf = (card: Card) =>
  run.sql('SELECT channel, reached, by_id FROM contacts WHERE follow_up_id = $1 ORDER BY at', [
    card.followUpId,
  ]);

const cardSays = (card: Card, words: string) =>
  run.until(`the card to say ${words}`, () => wordsOf(run, card).includes(words));

test('an attempt that reached nobody is kept, and the clock runs on', async () => {
  const card = await newCard();
  await press(run, card, 'U0MAYA', 'Claim');
  const before = await followUp(card);
  expect(
    (await log(card, 'U0MAYA', { channel: 'email', reached: false, note: 'No answer yet.' })).body,
  ).toEqual({ ok: true });
  expect(await contactsOf(card)).toEqual([{ channel: 'email', reached: false, by_id: 'U0MAYA' }]);
  expect(await followUp(card)).toEqual(before);
  await cardSays(card, 'Contact due');
  const thread = await run.until('the attempt in the thread', async () => {
    const { body } = await run.page(`/ui/thread?channel=${card.channel}&ts=${card.ts}&as=U0MAYA`);
    return body.messages.find((m: { text: string }) => m.text.includes('tried to reach'));
  });
  expect(thread.text).toContain('Maya Chen tried to reach the customer by e-mail, without luck so far');
  expect(JSON.stringify(thread.blocks)).toContain('No answer yet.');
});

test('whoever reaches the customer stops the clock and has the follow-up, when nobody had it', async () => {
  const card = await newCard();
  expect((await log(card, 'U0TOMAS', { reached: true })).body).toEqual({ ok: true });
  expect(await followUp(card)).toMatchObject({
    owner_id: 'U0TOMAS',
    contacted_by: 'U0TOMAS',
    next_rung_at: null,
  });
  await cardSays(card, '✓ Contacted in time');
  await cardSays(card, 'Contacted');
});

test('a colleague may log the contact, and the owner stays the owner', async () => {
  const card = await newCard();
  await press(run, card, 'U0MAYA', 'Claim');
  await log(card, 'U0TOMAS', { reached: true });
  expect(await followUp(card)).toMatchObject({ owner_id: 'U0MAYA', contacted_by: 'U0TOMAS' });
});

test('a second contact is kept too, and the first one stays the one that counted', async () => {
  const card = await newCard();
  await log(card, 'U0MAYA', { reached: true, channel: 'phone' });
  const first = await followUp(card);
  await cardSays(card, 'Contacted');
  expect((await log(card, 'U0TOMAS', { reached: true, channel: 'video' })).body).toEqual({ ok: true });
  expect(await contactsOf(card)).toHaveLength(2);
  expect(await followUp(card)).toEqual(first);
});

test('what is missing or unknown in the form stands beside its field, and nothing is kept', async () => {
  const card = await newCard();
  const metadata = JSON.stringify({ followUpId: card.followUpId });
  const empty = await sendsForm(run, 'U0MAYA', 'log_contact_submit', metadata, {});
  expect(empty.body).toEqual({
    response_action: 'errors',
    errors: {
      contact_channel: 'Choose how you tried to reach them.',
      contact_reached: 'Say whether you reached them.',
    },
  });
  const forged = contactForm({ channel: 'telepathy' });
  expect((await sendsForm(run, 'U0MAYA', 'log_contact_submit', metadata, forged)).body.errors).toEqual({
    contact_channel: 'Choose how you tried to reach them.',
  });
  expect(await contactsOf(card)).toEqual([]);
});

test('a form sent twice is two attempts at most and one contact: the answer stays the same', async () => {
  const card = await newCard();
  const metadata = JSON.stringify({ followUpId: card.followUpId });
  const send = () => sendsForm(run, 'U0MAYA', 'log_contact_submit', metadata, contactForm({ reached: true }));
  const answers = await Promise.all([send(), send()]);
  expect(answers.map(({ status, body }) => ({ status, body }))).toEqual([
    { status: 200, body: '' },
    { status: 200, body: '' },
  ]);
  const stops = await run.sql(
    `SELECT 1 FROM history WHERE follow_up_id = $1 AND from_code = 'open' AND to_code = 'contacted'`,
    [card.followUpId],
  );
  expect(stops).toHaveLength(1);
});

test('contact after the due time is a late contact, and the card says so for good', async () => {
  const card = await newCard();
  await run.advance('P3D');
  await cardSays(card, '⚑ Overdue');
  await log(card, 'U0MAYA', { reached: true });
  await cardSays(card, '⚑ Contacted late');
  expect(wordsOf(run, card)).not.toContain('Contacted in time');
});
