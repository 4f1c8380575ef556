import { genericAnswer } from '../support/answers';
import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import { type Card, cardOf, choose, press, submit, windowOf } from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { pressIn } from '../support/gestures';
import { startMailServer, type TestMailServer } from '../support/mail-server';
import { replyForm } from '../support/reply';
import { mailSettings, replyOf } from '../support/replying';
import { type Running, runApp } from '../support/run-app';

let database: FreshDatabase;
let mail: TestMailServer;
let run: Running;
beforeEach(async () => {
  database = await databaseAt(MONDAY_AT_TEN);
  mail = await startMailServer();
  run = await runApp({ databaseUrl: database.url, config: () => mailSettings(mail) });
});
afterEach(async () => {
  await run.stop();
  await mail.stop();
  await database.drop();
});

const CHANGED = 'The customer has changed their comment';

/** The form of a reply to somebody who complains of invoices, and how they say something else. */
async function opened(): Promise<{
  card: Card;
  says: (comment: string, score?: number) => Promise<unknown>;
}> {
  const answer = genericAnswer({ score: 2, comment: 'The invoice was wrong again.' });
  await run.deliver('generic', answer);
  const card = await cardOf(run, answer.data.id);
  await press(run, card, 'U0MAYA', 'Claim');
  await choose(run, card, 'U0MAYA', 'Reply to customer…');
  await run.until('the form', async () => (await windowOf(run, 'U0MAYA')).callback_id === 'reply_submit');
  const says = (comment: string, score = 2) =>
    run.deliver('generic', {
      ...answer,
      type: 'rnps.response.updated',
      timestamp: new Date().toISOString(),
      data: { ...answer.data, comment, score, updated_at: run.app.deps.now().toISOString() },
    });
  return { card, says };
}
const field = async (block: string) =>
  ((await windowOf(run, 'U0MAYA')).blocks as any[]).find(({ block_id }) => block_id === block)?.element
    .initial_value;
const shown = async () => JSON.stringify((await windowOf(run, 'U0MAYA')).blocks);

test('what was written about other words is not sent: the form says so, keeps it, and sends it when it is sent once more', async () => {
  const { card, says } = await opened();
  await says('The support is rude and slow.');
  await submit(run, 'U0MAYA', replyForm({ subject: 'Your invoice', body: 'Mine, about the invoice.' }));
  expect(await replyOf(run, card)).toBeUndefined();
  expect(await shown()).toContain(CHANGED);
  expect(await shown()).toContain('The support is rude and slow.');
  expect(await field('reply_subject')).toBe('Your invoice');
  expect(await field('reply_body')).toBe('Mine, about the invoice.');
  await submit(run, 'U0MAYA', replyForm({ body: 'Mine, about the support.' }));
  await run.until('the mail', () => mail.taken.length === 1);
  expect(mail.taken[0]!.text).toBe('Mine, about the support.');
});

test('a fresh draft is put in front of what was written, and nothing of that is lost', async () => {
  const { says } = await opened();
  await says('The support is rude and slow.');
  await submit(run, 'U0MAYA', replyForm({ subject: 'Mine', body: 'My own words.' }));
  const view = await windowOf(run, 'U0MAYA');
  await pressIn(run, 'U0MAYA', { place: { viewId: view.id }, blocks: view.blocks }, 'Use a fresh draft');
  await run.until('the draft', async () => (await shown()).includes('A fresh draft stands in front'));
  expect(await field('reply_body_drafted')).toMatch(
    /^Hello Mira Olsen,.*support.*Maya Chen\n\nMy own words\.$/s,
  );
  expect(await shown()).not.toContain(CHANGED);
});

test('a draft that nobody had touched makes room for the fresh one, subject and all', async () => {
  const { says } = await opened();
  const before = { subject: await field('reply_subject'), body: await field('reply_body') };
  expect(before.subject).toContain('billing');
  await says('The support is rude and slow.');
  await submit(run, 'U0MAYA', replyForm(before));
  expect(await shown()).toContain(CHANGED);
  const view = await windowOf(run, 'U0MAYA');
  await pressIn(run, 'U0MAYA', { place: { viewId: view.id }, blocks: view.blocks }, 'Use a fresh draft');
  await run.until('the draft', async () => (await shown()).includes('in place of the one before'));
  expect(await field('reply_subject_drafted')).toContain('support');
  expect(await field('reply_body_drafted')).not.toContain('billing');
});

test('another score with the same words changes nothing for who writes', async () => {
  const { card, says } = await opened();
  await says('The invoice was wrong again.', 4);
  await submit(run, 'U0MAYA', replyForm({ body: 'Mine.' }));
  await run.until('the reply to be kept', async () => replyOf(run, card));
});
