import { Client } from 'pg';
import {
  type Card,
  cardOfNewAnswer,
  contactForm,
  press,
  resolveForm,
  submit,
  windowOf,
  wordsOf,
} from '../support/card';
import { type Running, runApp } from '../support/run-app';
import { sendsForm } from '../support/slack-requests';
import { clicksWaiting } from '../support/waiting-clicks';

let run: Running;
beforeAll(async () => {
  run = await runApp();
});
afterAll(() => run.stop());

const newCard = (score: number) => cardOfNewAnswer(run, score);

async function followUp(card: Card) {
  const [row] = await run.sql<Record<string, unknown>>('SELECT * FROM follow_ups WHERE id = $1', [
    card.followUpId,
  ]);
  return row!;
}

const labelsOf = (view: { blocks: unknown[] }) =>
  (view.blocks as { type: string; label?: { text: string } }[])
    .filter((b) => b.type === 'input')
    .map((b) => b.label!.text);

const notesTo = (userId: string) => run.sandbox.state.messages(`D${userId.slice(1)}`);

test.each([
  ['detractor', 2],
  ['passive', 8],
])(
  'a %s whom nobody reached is resolved only with a reason, and the team lead is told it in a direct message',
  async (_, score) => {
    const card = await newCard(score);
    const lead = { C0CX: 'U0INES', C0SUCCESS: 'U0SAM' }[card.channel]!;
    const by = { C0CX: 'U0MAYA', C0SUCCESS: 'U0LENA' }[card.channel]!;
    const before = notesTo(lead).length;
    await press(run, card, by, 'Resolve');
    expect(labelsOf(await windowOf(run, by))).toContain('Reason for resolving without contact');
    expect((await submit(run, by, resolveForm({ reason: ' ' }))).body).toMatchObject({ ok: false });
    expect((await followUp(card)).resolved_at).toBeNull();

    const reason = 'The account was closed last week.';
    expect((await submit(run, by, resolveForm({ outcome: 'no_action_possible', reason }))).body).toEqual({
      ok: true,
    });
    expect(await followUp(card)).toMatchObject({
      resolved_by: by,
      outcome: 'no_action_possible',
      next_rung_at: null,
    });
    const note = await run.until('the lead to be told', () => notesTo(lead)[before]);
    expect(note.text).toContain('Resolved without contact');
    expect(JSON.stringify(note.blocks)).toContain(reason);
    expect(JSON.stringify(note.blocks)).toContain(by);
    await run.until('the card to say so', () => wordsOf(run, card).includes('Resolved without contact'));
  },
);

test('the app refuses a resolution without contact and without a reason, whatever the form left out', async () => {
  const card = await newCard(2);
  const metadata = JSON.stringify({ followUpId: card.followUpId });
  const { body } = await sendsForm(run, 'U0MAYA', 'resolve_submit', metadata, resolveForm());
  expect(body).toEqual({
    response_action: 'errors',
    errors: { resolve_outcome: expect.stringContaining('Nobody has reached this customer yet') },
  });
  expect((await followUp(card)).resolved_at).toBeNull();
});

test('nobody who was not reached was told, or thanked: what contradicts the reason stands beside its field', async () => {
  const card = await newCard(2);
  const metadata = JSON.stringify({ followUpId: card.followUpId });
  const reason = 'They never answered.';
  const send = async (form: Parameters<typeof resolveForm>[0]) =>
    (await sendsForm(run, 'U0MAYA', 'resolve_submit', metadata, resolveForm({ reason, ...form }))).body;
  expect((await send({ outcome: 'no_response', told: true })).errors).toEqual({
    resolve_told: expect.stringContaining('Nobody has reached this customer'),
  });
  expect((await send({ outcome: 'relationship_repaired', told: false })).errors).toEqual({
    resolve_outcome: expect.stringContaining('Log the contact first'),
  });
  expect((await followUp(card)).resolved_at).toBeNull();
  // The fault can be mended without a talk.
  expect(await send({ outcome: 'issue_fixed', told: false })).toBe('');
  expect(await followUp(card)).toMatchObject({ outcome: 'issue_fixed', customer_told: false });
});

