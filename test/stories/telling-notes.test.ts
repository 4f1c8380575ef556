import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import { submit, windowOf } from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { pressIn } from '../support/gestures';
import { replyForm } from '../support/reply';
import { type Running, runApp } from '../support/run-app';
import { clicks } from '../support/slack-requests';
import { asks, delivered, people, tellMessage } from '../support/tellings';

let database: FreshDatabase;
let run: Running;
// Monday, 4 March 2030, at ten in New York.
beforeEach(async () => {
  database = await databaseAt(MONDAY_AT_TEN);
  run = await runApp({ databaseUrl: database.url });
});
afterEach(async () => {
  await run.stop();
  await database.drop();
});

test('several customers: the note stands there once, and each has one of their own behind its button', async () => {
  await asks(run, { name: 'Mira Olsen' });
  await asks(run, { name: 'Jon Dahl', account: 'Zenith Labs' });
  await asks(run, { name: 'Uwe Roth', comment: 'Die Rechnung war schon wieder falsch.', score: 8 });
  const id = await delivered(run);
  const message = await tellMessage(run, id, 'U0LENA');
  expect(message.words.match(/Kind regards/g)).toHaveLength(1);
  expect(message.words).toContain('Hello …,\\n\\nYou told us plainly');
  for (const name of ['Mira Olsen', 'Jon Dahl']) expect(message.words).toContain(`"text":"${name}"`);
  await pressIn(run, 'U0LENA', message, 'Note…', 'Jon');
  const note = await run.until('her note', async () => {
    const view = await windowOf(run, 'U0LENA');
    return view.title?.text === 'What to tell them' ? view : null;
  });
  expect(JSON.stringify(note.blocks)).toContain('Hello Jon Dahl,\\n\\nYou told us plainly');
  expect(JSON.stringify(note.blocks)).not.toContain('Mira');
  await pressIn(run, 'U0LENA', { place: { viewId: note.id }, blocks: note.blocks }, 'Told');
  const jon = async () => (await people(run, id)).find(({ name }) => name === 'Jon Dahl')!;
  await run.until('him to be told', async () => (await jon()).state === 'told');
  // Where it was pressed, the list of hers follows.
  await run.until(
    'the list',
    async () => (await windowOf(run, 'U0LENA')).title?.text === 'Who is to be told',
  );
});

test('whoever tells nobody sees no note', async () => {
  await asks(run, { name: 'Mira Olsen' });
  const id = await delivered(run);
  const [mira] = await people(run, id);
  await clicks(run, 'U0NOAH', 'telling.note', mira!.id, { channel: { id: 'C0GENERAL', name: 'general' } });
  await run.until('him to be refused', () =>
    run.sandbox.state.ephemerals('U0NOAH').find(({ text }) => text.includes('Only whoever looks after')),
  );
});

test('where no mail server is set up nothing offers to send: a reply is written, copied and sent by hand, and tells', async () => {
  await asks(run, { name: 'Mira Olsen' });
  const id = await delivered(run);
  const message = await tellMessage(run, id, 'U0LENA');
  expect(message.words).not.toContain('by e-mail');
  await pressIn(run, 'U0LENA', message, 'Write a reply…');
  const window = await run.until('the form', async () => {
    const view = await windowOf(run, 'U0LENA');
    return view.callback_id === 'reply_submit' ? view : null;
  });
  expect(JSON.stringify(window.blocks)).toContain(
    'No mail server is set up. Copy address and text from here.',
  );
  await submit(run, 'U0LENA', replyForm({ way: 'copied' }));
  await run.until('them to be told', async () => (await people(run, id))[0]!.state === 'told');
});
