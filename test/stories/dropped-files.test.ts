import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fixture } from '../import/import-here';
import { dropping, type Thread } from '../support/dropping';
import { type Running, runApp } from '../support/run-app';
import { clicks } from '../support/slack-requests';

const ADMIN = 'U0RUTH';
let run: Running;
beforeAll(async () => {
  run = await runApp();
});
afterAll(() => run.stop());
afterEach(async () => {
  await run.sql('DELETE FROM responses');
  await run.sql('DELETE FROM respondents');
  await run.sql('DELETE FROM accounts');
});

const HEADER = 'Response ID,Score,Comment,Submitted at,Email';

const { drops, says, saidIn, repliesIn, press, formOf, sends, directWith } = dropping(() => run);
const stored = () =>
  run.sql<{ source: string; id: string; score: number }>(
    'SELECT source, source_response_id AS id, score FROM responses ORDER BY source_response_id',
  );

test("an admin drops a survey tool's export: it is imported, and one message in the thread says what became of it", async () => {
  const thread = await drops(
    ADMIN,
    'typeform.csv',
    readFileSync(fixture('headers/typeform.reconstructed.csv')),
  );
  const message = await says(thread, /✓ typeform\.csv: imported/);
  expect(saidIn(message)).toMatch(/Typeform export, UTF-8/);
  expect(saidIn(message)).toMatch(/1 row in \d+ s: 1 answer added/);
  expect(repliesIn(thread)).toHaveLength(1);
  expect(await stored()).toEqual([expect.objectContaining({ source: 'typeform' })]);
});

test('the same file twice changes nothing, and says so', async () => {
  const content = readFileSync(fixture('headers/typeform.reconstructed.csv'));
  await says(await drops(ADMIN, 'typeform.csv', content), /imported/);
  const again = await says(await drops(ADMIN, 'typeform.csv', content), /✓ typeform\.csv: imported/);
  expect(saidIn(again)).toMatch(/Everything in this file was imported before/);
  expect(await stored()).toHaveLength(1);
});

test('facts about accounts are known by their header', async () => {
  const thread = await drops(
    ADMIN,
    'accounts.csv',
    'Account ID,Account name,Plan\nacc_1,Northwind,pro\nacc_2,Contoso,free\n',
  );
  expect(saidIn(await says(thread, /imported/))).toMatch(/2 accounts added/);
  expect(await run.sql('SELECT external_id FROM accounts ORDER BY 1')).toHaveLength(2);
});

test('answers of no known tool wait until an admin says in a form where they come from', async () => {
  const thread = await drops(
    ADMIN,
    'answers.csv',
    `${HEADER}\nr1,9,,2026-03-01T10:00:00Z,a@northwind.example\n`,
  );
  const asked = await says(thread, /do not say of which survey tool/);
  expect(await stored()).toEqual([]);
  const view = await formOf(ADMIN, thread, asked);
  expect(JSON.stringify(await sends(ADMIN, view.id, {}))).toMatch(
    /"drop_source":"Please complete this required field\."/,
  );
  await sends(ADMIN, view.id, { chosen: { drop_source: 'generic' } });
  await says(thread, /✓ answers\.csv: imported/);
  expect(await stored()).toEqual([{ source: 'generic', id: 'r1', score: 9 }]);
  expect(repliesIn(thread)).toHaveLength(1);
});

test('a date that can be two days is answered by a button that shows both, and the button works once', async () => {
  const content = `Timestamp,How likely are you to recommend us to a friend?,Email Address\n03/04/2026 10:00:00,9,a@northwind.example\n`;
  const thread = await drops(ADMIN, 'forms.csv', content);
  const zone = await says(thread, /does not tell its time zone|can be/);
  expect(saidIn(zone)).toMatch(/not|can be/);
  const question = await openForm(thread, zone, { zone: 'UTC' });
  expect(saidIn(question)).toMatch(/03\/04\/2026 10:00:00” can be 3 April 2026 or 4 March 2026/);
  await press(ADMIN, thread, question, 'It is 4 March 2026');
  await says(thread, /✓ forms\.csv: imported/);
  expect(await run.sql('SELECT answered_at FROM responses')).toEqual([
    { answered_at: new Date('2026-03-04T10:00:00Z') },
  ]);
  const before = run.sandbox.state.ephemerals(ADMIN).length;
  const [drop] = await run.sql<{ id: string }>("SELECT id FROM dropped_files WHERE name = 'forms.csv'");
  await clicks(run, ADMIN, 'drop_month_first', drop!.id, {
    channel: { id: thread.channel, name: 'directmessage' },
  });
  const told = await run.until('the refusal', () => run.sandbox.state.ephemerals(ADMIN)[before]);
  expect(told.text).toBe('This file does not wait for an answer any more.');
});

