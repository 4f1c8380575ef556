import {
  cardOfNewAnswer,
  cardSays,
  choose,
  contactForm,
  press,
  reopenForm,
  resolveForm,
  rowOf,
  submit,
  threadSays,
  toldTo,
} from '../support/card';
import { type Running, runApp } from '../support/run-app';
import { clicks, sendsForm } from '../support/slack-requests';

let run: Running;
beforeAll(async () => {
  run = await runApp();
});
afterAll(() => run.stop());

test('a resolution can be taken back: whoever had it has it again, and a kept promise stays kept', async () => {
  const card = await cardOfNewAnswer(run, 3);
  await press(run, card, 'U0MAYA', 'Claim');
  await press(run, card, 'U0MAYA', 'Log contact');
  await submit(run, 'U0MAYA', contactForm());
  const reached = await rowOf(run, card);
  await cardSays(run, card, 'Contacted in time');
  await press(run, card, 'U0MAYA', 'Resolve');
  await submit(run, 'U0MAYA', resolveForm());
  await cardSays(run, card, '✓ Resolved');
  await choose(run, card, 'U0TOMAS', 'Reopen…');
  expect((await submit(run, 'U0TOMAS', reopenForm('They found *another* fault.'))).body).toEqual({
    ok: true,
  });

  expect(await rowOf(run, card)).toEqual({ ...reached, reopened_at: expect.any(Date) });
  await cardSays(run, card, '◕ Contacted');
  await cardSays(run, card, '✓ Contacted in time');
  const line = await threadSays(run, card, 'Tomás Rivera opened this again');
  expect(JSON.stringify(line.blocks)).toContain('They found *another* fault.');
});

test('what is not resolved cannot be opened again', async () => {
  const card = await cardOfNewAnswer(run, 3);
  const before = toldTo(run, 'U0MAYA').length;
  await clicks(run, 'U0MAYA', 'follow_up_menu', `reopen:${card.followUpId}`);
  const told = await run.until('words', () => toldTo(run, 'U0MAYA', before)[0]);
  expect(told.text).toContain('nothing to open again');
  const metadata = JSON.stringify({ followUpId: card.followUpId });
  const { body } = await sendsForm(run, 'U0MAYA', 'reopen_submit', metadata, reopenForm());
  expect(JSON.stringify(body.view)).toContain('nothing to open again');
});

test('what was resolved with a reason and without contact comes back as it was: claimed, and contact owed', async () => {
  const card = await cardOfNewAnswer(run, 3);
  await press(run, card, 'U0MAYA', 'Claim');
  const claimed = await rowOf(run, card);
  await cardSays(run, card, 'Claimed');
  await press(run, card, 'U0MAYA', 'Resolve');
  const reason = 'They have left the company.';
  await submit(run, 'U0MAYA', resolveForm({ outcome: 'no_action_possible', reason }));
  await cardSays(run, card, 'Resolved without contact');
  await choose(run, card, 'U0MAYA', 'Reopen…');
  expect((await submit(run, 'U0MAYA', reopenForm(''))).body).toEqual({ ok: true });
  expect(await rowOf(run, card)).toEqual({ ...claimed, reopened_at: expect.any(Date) });
  await cardSays(run, card, 'Contact due');
});
