import { dropping, type Thread } from '../support/dropping';
import { type Running, runApp } from '../support/run-app';

const ADMIN = 'U0RUTH';
let run: Running;
beforeAll(async () => {
  run = await runApp();
});
afterAll(() => run.stop());
afterEach(async () => {
  for (const table of ['responses', 'respondents', 'accounts']) await run.sql(`DELETE FROM ${table}`);
});

const { drops, says, saidIn, formOf, chooses, sends } = dropping(() => run);
const stored = () =>
  run.sql(
    `SELECT r.score, r.comment, to_char(r.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, p.email, r.account_facts ->> 'plan' AS plan
       FROM responses r LEFT JOIN respondents p ON p.id = r.respondent_id ORDER BY r.answered_at`,
  );
type Form = Awaited<ReturnType<typeof formOf>>;
const labelsOf = ({ blocks }: Form) =>
  blocks.flatMap(({ label, optional }: any) =>
    label ? [`${label.text}${optional ? ' (optional)' : ''}`] : [],
  );
/** What stands chosen in each list before anybody touches it. */
const chosenIn = ({ blocks }: Form) =>
  Object.fromEntries(
    blocks.flatMap(({ block_id, element }: any) =>
      element?.type === 'static_select' ? [[block_id, element.initial_option?.value ?? null]] : [],
    ),
  );
const asked = async (thread: Thread, words: RegExp) => formOf(ADMIN, thread, await says(thread, words));

// The names of its columns are understood by people, not by us.
const PEOPLES = [
  'When,Who,How likely are you to recommend us?,Why?,Company,Plan',
  '2026-04-03T10:00:00Z,ann@acme.example,3,Too slow,Acme,pro',
  '2026-09-12T10:00:00Z,bob@other.example,9,,Other,free',
  '',
].join('\n');

test('a file without a known date is not imported: the form asks when they answered, and shows what it takes for what', async () => {
  const thread = await drops(ADMIN, 'peoples.csv', PEOPLES);
  const question = await says(thread, /no column is the date of the answer/);
  expect(saidIn(question)).toMatch(/Choose it under “When did they answer\?”, or that they answered today/);
  expect(saidIn(question)).toMatch(/do not say of which survey tool/);
  expect(saidIn(question)).toMatch(
    /2 answers, 0 with a comment, 0 with an e-mail\. Kept as properties: “When”, “Who”, “Why\?”/,
  );
  const form = await formOf(ADMIN, thread, question);
  expect(labelsOf(form)).toEqual([
    'What is in it?',
    'Which column is the score?',
    'Which column is the comment?',
    'When did they answer?',
    'Where do the answers come from?',
    'Which column is the person’s e-mail?',
    'Which column is the account’s id?',
    'Which column is the account’s name?',
    'Which column is the plan?',
    'How are days written? (optional)',
    'In which zone are times that name none? (optional)',
    'How is the text written? (optional)',
  ]);
  expect(chosenIn(form)).toEqual({
    drop_score: '#3',
    drop_comment: null,
    drop_answered_at: null,
    drop_source: null,
    drop_email: 'none',
    drop_account_id: 'none',
    drop_account_name: '#5',
    drop_plan: '#6',
    drop_encoding: null,
  });
  expect(await sends(ADMIN, form.id, { chosen: { drop_source: 'csv' } })).toMatchObject({
    errors: { drop_comment: expect.anything(), drop_answered_at: expect.anything() },
  });
  expect(await stored()).toEqual([]);
  const chosen = {
    drop_source: 'csv',
    drop_comment: '#4',
    drop_answered_at: '#1',
    drop_email: '#2',
    drop_plan: 'none',
  };
  expect(await sends(ADMIN, form.id, { chosen })).toMatchObject({ ok: true });
  const message = await says(thread, /✓ peoples\.csv: imported/);
  expect(saidIn(message)).toMatch(/was answered from 3 Apr to 12 Sep 2026 \(UTC\)/);
  expect(await stored()).toEqual([
    { score: 3, comment: 'Too slow', day: '2026-04-03', email: 'ann@acme.example', plan: null },
    { score: 9, comment: null, day: '2026-09-12', email: 'bob@other.example', plan: null },
  ]);
});

test('that they answered today can be said, though a column has a date, and the outcome tells it', async () => {
  const content = 'Response ID,Score,Comment,Date\nr1,9,Fine,2026-04-03T10:00:00Z\n';
  const thread = await drops(ADMIN, 'today.csv', content);
  const form = await asked(thread, /do not say of which survey tool/);
  expect(chosenIn(form).drop_answered_at).toBe('#4');
  await sends(ADMIN, form.id, { chosen: { drop_source: 'csv', drop_answered_at: 'today' } });
  const message = await says(thread, /✓ today\.csv: imported/);
  expect(saidIn(message)).toMatch(/1 answer told no date: it counts as given today/);
  expect(await stored()).toEqual([
    expect.objectContaining({ day: run.app.deps.now().toISOString().slice(0, 10) }),
  ]);
});

test('rows without a date are rejected with the reason, and the others imported', async () => {
  const rows =
    'Response ID,Answer,Question type,Comment,Responded\nr1,9,nps,,2026-03-01T10:00:00Z\nr2,8,nps,,\n';
  const message = await says(await drops(ADMIN, 'gaps.csv', rows), /⚑ gaps\.csv: imported in part/);
  expect(saidIn(message)).toMatch(/1 × no date of the answer: it is not taken for one of today \(line 3\)/);
  expect(await stored()).toEqual([expect.objectContaining({ score: 9, day: '2026-03-01' })]);
});