async function openForm(thread: Thread, asked: { ts: string; blocks?: unknown }, { zone }: { zone: string }) {
  const view = await formOf(ADMIN, thread, asked);
  await sends(ADMIN, view.id, { typed: { drop_zone: zone }, chosen: { drop_source: 'csv' } });
  return says(thread, /can be/);
}

test('rows that are refused come back as a file in the thread, each with line and reason', async () => {
  const rows = [
    'Response ID,Answer,Question type,Comment,Responded,Email',
    'r1,9,nps,,2026-03-01T10:00:00Z,a@northwind.example',
    'r2,eleven,nps,=cmd(),2026-03-01T10:00:00Z,b@northwind.example',
  ];
  const thread = await drops(ADMIN, 'Responses.csv', `${rows.join('\n')}\n`);
  const message = await says(thread, /imported in part/);
  expect(saidIn(message)).toMatch(/1 rejected/);
  const shown = await run.until('the file', () => repliesIn(thread).find((m) => m.files?.length));
  const file = shown.files![0]!;
  expect(file.name).toBe('Responses.rejects.csv');
  const text = await fetch(String(file.url_private_download), {
    headers: { authorization: `Bearer ${run.sandbox.botToken}` },
  }).then((r) => r.text());
  expect(text).toMatch(/Line \(not imported\)/);
  expect(text).toMatch(/r2,eleven,nps,'=cmd\(\)/);
  expect(repliesIn(thread)).toHaveLength(2);
});

test.each<[string, string | Buffer, RegExp]>([
  ['a spreadsheet', Buffer.from('PK\u0003\u0004rest'), /is a spreadsheet .* not CSV/],
  [
    'a quote that never closes',
    `${HEADER}\nr1,9,"open,2026-03-01T10:00:00Z,a@b.example\n`,
    /opens and does not close/,
  ],
])('%s is refused in the words of the command, and nothing of it is stored', async (_, content, words) => {
  const thread = await drops(ADMIN, 'typed <!channel> *name*.csv', content);
  const message = await says(thread, words);
  expect(saidIn(message)).toMatch(/nothing is imported yet|do not say of which/);
  // What strangers called it is no markup, and no place on our disk.
  expect(saidIn(message)).not.toMatch(/rnps-dropped/);
  for (const block of message.blocks!)
    if (block.type === 'section') expect((block.text as { type: string }).type).toBe('plain_text');
  expect(await stored()).toEqual([]);
});

test('a member who is no admin is refused in words, and nothing is kept of the file', async () => {
  const thread = await drops('U0PRIYA', 'answers.csv', `${HEADER}\nr1,9,,2026-03-01T10:00:00Z,a@b.example\n`);
  expect((await says(thread, /Only admins of rNPS Loop/)).text).toMatch(/Only admins/);
  expect(await run.sql("SELECT 1 FROM dropped_files WHERE user_id = 'U0PRIYA'")).toEqual([]);
});

test('a file that is larger than the config allows is not fetched', async () => {
  const { droppedFiles } = run.app.deps.config;
  const before = droppedFiles.maxMegabytes;
  droppedFiles.maxMegabytes = 0.00001;
  try {
    const message = await says(await drops(ADMIN, 'large.csv', `${HEADER}\n`), /✗ large\.csv: not imported/);
    expect(saidIn(message)).toMatch(/larger than/);
  } finally {
    droppedFiles.maxMegabytes = before;
  }
});

test('words without a file get no answer, and nothing of what was fetched is left on the disk', async () => {
  await run.page('/ui/message', { as: ADMIN, channel: directWith(ADMIN), text: 'Hello?' });
  await says(
    await drops(ADMIN, 'typeform.csv', readFileSync(fixture('headers/typeform.reconstructed.csv'))),
    /imported/,
  );
  const replies = run.sandbox.state.messages(directWith(ADMIN)).filter((m) => m.bot_id && !m.thread_ts);
  expect(replies).toEqual([]);
  const ours = `rnps-dropped-${process.pid}-`;
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith(ours))).toEqual([]);
});

test('a zone that was said can be taken back', async () => {
  const content = `Timestamp,How likely are you to recommend us to a friend?,Email Address\n03/04/2026 10:00:00,9,a@northwind.example\n`;
  const thread = await drops(ADMIN, 'zones.csv', content);
  const asked = await says(thread, /does not tell its time zone/);
  const question = await openForm(thread, asked, { zone: 'UTC' });
  const form = await formOf(ADMIN, thread, question);
  await sends(ADMIN, form.id, { typed: { drop_zone: '' } });
  await says(thread, /does not tell its time zone/);
  expect(
    await run.sql(`SELECT choices ? 'zone' AS zone FROM dropped_files WHERE name = 'zones.csv'`),
  ).toEqual([{ zone: false }]);
});
