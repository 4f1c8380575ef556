import {
  cardOfNewAnswer,
  cardSays,
  choose,
  contactForm,
  press,
  rowOf,
  submit,
  threadSays,
  toldTo,
  waitForm,
  windowOf,
  wordsOf,
} from '../support/card';
import { type Running, runApp } from '../support/run-app';
import { clicks, sendsForm } from '../support/slack-requests';

let run: Running;
beforeAll(async () => {
  run = await runApp();
});
afterAll(() => run.stop());

test('when the customer has the next word, the card says until when and why; the due time stays', async () => {
  const card = await cardOfNewAnswer(run, 3);
  await press(run, card, 'U0MAYA', 'Claim');
  const { due_at, next_rung_at } = await rowOf(run, card);
  await cardSays(run, card, 'Claimed');
  await choose(run, card, 'U0MAYA', 'Waiting on customer…');
  expect(JSON.stringify((await windowOf(run, 'U0MAYA')).blocks)).toContain('Contact is still owed');
  expect((await submit(run, 'U0MAYA', waitForm('2', 'Their *lawyer* reads <!here> it.'))).body).toEqual({
    ok: true,
  });
  expect(await rowOf(run, card)).toMatchObject({ due_at, next_rung_at });
  await cardSays(run, card, 'Waiting on the customer');
  expect(wordsOf(run, card)).toContain('Their *lawyer* reads <!here> it.');
  const line = await threadSays(run, card, 'Maya Chen is waiting for the customer');
  expect(JSON.stringify(line.blocks)).toContain('lawyer');

  await press(run, card, 'U0MAYA', 'Log contact');
  await submit(run, 'U0MAYA', contactForm());
  await run.until('the wait to be gone', () => !wordsOf(run, card).includes('Waiting on the customer'));
  const [wait] = await run.sql<{ ended: boolean }>(
    'SELECT ended_at IS NOT NULL AS ended FROM waits WHERE follow_up_id = $1',
    [card.followUpId],
  );
  expect(wait).toEqual({ ended: true });
});

test('somebody must have it first', async () => {
  const card = await cardOfNewAnswer(run, 3);
  const before = toldTo(run, 'U0MAYA').length;
  await clicks(run, 'U0MAYA', 'follow_up_menu', `wait:${card.followUpId}`);
  const told = await run.until('words', () => toldTo(run, 'U0MAYA', before)[0]);
  expect(told.text).toContain('Claim it first');
  const metadata = JSON.stringify({ followUpId: card.followUpId });
  const { body } = await sendsForm(run, 'U0MAYA', 'wait_submit', metadata, waitForm('2'));
  expect(JSON.stringify(body.view)).toContain('Claim it first');
});

test('a reason and a length are needed, and no length beyond those that are offered', async () => {
  const card = await cardOfNewAnswer(run, 3);
  await press(run, card, 'U0MAYA', 'Claim');
  const metadata = JSON.stringify({ followUpId: card.followUpId });
  const send = async (values: unknown) =>
    (await sendsForm(run, 'U0MAYA', 'wait_submit', metadata, values)).body.errors;
  expect(await send({})).toEqual({
    wait_reason: 'Say what you are waiting for.',
    wait_days: 'Choose until when.',
  });
  expect(await send(waitForm('2', '  \n '))).toEqual({ wait_reason: 'Say what you are waiting for.' });
  for (const days of ['11', '0', '1.5', 'x'])
    expect(await send(waitForm(days))).toEqual({ wait_days: 'Choose until when.' });
  expect(await run.sql('SELECT 1 FROM waits WHERE follow_up_id = $1', [card.followUpId])).toEqual([]);
});