test('before it asks where the answers come from, it says what would be imported', async () => {
  const rows = [
    'Response ID,Score,Comment,Date,Email,Shoe <!channel> size',
    'r1,9,Fine,2026-04-03T10:00:00Z,ann@acme.example,44',
    'r2,3,,2026-09-12T10:00:00Z,,45',
    'r3,30,,2026-09-12T10:00:00Z,,45',
  ];
  const question = await says(await drops(ADMIN, 'soon.csv', `${rows.join('\n')}\n`), /which survey tool/);
  expect(saidIn(question)).toMatch(
    /2 answers from 3 Apr to 12 Sep 2026 \(UTC\), 1 with a comment, 1 with an e-mail, 1 row rejected\. Kept as properties: “Shoe <!channel> size”/,
  );
  for (const block of question.blocks!)
    if (block.type === 'section') expect((block.text as { type: string }).type).toBe('plain_text');
  expect(await stored()).toEqual([]);
});

test('what else is open is asked together with the source, the two days of a date by buttons', async () => {
  const content = 'Response ID,Score,Comment,Date\nr1,9,Fine,03/04/2026 10:00 Z\n';
  const thread = await drops(ADMIN, 'both.csv', content);
  const question = await says(thread, /which survey tool.*3 April 2026 or 4 March 2026/);
  expect(saidIn(question)).toMatch(/It is 4 March 2026/);
  const form = await formOf(ADMIN, thread, question);
  await sends(ADMIN, form.id, { chosen: { drop_source: 'csv', drop_dates: 'mdy' } });
  await says(thread, /✓ both\.csv: imported/);
  expect(await stored()).toEqual([expect.objectContaining({ day: '2026-03-04' })]);
});

test.each(['id,comment\nc-1,Too slow\nc-2,Fine\n', 'id,comment,plan\nc-1,Too slow,pro\n'])(
  'a file of comments becomes neither accounts nor answers: %j',
  async (content) => {
    const question = await says(
      await drops(ADMIN, 'comments.csv', content),
      /Are these answers, or accounts\?/,
    );
    expect(saidIn(question)).toMatch(
      /no column is the score.*Comments without scores are not imported.*npm run themes/,
    );
    expect(await run.sql('SELECT 1 FROM accounts')).toEqual([]);
    expect(await stored()).toEqual([]);
  },
);

test('what is in the file is chosen first, and the form then asks what belongs to it', async () => {
  const thread = await drops(ADMIN, 'customers.csv', 'id,Label,Level\nacc-1,Northwind,pro\n');
  const form = await asked(thread, /Are these answers, or accounts\?/);
  // Slack tells of the choice at once only where the form says so.
  expect(form.blocks.find(({ block_id }) => block_id === 'drop_kind')).toMatchObject({
    dispatch_action: true,
  });
  expect(labelsOf(form).join()).not.toMatch(/Which column/);
  expect(labelsOf(await chooses(ADMIN, form.id, 'responses'))).toContain('Which column is the score?');
  const accounts = await chooses(ADMIN, form.id, 'accounts');
  expect(labelsOf(accounts).join()).not.toMatch(/score|When did they|Where do the answers/);
  expect(chosenIn(accounts)).toMatchObject({ drop_accounts_id: '#1', drop_accounts_name: 'none' });
  const chosen = { drop_kind: 'accounts', drop_accounts_name: '#2', drop_accounts_plan: '#3' };
  expect(await sends(ADMIN, form.id, { chosen })).toMatchObject({ ok: true });
  await says(thread, /✓ customers\.csv: imported/);
  expect(await run.sql('SELECT external_id AS id, name, plan FROM accounts')).toEqual([
    { id: 'acc-1', name: 'Northwind', plan: 'pro' },
  ]);
});

test('two columns that are the score are told, neither is chosen beforehand, and the person chooses', async () => {
  const content = 'Response ID,Score,Score,Comment,Date\nr1,3,9,Fine,2026-04-03T10:00:00Z\n';
  const thread = await drops(ADMIN, 'twins.csv', content);
  const form = await asked(thread, /2 columns are the score.*“Which column is the score\?”/);
  expect(chosenIn(form)).toMatchObject({ drop_score: null, drop_comment: '#4' });
  const chosen = { drop_source: 'csv', drop_score: '#3' };
  expect(await sends(ADMIN, form.id, { chosen })).toMatchObject({ ok: true });
  await says(thread, /✓ twins\.csv: imported/);
  expect(await stored()).toEqual([expect.objectContaining({ score: 9 })]);
});

test('a zone that is none, and a column that is chosen twice, are told beside their fields, and the form stays', async () => {
  const thread = await drops(ADMIN, 'zone.csv', PEOPLES);
  const form = await asked(thread, /no column is the date of the answer/);
  const chosen = { drop_source: 'csv', drop_comment: '#4', drop_answered_at: '#1', drop_email: '#2' };
  const zone = await sends(ADMIN, form.id, { chosen, typed: { drop_zone: 'Berlin time' } });
  expect(zone).toMatchObject({
    errors: { drop_zone: 'There is no such zone. Write it as Europe/Berlin, America/New_York or UTC.' },
  });
  const twice = await sends(ADMIN, form.id, {
    chosen: { ...chosen, drop_comment: '#3' },
    typed: { drop_zone: 'Europe/Berlin' },
  });
  expect(twice).toMatchObject({ errors: { drop_comment: 'This column is chosen above, too.' } });
  expect(run.sandbox.state.views(ADMIN).some(({ id }) => id === form.id)).toBe(true);
  expect(await sends(ADMIN, form.id, { chosen, typed: { drop_zone: 'Europe/Berlin' } })).toMatchObject({
    ok: true,
  });
  await says(thread, /✓ zone\.csv: imported/);
});
