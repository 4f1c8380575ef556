import { Client } from 'pg';
import { exportSurvey } from '../../src/listeners/actions/asked-for';
import { surveyFile } from '../../src/presenters/present-tellings';
import { listPeople } from '../../src/use-cases/tellings/list-people';
import { remindTellers } from '../../src/use-cases/tellings/remind-tellers';
import { problemsOf, problemsOfMessage } from '../../src/views/checks/check-view';
import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import { windowOf } from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { pressIn, typed } from '../support/gestures';
import {
  COMMITTEE,
  directMessages,
  initiativeSays,
  made,
  nothingOwed,
  sendsAbout,
} from '../support/initiatives';
import { startMailServer, type TestMailServer } from '../support/mail-server';
import { mailSettings } from '../support/replying';
import { type Running, runApp } from '../support/run-app';
import { foundInDatabase, foundInSlack } from '../support/scan';
import { clicks, sendsForm } from '../support/slack-requests';
import { asks, delivered, delivers, listed, people, tellMessage } from '../support/tellings';

let database: FreshDatabase;
let mail: TestMailServer;
let run: Running;
// Monday, 4 March 2030, at ten in New York.
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

const reminders = () =>
  run.sql<{ rung: string; at: Date; to_id: string }>(
    'SELECT rung, at, to_id FROM telling_reminders WHERE spoken ORDER BY at, to_id',
  );
