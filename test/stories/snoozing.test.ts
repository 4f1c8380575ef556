import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import {
  cardOfNewAnswer,
  cardSays,
  choose,
  contactForm,
  press,
  rowOf,
  snoozeForm,
  submit,
  threadSays,
  toldTo,
  windowOf,
} from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { type Running, runApp } from '../support/run-app';
import { clicks, sendsForm } from '../support/slack-requests';

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

test('reminders can be silenced for two business days at the most, and the due time stays', async () => {
  const card = await cardOfNewAnswer(run, 3);
  const { due_at, rungs } = await rowOf(run, card);
  await choose(run, card, 'U0MAYA', 'Snooze reminders…');
  const window = await windowOf(run, 'U0MAYA');
  const { element, hint } = (window.blocks as any[]).find((b) => b.block_id === 'snooze_days');
  expect(element.options.map((o: any) => [o.text.text, o.description.text.slice(0, 24)])).toEqual([
    ['Half a business day', 'Until Monday 4 March 203'],
    ['1 business day', 'Until Tuesday 5 March 20'],
    ['2 business days', 'Until Wednesday 6 March '],
  ]);
  expect(element.options[1].description.text).toMatch(/at 10:0\d \(America\/New_York\)$/);
  expect(hint.text).toContain('Contact is still due Wednesday 6 March 2030');
  expect((await submit(run, 'U0MAYA', snoozeForm('1'))).body).toEqual({ ok: true });

  const row = await rowOf(run, card);
  expect(row).toMatchObject({ due_at, rungs });
  expect(row.snoozed_until.toISOString()).toMatch(/^2030-03-05T15:0/);
  // Half of the time would have been on Tuesday at ten too; whichever is later.
  expect(row.next_rung_at.getTime()).toBeGreaterThanOrEqual(row.snoozed_until.getTime());
  await cardSays(run, card, 'Reminders are snoozed until');
  await threadSays(run, card, 'Maya Chen snoozed the reminders until');
});

test('a forged length is refused beside the field', async () => {
  const card = await cardOfNewAnswer(run, 3);
  const metadata = JSON.stringify({ followUpId: card.followUpId });
  for (const days of ['3', '', '1.5', 'NaN', '-1']) {
    const { body } = await sendsForm(run, 'U0MAYA', 'snooze_submit', metadata, snoozeForm(days));
    expect(body.errors).toEqual({ snooze_days: 'Choose for how long.' });
  }
  expect((await sendsForm(run, 'U0MAYA', 'snooze_submit', metadata, {})).body.errors).toEqual({
    snooze_days: 'Choose for how long.',
  });
  expect(await rowOf(run, card)).toMatchObject({ snoozed_until: null });
});

test('where no reminder is coming there is nothing to snooze, and reaching the customer ends a snooze', async () => {
  const card = await cardOfNewAnswer(run, 3);
  await choose(run, card, 'U0MAYA', 'Snooze reminders…');
  await submit(run, 'U0MAYA', snoozeForm('0.5'));
  await cardSays(run, card, 'Reminders are snoozed until');
  await press(run, card, 'U0MAYA', 'Log contact');
  await submit(run, 'U0MAYA', contactForm());
  expect(await rowOf(run, card)).toMatchObject({ snoozed_until: null });
  const before = toldTo(run, 'U0MAYA').length;
  await clicks(run, 'U0MAYA', 'follow_up_menu', `snooze:${card.followUpId}`);
  const told = await run.until('words', () => toldTo(run, 'U0MAYA', before)[0]);
  expect(told.text).toContain('nothing to snooze');
});