test('a detractor who was reached needs no reason, and the lead is left in peace', async () => {
  const card = await newCard(2);
  await press(run, card, 'U0MAYA', 'Log contact');
  await submit(run, 'U0MAYA', contactForm());
  const before = notesTo('U0INES').length;
  await press(run, card, 'U0MAYA', 'Resolve');
  expect(labelsOf(await windowOf(run, 'U0MAYA'))).not.toContain('Reason for resolving without contact');
  expect((await submit(run, 'U0MAYA', resolveForm())).body).toEqual({ ok: true });
  await run.until('the card to say resolved', () => wordsOf(run, card).includes('✓ Resolved'));
  expect(notesTo('U0INES')).toHaveLength(before);
});

test('a promoter is resolved without contact and without a reason', async () => {
  const card = await newCard(10);
  await press(run, card, 'U0MAYA', 'Resolve');
  expect(labelsOf(await windowOf(run, 'U0MAYA'))).not.toContain('Reason for resolving without contact');
  expect((await submit(run, 'U0MAYA', resolveForm({ outcome: 'thanked' }))).body).toEqual({ ok: true });
  expect(await followUp(card)).toMatchObject({ outcome: 'thanked', due_at: null });
});

test('two people resolve at once: one does, the other is shown who did, and the lead has one note', async () => {
  const card = await newCard(2);
  const metadata = JSON.stringify({ followUpId: card.followUpId });
  const before = notesTo('U0INES').length;
  const holder = new Client({ connectionString: run.databaseUrl });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM follow_ups WHERE id = $1 FOR UPDATE', [card.followUpId]);
  const both = ['U0MAYA', 'U0TOMAS'].map((as) =>
    sendsForm(run, as, 'resolve_submit', metadata, resolveForm({ reason: `The reason of ${as}.` })),
  );
  await clicksWaiting(run, 2);
  await holder.query('ROLLBACK');
  await holder.end();
  const answers = await Promise.all(both);

  const by = (await followUp(card)).resolved_by as string;
  const [winner, loser] = by === 'U0MAYA' ? answers : [...answers].reverse();
  expect(winner!.body).toBe('');
  // A mention beside a field would be shown as its id; a window shows the name.
  expect(loser!.body.response_action).toBe('update');
  expect(JSON.stringify(loser!.body.view)).toContain(`<@${by}> already resolved this one`);
  await run.until('the note to the lead', () => notesTo('U0INES').length > before);
  await run.until('nothing more to be owed', async () => {
    const rows = await run.sql('SELECT 1 FROM outbox WHERE sent_revision < revision');
    return rows.length === 0;
  });
  expect(notesTo('U0INES')).toHaveLength(before + 1);
  expect(JSON.stringify(notesTo('U0INES')[before]!.blocks)).toContain(`The reason of ${by}.`);
  const lines = await run.sql(`SELECT 1 FROM history WHERE follow_up_id = $1 AND verb = 'resolved'`, [
    card.followUpId,
  ]);
  expect(lines).toHaveLength(1);
});

test('a form that was already sent changes nothing when it is sent again', async () => {
  const card = await newCard(10);
  const metadata = JSON.stringify({ followUpId: card.followUpId });
  await sendsForm(run, 'U0MAYA', 'resolve_submit', metadata, resolveForm({ outcome: 'thanked' }));
  const first = await followUp(card);
  const again = await sendsForm(
    run,
    'U0MAYA',
    'resolve_submit',
    metadata,
    resolveForm({ outcome: 'explained' }),
  );
  expect(JSON.stringify(again.body.view)).toContain('already resolved this one');
  expect(await followUp(card)).toEqual(first);
});

test('an outcome or a root cause that is not ours stands beside its field', async () => {
  const card = await newCard(10);
  const metadata = JSON.stringify({ followUpId: card.followUpId });
  const values = {
    ...resolveForm({ outcome: 'world_peace' }),
    resolve_theme: { resolve_theme_choice: { selected_option: { value: 'no_such_theme' } } },
  };
  const { body } = await sendsForm(run, 'U0MAYA', 'resolve_submit', metadata, values);
  expect(body.errors).toEqual({
    resolve_outcome: 'Choose what came of it.',
    resolve_theme: 'Choose a theme of the list.',
  });
});