const inNewYork = (at: Date) =>
  at.toLocaleString('en-GB', {
    timeZone: 'America/New_York',
    weekday: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
const reminded = async (userId: string) =>
  (await directMessages(run, userId)).filter(({ text }) => /became of it$|waiting to be told/.test(text));

test('who is not told is reminded of on the third and the seventh working day, once; then the committee hears', async () => {
  await asks(run, { name: 'Mira Olsen' });
  const id = await delivered(run);
  await initiativeSays(run, id, '1 person at 1 account asked for it: 0 of 1 told, 1 not told yet.');
  await run.advance('P7D');
  await initiativeSays(run, id, '0 of 1 told, 1 not told yet.');
  await run.advance('P23D');
  await remindTellers(run.app.deps);
  await initiativeSays(run, id, '0 of 1 told, ⚑ 1 not told in time.');
  expect((await tellMessage(run, id, 'U0LENA')).words).toContain('⚑ 1 not told in time');
  expect((await reminders()).map(({ rung, at, to_id }) => `${rung} ${inNewYork(at)} ${to_id}`)).toEqual([
    'first Thu 7, 09:00 U0LENA',
    'second Wed 13, 09:00 U0LENA',
    'over Thu 14, 09:00 committee',
  ]);
  const messages = await reminded('U0LENA');
  expect(messages.map(({ text }) => text)).toEqual(
    Array(2).fill('1 person at your customers has not heard what became of it'),
  );
  const lines = await run.sql<{ verb: string }>(
    'SELECT verb FROM initiative_history WHERE initiative_id = $1 ORDER BY id',
    [id],
  );
  expect(lines.map(({ verb }) => verb)).toEqual(['made', 'delivered', 'left_untold']);
  await pressIn(run, 'U0LENA', await tellMessage(run, id, 'U0LENA'), 'Told');
  await run.until('the reminder to be settled', async () =>
    (await reminded('U0LENA')).every(({ text }) => text === '✓ Nobody is waiting to be told any more'),
  );
});

test('two initiatives of one person on one day are one reminder, and who was told is not reminded of', async () => {
  await asks(run, { name: 'Mira Olsen' });
  await asks(run, { name: 'Jon Dahl', comment: 'It is far too expensive.' });
  const first = await delivered(run);
  const second = await made(run, 'U0GRACE', 'pricing', { title: 'A cheaper plan' });
  await delivers(run, second);
  expect(await people(run, second)).toHaveLength(1);
  await run.advance('P4D');
  const [message, ...others] = await reminded('U0LENA');
  expect(others).toEqual([]);
  expect(message!.text).toBe('2 people at your customers have not heard what became of it');
  for (const id of [first, second])
    for (const one of await people(run, id)) await clicks(run, 'U0LENA', 'telling.told', one.id);
  await run.advance('P10D');
  expect((await reminders()).map(({ rung }) => rung)).toEqual(['first', 'first']);
});

test('whoever takes back that somebody was told brings the reminders back', async () => {
  await asks(run, { name: 'Mira Olsen' });
  const id = await delivered(run);
  const [mira] = await people(run, id);
  await clicks(run, 'U0LENA', 'telling.told', mira!.id);
  await run.advance('P4D');
  expect(await reminders()).toEqual([]);
  await clicks(run, 'U0LENA', 'telling.undo', mira!.id);
  await run.advance('P1D');
  expect((await reminders()).map(({ rung }) => rung)).toEqual(['first']);
});

test('listed again by other words: reminders go on from when they were listed first', async () => {
  await asks(run, { name: 'Mira Olsen' });
  const id = await delivered(run);
  await run.advance('P4D');
  await setsPhrases(id, 'sso');
  await listed(run, id);
  await run.advance('P30D');
  expect((await reminders()).map(({ rung, at }) => `${rung} ${inNewYork(at)}`)).toEqual([
    'first Thu 7, 09:00',
    'second Wed 13, 09:00',
    'over Thu 14, 09:00',
  ]);
});

test('one whose people cannot be listed keeps no other waiting', async () => {
  await asks(run, { name: 'Mira Olsen' });
  const broken = await delivered(run, 'Clear invoices');
  const fine = await delivered(run, 'Invoices by e-mail');
  await run.sql(`
    CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$`);
  await run.sql(`
    CREATE TRIGGER fail BEFORE UPDATE OF people_listed_at ON initiatives FOR EACH ROW
      WHEN (NEW.id = '${broken}' AND NEW.people_listed_at IS NOT NULL) EXECUTE FUNCTION fail()`);
  await run.sql('UPDATE initiatives SET people_listed_at = NULL');
  await listed(run, fine);
  expect(
    await run.sql('SELECT FROM initiatives WHERE id = $1 AND people_listed_at IS NULL', [broken]),
  ).toHaveLength(1);
});

test('the app was away: in working hours the last that was missed speaks, once, though two processes tick', async () => {
  await asks(run, { name: 'Mira Olsen' });
  await delivered(run);
  const remind = (at: string) => remindTellers({ ...run.app.deps, now: () => new Date(at) });
  // A Saturday.
  expect(await remind('2030-03-16T15:00:00Z')).toBe(0);
  const holder = new Client({ connectionString: run.databaseUrl });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('LOCK TABLE telling_reminders IN SHARE MODE');
  const both = [remind('2030-03-18T14:00:00Z'), remind('2030-03-18T14:00:00Z')];
  // Whoever comes second passes by what the first holds.
  expect(await Promise.race(both)).toBe(0);
  await holder.query('ROLLBACK');
  await holder.end();
  expect((await Promise.all(both)).sort()).toEqual([0, 3]);
  expect((await reminders()).map(({ rung, to_id }) => `${rung} ${to_id}`)).toEqual(['over committee']);
  expect(await reminded('U0LENA')).toEqual([]);
});

test('words that change while Slack is asked are looked for all the same', async () => {
  await asks(run, { name: 'Mira Olsen' });
  await asks(run, { name: 'Sso Fan', comment: 'Please add single sign-on, then we stay.' });
  const id = await delivered(run);
  expect(await people(run, id)).toHaveLength(1);
  const holder = new Client({ connectionString: run.databaseUrl });
  await holder.connect();
  // Whoever lists them has read all that they are found by, and waits to write it.
  await run.until('the initiative to be held before it is listed', async () => {
    await holder.query('UPDATE initiatives SET people_listed_at = NULL');
    await holder.query('BEGIN');
    const { rows } = await holder.query('SELECT people_listed_at AS at FROM initiatives FOR UPDATE');
    if (rows[0].at === null) return true;
    await holder.query('ROLLBACK');
    return false;
  });
  await run.until('the list to wait', async () => {
    const waiting = await run.sql(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
          AND application_name = 'rnps-loop-ticks'`,
    );
    return waiting.length > 0;
  });
  await holder.query(
    `INSERT INTO initiative_phrases (initiative_id, phrase, by_id, at) VALUES ($1, 'single sign-on', 'U0GRACE', now())`,
    [id],
  );
  await holder.query('COMMIT');
  await holder.end();
  await run.until('both to be listed', async () => (await people(run, id)).length === 2);
});

test('three hundred customers of one person: the message stays within Slack’s limits, and the window has them all', async () => {
  const [account] = await seeded(300);
  expect(account).toBeDefined();
  const id = await made(run, 'U0GRACE', 'billing');
  await delivers(run, id, 'U0GRACE', 'x'.repeat(1000));
  expect(await people(run, id)).toHaveLength(300);
  const message = await tellMessage(run, id, 'U0LENA');
  expect(problemsOfMessage({ text: 'x', blocks: message.blocks as never })).toEqual([]);
  expect(message.words).toContain('300 people who spoke of its theme');
  await pressIn(run, 'U0LENA', message, 'See all 300…');
  const first = await windowOf(run, 'U0LENA');
  expect(JSON.stringify(first.blocks)).toContain('page 1 of 30');
  expect(problemsOf(first.blocks as never, 'modal')).toEqual([]);
  await pressIn(run, 'U0LENA', { place: { viewId: first.id }, blocks: first.blocks }, 'Next');
  const second = await run.until('the next page', async () => {
    const view = await windowOf(run, 'U0LENA');
    return JSON.stringify(view.blocks).includes('page 2 of 30') ? view : null;
  });
  await pressIn(run, 'U0LENA', { place: { viewId: second.id }, blocks: second.blocks }, 'Told');
  await run.until('one to be told', async () =>
    (await people(run, id)).some(({ state }) => state === 'told'),
  );
});

test('who was told is exported for the next survey, and nothing in the file is run by a spreadsheet', async () => {
  await asks(run, { name: '=HYPERLINK("http://evil.example")', account: '+Evil' });
  const id = await delivered(run);
  expect((await typed(run, 'U0GRACE', 'told survey', COMMITTEE)).words).toContain('Nobody is queued');
  await clicks(run, 'U0LENA', 'telling.told', (await people(run, id))[0]!.id);
  const answer = await typed(run, 'U0GRACE', 'told survey', COMMITTEE);
  expect(answer.words).toContain('1 person was told');
  const heard: unknown[] = [];
  await exportSurvey(run.app.deps, {
    body: { user: { id: 'U0LENA' }, trigger_id: 'forged', actions: [{}] },
    ack: async () => {},
    respond: (async (said: unknown) => void heard.push(said)) as never,
  });
  expect(heard).toMatchObject([{ text: expect.stringContaining('Only the committee') }]);
  await pressIn(run, 'U0GRACE', answer, 'Export CSV');
  const file = await run.until('the file', async () => {
    const message = run.sandbox.state.messages('D0GRACE').find(({ files }) => files?.length) as any;
    return message?.files[0];
  });
  expect(file.name).toBe('next-survey.csv');
  const csv = await (
    await fetch(file.url_private, { headers: { authorization: `Bearer ${run.sandbox.botToken}` } })
  ).text();
  expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")",'+Evil,told,Clear invoices,2030-03-04T`);
});

test('somebody who is erased leaves every list, the queue and each message', async () => {
  await asks(run, { name: 'Zwetana Quibblefix', comment: 'The invoice was wrong, Glimmerwort.' });
  await asks(run, { name: 'Jon Dahl' });
  const gone = await run.sql<{ email: string }>(`SELECT email FROM respondents WHERE name LIKE 'Zwetana%'`);
  const id = await delivered(run);
  const zwetana = (await people(run, id)).find(({ name }) => name.startsWith('Zwetana'))!;
  await clicks(run, 'U0LENA', 'telling.told', zwetana.id);
  // Taken back, so that the message asks for her; the queue has her all the same, as for another initiative.
  await clicks(run, 'U0LENA', 'telling.undo', zwetana.id);
  await run.sql(
    `INSERT INTO survey_queue (respondent_id, initiative_id, why, queued_by, queued_at)
     SELECT respondent_id, initiative_id, 'told', 'U0LENA', now() FROM tellings WHERE id = $1`,
    [zwetana.id],
  );
  await run.advance('P4D');
  await nothingOwed(run);
  const words = ['Zwetana', 'Quibblefix', 'Glimmerwort', gone[0]!.email];
  expect((await tellMessage(run, id, 'U0LENA')).words).toContain('Zwetana');
  await run.deliver('generic', {
    type: 'rnps.person.erased',
    timestamp: new Date().toISOString(),
    data: { person: { email: gone[0]!.email } },
  });
  await nothingOwed(run);
  expect(await foundInDatabase(run, words)).toEqual([]);
  expect(foundInSlack(run, words)).toEqual([]);
  expect((await people(run, id)).map(({ name }) => name)).toEqual(['Jon Dahl']);
  expect(await run.sql('SELECT 1 FROM survey_queue')).toEqual([]);
  await listPeople(run.app.deps);
  expect(await people(run, id)).toHaveLength(1);
});

test('who becomes confidential leaves the message, the tables, the reminders and the history', async () => {
  const hushed = await asks(run, { name: 'Zwetana Quibblefix', account: 'Zenith Labs' });
  const told = await asks(run, { name: 'Tilda Quibblefix', account: 'Aurora Foods' });
  await asks(run, { name: 'Jon Dahl' });
  const id = await delivered(run);
  const [jon, tilda, zwetana] = await people(run, id);
  await clicks(run, 'U0LENA', 'telling.told', tilda!.id);
  for (const press of ['telling.told', 'telling.undo']) await clicks(run, 'U0LENA', press, zwetana!.id);
  await run.advance('P4D');
  expect((await tellMessage(run, id, 'U0LENA')).words).toContain('Zwetana');
  expect((await reminded('U0LENA')).map(({ text }) => text)).toEqual([
    '2 people at your customers have not heard what became of it',
  ]);
  // About the one who looks after the account.
  const comment = 'Lena Fischer promised a new one and was rude.';
  await asks(run, { person: hushed.person, account: 'Zenith Labs', comment });
  await asks(run, { person: told.person, account: 'Aurora Foods', comment });
  expect(await run.sql('SELECT 1 FROM follow_ups WHERE confidential')).toHaveLength(2);
  const message = await tellMessage(run, id, 'U0LENA');
  expect(message.words).not.toMatch(/Quibblefix|Zenith/);
  expect(message.words).toContain('1 person who asked for it');
  await clicks(run, 'U0LENA', 'telling.told', jon!.id);
  expect((await tellMessage(run, id, 'U0LENA')).words).toContain('All done, 1 of 1 told');
  expect((await reminded('U0LENA')).map(({ text }) => text)).toEqual([
    '✓ Nobody is waiting to be told any more',
  ]);
  expect((await typed(run, 'U0GRACE', 'told', COMMITTEE)).words).toContain('Nobody is left to tell');
  const one = await typed(run, 'U0GRACE', 'told invoices', COMMITTEE);
  const table = (one.blocks as any[]).find(({ type }) => type === 'table');
  expect(table.rows[1].map(({ text }: { text: string }) => text)).toEqual([
    'Lena Fischer',
    '1',
    '1',
    '0',
    '0',
  ]);
  await pressIn(run, 'U0GRACE', one, 'Who told whom…');
  const history = JSON.stringify((await windowOf(run, 'U0GRACE')).blocks);
  expect(history).toContain('Jon Dahl');
  expect(history).not.toContain('Quibblefix');
  const { records } = await surveyFile(run.app.deps);
  expect(records.map(([, , name]) => name)).toEqual(['Jon Dahl']);
  // Many messages are edited and read, one after another.
}, 90_000);

test('somebody else looks after an account meanwhile: they are asked, and whoever was before is let go', async () => {
  await asks(run, { name: 'Mira Olsen' });
  const id = await delivered(run);
  await run.sql(`UPDATE accounts SET owner_email = 'maya.chen@larkspur.example'`);
  await run.advance('PT1S');
  await nothingOwed(run);
  expect((await people(run, id))[0]!.owner).toBe('U0MAYA');
  expect((await tellMessage(run, id, 'U0MAYA')).words).toContain('Mira Olsen');
  expect((await tellMessage(run, id, 'U0LENA')).words).toContain('Nobody is left to tell');
});

test('it is delivered and at once taken up again: nobody is asked anything', async () => {
  await asks(run);
  const id = await made(run, 'U0GRACE', 'billing');
  await sendsAbout(run, 'U0GRACE', id, { deliver: ['Done', '2030-03-04'] });
  const terms = { title: 'Clear invoices', due: '2030-04-01' };
  await sendsAbout(run, 'U0GRACE', id, { edit: terms, seen: 2, reopens: true });
  await run.advance('PT1S');
  await nothingOwed(run);
  const words = (await directMessages(run, 'U0LENA')).map(({ text }) => text);
  expect(words.filter((text) => text.includes('can be told'))).toEqual([]);
});

const setsPhrases = (initiativeId: string, text: string) =>
  sendsForm(run, 'U0GRACE', 'initiative_phrases_submit', JSON.stringify({ initiativeId, seen: '' }), {
    initiative_phrases: { initiative_phrases_text: { type: 'plain_text_input', value: text } },
  });

/** Customers of one account of Lena's who complained of billing. */
async function seeded(n: number) {
  const at = run.app.deps.now();
  await run.sql(
    `INSERT INTO accounts (id, external_id, name, owner_email, created_at, updated_at)
     VALUES (gen_random_uuid(), 'acc_big', 'Big Corp', 'lena.fischer@larkspur.example', $1, $1)`,
    [at],
  );
  await run.sql(
    `INSERT INTO respondents (id, account_id, email, name, created_at, updated_at)
     SELECT gen_random_uuid(), a.id, 'p' || n || '@big.example', 'Person number ' || n, $1, $1
       FROM accounts a, generate_series(1, $2::integer) n WHERE a.external_id = 'acc_big'`,
    [at, n],
  );
  await run.sql(
    `INSERT INTO responses (id, source, source_response_id, score, comment, answered_at, received_at, respondent_id, account_id, account_facts, properties)
     SELECT gen_random_uuid(), 'generic', p.email, 2, repeat('The invoice is wrong. ', 30), $1, $1, p.id, p.account_id, '{}', '{}'
       FROM respondents p WHERE p.email LIKE '%@big.example'`,
    [at],
  );
  await run.sql(
    `INSERT INTO annotations (response_id, made_by, at, sentiment, urgent, churn, sure, confidence, taxonomy_version, annotator_version, text_hash)
     SELECT id, 'local', $1, 'negative', false, false, true, 1, 1, 1, 'x' FROM responses WHERE source_response_id LIKE '%@big.example'`,
    [at],
  );
  await run.sql(
    `INSERT INTO annotation_themes (response_id, rank, theme_id, polarity)
     SELECT id, 1, 'billing', 'negative' FROM responses WHERE source_response_id LIKE '%@big.example'`,
  );
  return run.sql(`SELECT id FROM accounts WHERE external_id = 'acc_big'`);
}
