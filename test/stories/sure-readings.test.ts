import { Client } from 'pg';
import { SureTellings1764000000036 } from '../../src/db/migrations/0036-sure-tellings';
import { monthAt } from '../../src/domain/numbers/month-span';
import { askerWithNote } from '../../src/presenters/present-tellings';
import { collectReport } from '../../src/report/collect-report';
import { AccessRefused } from '../../src/use-cases/authorize';
import { keepTelling } from '../../src/use-cases/tellings/keep-telling';
import { countIn, unlinkAsker } from '../../src/use-cases/tellings/link-asker';
import { listPeople } from '../../src/use-cases/tellings/list-people';
import { lockTellings } from '../../src/use-cases/tellings/lock-tellings';
import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import { windowOf } from '../support/card';
import { digestMessage, drafted } from '../support/digests';
import type { FreshDatabase } from '../support/fresh-database';
import { pressIn, typed } from '../support/gestures';
import { COMMITTEE, initiativeSays, made, nothingOwed, sendsAbout } from '../support/initiatives';
import { closeWindow } from '../support/replying';
import { type Running, runApp } from '../support/run-app';
import { clicks } from '../support/slack-requests';
import { asks, delivered, delivers, listed, looksFor, people, tellMessage } from '../support/tellings';

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

const QUESTIONED = 'The invoice was wrong, or was it?';

/** Two customers: one whose reading a person would believe, and one of whom nobody is sure. */
async function oneOfEach() {
  await asks(run, { name: 'Mira Olsen', account: 'Zenith Labs' });
  const { id } = await asks(run, { name: 'Ada Perhaps', account: 'Aurora Foods', comment: QUESTIONED });
  await run.sql(
    `UPDATE annotations SET sure = false
      WHERE response_id = (SELECT id FROM responses WHERE source_response_id = '${id}')`,
  );
  await run.advance('PT1M');
}

test('who is surely about the theme stands after those who asked, apart, is counted so, and is told of no request', async () => {
  await oneOfEach();
  await run.sql('UPDATE annotations SET sure = true');
  const id = await delivered(run, 'Clear invoices', 'wrong again');
  const { words } = await tellMessage(run, id, 'U0LENA');
  expect(words).toContain('1 person who asked for it and 1 who spoke of its theme can be told');
  const places = ['Mira Olsen', 'Spoke of its theme: look first', 'Ada Perhaps'].map((one) =>
    words.indexOf(one),
  );
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
  expect((await typed(run, 'U0GRACE', 'told')).words).toContain('2 (1 by theme)');
  const [ada] = (await run.sql<{ id: string }>(
    `SELECT t.id FROM tellings t JOIN respondents p ON p.id = t.respondent_id WHERE p.name = 'Ada Perhaps'`,
  )) as [{ id: string }];
  const { asker } = (await askerWithNote(run.app.deps, ada.id))!;
  expect(asker.note).toContain('something that we have done since may matter to you');
  expect(asker.note).not.toContain('what became of it');
});

/** What somebody reads in the window of all of them, and where its buttons are. */
async function seesAll(as: string, from: Awaited<ReturnType<typeof tellMessage>>, n: number) {
  await closeWindow(run, as);
  await pressIn(run, as, from, `See all ${n}…`);
  const window = await windowOf(run, as);
  return {
    words: JSON.stringify(window.blocks),
    place: { place: { viewId: window.id }, blocks: window.blocks },
  };
}

test('of whom nobody is sure is nobody’s duty: apart in the list, until somebody counts them in', async () => {
  await oneOfEach();
  const id = await delivered(run, 'Clear invoices', null);
  const message = await tellMessage(run, id, 'U0LENA');
  expect(message.words).toContain('1 person who spoke of its theme can be told');
  expect(message.words).toContain('1 more may be about it');
  expect(message.words).not.toContain('Ada Perhaps');
  expect((await typed(run, 'U0GRACE', 'told', COMMITTEE)).words).toContain('1 person not told yet');
  const all = await seesAll('U0LENA', message, 2);
  expect(all.words.indexOf('*1 more may be about it.*')).toBeLessThan(all.words.indexOf('Ada Perhaps'));
  const ada = (await people(run, id)).find(({ name }) => name === 'Ada Perhaps')!;
  // A message of before may still have the buttons.
  await clicks(run, 'U0LENA', 'telling.told', ada.id);
  expect(await run.sql('SELECT 1 FROM survey_queue')).toEqual([]);
  await expect(countIn(run.app.deps, { tellingId: ada.id, by: 'U0NOAH' })).rejects.toThrow(AccessRefused);
  await pressIn(run, 'U0LENA', all.place, 'Count in', 'Ada');
  await run.until('her to be counted in', async () =>
    (await tellMessage(run, id, 'U0LENA')).words.includes('Ada Perhaps'),
  );
  const now = await tellMessage(run, id, 'U0LENA');
  expect(now.words).toContain('1 person who asked for it and 1 who spoke of its theme can be told');
  expect(now.words).not.toContain('may be about it');
  expect(await countIn(run.app.deps, { tellingId: ada.id, by: 'U0LENA' })).toBe(false);
  // That is as good as a link by hand, and is taken back like one.
  await run.sql('UPDATE initiatives SET people_listed_at = NULL');
  await listed(run, id);
  expect((await tellMessage(run, id, 'U0LENA')).words).toContain('Ada Perhaps');
  await unlinkAsker(run.app.deps, { tellingId: ada.id, by: 'U0LENA' });
  await listed(run, id);
  expect((await tellMessage(run, id, 'U0LENA')).words).toContain('1 more may be about it');
});

test('nobody is reminded of whom nobody is sure', async () => {
  await oneOfEach();
  await run.sql('UPDATE annotations SET sure = false');
  const id = await delivered(run, 'Clear invoices', null);
  expect((await people(run, id)).map(({ name }) => name)).toEqual(['Ada Perhaps', 'Mira Olsen']);
  await run.advance('P30D');
  await nothingOwed(run);
  expect(await run.sql('SELECT 1 FROM telling_reminders')).toEqual([]);
  expect(await run.sql(`SELECT 1 FROM outbox WHERE key LIKE 'tell:%' AND message_ts IS NOT NULL`)).toEqual(
    [],
  );
  const one = await typed(run, 'U0GRACE', 'told invoices', COMMITTEE);
  expect(one.words).toContain('2 more may be about it');
});

test('who was listed by an unsure reading leaves the list as others do; who was told of it stays told', async () => {
  await oneOfEach();
  await asks(run, { name: 'Jon Dahl', comment: 'The billing is unclear.' });
  await run.sql('UPDATE annotations SET sure = true');
  const id = await delivered(run, 'Clear invoices', null);
  const [ada, jon] = await people(run, id);
  for (const press of ['telling.told', 'telling.undo']) await clicks(run, 'U0LENA', press, ada!.id);
  await clicks(run, 'U0LENA', 'telling.told', jon!.id);
  await nothingOwed(run);
  // As the version before had them.
  await run.sql(
    `UPDATE annotations SET sure = false WHERE response_id IN (
       SELECT r.id FROM responses r JOIN respondents p ON p.id = r.respondent_id WHERE p.name <> 'Mira Olsen')`,
  );
  await run.sql(`UPDATE telling_answers SET sure = false WHERE telling_id = ANY($1)`, [[ada!.id, jon!.id]]);
  await run.app.deps.db.transaction((tx) => new SureTellings1764000000036().up(tx.queryRunner!));
  await listed(run, id);
  const message = await tellMessage(run, id, 'U0LENA');
  expect(message.words).toContain('1 of 2 told');
  expect(message.words).not.toContain('Ada Perhaps');
  expect(await run.sql(`SELECT why, teller_id FROM telling_history WHERE verb = 'left'`)).toEqual([
    { why: 'theme', teller_id: 'U0LENA' },
  ]);
  // Found again by words that are looked for, she is back.
  await looksFor(run, id, 'or was it');
  await run.sql('UPDATE initiatives SET people_listed_at = NULL');
  await listed(run, id);
  expect((await tellMessage(run, id, 'U0LENA')).words).toContain('Ada Perhaps');
});

test('an e-mail that was on its way to somebody who left the list tells them all the same', async () => {
  await oneOfEach();
  const id = await delivered(run, 'Clear invoices', null);
  const ada = (await people(run, id)).find(({ name }) => name === 'Ada Perhaps')!;
  const { deps } = run.app;
  const [row] = await lockTellings(deps.db.manager, 't.id = $1', [ada.id]);
  await keepTelling(deps, deps.db.manager, row!, { to: 'told', by: 'U0LENA', via: 'email' });
  expect((await tellMessage(run, id, 'U0LENA')).words).toContain('1 of 2 told');
  // Taken back, she is nobody's duty again.
  await clicks(run, 'U0LENA', 'telling.undo', ada.id);
  expect((await tellMessage(run, id, 'U0LENA')).words).toContain('0 of 1 told');
});

test('whose sure answer is erased is nobody’s duty by an unsure one', async () => {
  await oneOfEach();
  const first = await run.sql<{ id: string; email: string }>(
    `SELECT r.source_response_id AS id, p.email FROM responses r JOIN respondents p ON p.id = r.respondent_id
      WHERE p.name = 'Mira Olsen'`,
  );
  const { id: second } = await asks(run, {
    account: 'Zenith Labs',
    comment: QUESTIONED,
    person: { email: first[0]!.email, name: 'Mira Olsen' },
  });
  await run.sql(
    `UPDATE annotations SET sure = false
      WHERE response_id = (SELECT id FROM responses WHERE source_response_id = '${second}')`,
  );
  await run.advance('PT1M');
  const id = await delivered(run, 'Clear invoices', null);
  expect((await tellMessage(run, id, 'U0LENA')).words).toContain('0 of 1 told');
  await run.deliver('generic', { type: 'rnps.response.deleted', data: { id: first[0]!.id } });
  expect((await tellMessage(run, id, 'U0LENA')).words).toContain('Nobody is left to tell');
  // Nor is anybody reminded.
  expect(await run.sql('SELECT 1 FROM tellings WHERE listed_at IS NOT NULL')).toEqual([]);
});

test('words that are looked for say that somebody asked whose reading nobody is sure of', async () => {
  await oneOfEach();
  const id = await made(run, 'U0GRACE', 'billing', { title: 'Clear invoices' });
  await run.sql(
    `INSERT INTO initiative_phrases (initiative_id, phrase, by_id, at) VALUES ('${id}', 'or was it', 'U0GRACE', now()), ('${id}', 'wrong again', 'U0GRACE', now())`,
  );
  await delivers(run, id);
  expect((await tellMessage(run, id, 'U0LENA')).words).not.toContain('Spoke of its theme');
  const draft = await digestMessage(run, (await drafted(run)).id);
  expect(JSON.stringify(draft.blocks)).toContain(
    '2 customers spoke of Billing and contracts in the year before',
  );
});

test('what is said of people agrees with the digest, which counts accounts, and names nobody’s request who made none', async () => {
  await oneOfEach();
  await asks(run, { name: 'Jon Dahl', account: 'Zenith Labs' });
  await run.advance('PT1M');
  const id = await delivered(run, 'Clear invoices', null);
  await initiativeSays(run, id, '2 people at 1 account spoke of its theme: 0 of 2 told, 2 not told yet');
  const words = JSON.stringify((await digestMessage(run, (await drafted(run)).id)).blocks);
  expect(words).toContain('1 customer spoke of Billing and contracts in the year before');
  await looksFor(run, id, 'or was it');
  await run.sql('UPDATE initiatives SET people_listed_at = NULL');
  await listed(run, id);
  await initiativeSays(run, id, '3 people at 2 accounts asked for it or spoke of its theme');
});

test('the digest counts and quotes those alone who surely spoke of the theme, or asked', async () => {
  await oneOfEach();
  await delivered(run, 'Clear invoices', null);
  const words = JSON.stringify((await digestMessage(run, (await drafted(run)).id)).blocks);
  expect(words).toContain('1 customer spoke of Billing and contracts in the year before');
  expect(words).not.toContain('Aurora Foods');
});

test('themes say how many readings are sure, quote no other, and mark the others in the list behind', async () => {
  await oneOfEach();
  const all = (await typed(run, 'U0RUTH', 'themes')).words;
  expect(all).toContain('2 answers, 1 of them sure');
  expect(all).toContain('The invoice was wrong again');
  expect(all).not.toContain('Aurora Foods');
  const { words } = await typed(run, 'U0RUTH', 'themes billing');
  expect(words).toContain('2 answers, 1 of them sure');
  expect(words.match(/please check/g)).toHaveLength(1);
});

test('a theme of which nobody is sure routes nothing: the band does, and so the team counts', async () => {
  const { config, annotator } = run.app.deps;
  config.routing.rules = [
    { when: { theme: ['delivery'] }, to: 'product' },
    { when: { theme: ['billing'] }, to: 'cx' },
    { when: { band: 'promoter' }, to: 'sales' },
  ];
  const maybe = 'It saves us a day each week.';
  const sure = 'The invoice was wrong again.';
  expect([annotator.read(maybe, 10).themes[0]?.id, annotator.read(maybe, 10).sure]).toEqual([
    'delivery',
    false,
  ]);
  expect([annotator.read(sure, 2).themes[0]?.id, annotator.read(sure, 2).sure]).toEqual(['billing', true]);
  const teamsOf = async ({ id }: { id: string }) => {
    const [one] = await run.sql<{ work: string; counted: string }>(
      `SELECT f.team AS work, r.team AS counted FROM responses r JOIN follow_ups f ON f.response_id = r.id
        WHERE r.source_response_id = '${id}'`,
    );
    return [one!.work, one!.counted];
  };
  expect(await teamsOf(await asks(run, { comment: maybe, score: 10 }))).toEqual(['sales', 'sales']);
  const other = { name: 'Ada Other', account: 'Aurora Foods' };
  expect(await teamsOf(await asks(run, { ...other, comment: sure, score: 2 }))).toEqual(['cx', 'cx']);
  const { words } = await typed(run, 'U0RUTH', 'themes');
  expect(words).toContain('By team, of what is sure: CX 1; not sure of the team: 1.');
});

test('the report counts all who may have spoken of a theme, and quotes nobody who is unsure or in confidence', async () => {
  await oneOfEach();
  const { id } = await asks(run, {
    name: 'Kim Mill',
    account: 'Southbank Mills',
    comment: 'Lena Fischer was rude to us, and the invoice was wrong again.',
  });
  const [secret] = await run.sql<{ id: string }>(
    `SELECT r.id FROM responses r JOIN follow_ups f ON f.response_id = r.id AND f.confidential
      WHERE r.source_response_id = $1`,
    [id],
  );
  expect(secret).toBeDefined();
  await run.until('all to be read', async () => {
    const waiting = await run.sql('SELECT FROM comments_to_annotate');
    return waiting.length === 0;
  });
  await run.sql('UPDATE annotations SET sure = true WHERE response_id = $1', [secret!.id]);
  const figures = await collectReport(run.app.deps, monthAt('America/New_York', run.app.deps.now()));
  const theme = figures.themes.find(({ themeId }) => themeId === 'billing')!;
  expect(theme.n).toBe(3);
  expect([...theme.quotes, theme.dissent].filter((one) => one !== null)).toHaveLength(1);
});

test('nobody is listed while comments that tell who asked are being read', async () => {
  await asks(run);
  await run.advance('PT1M');
  const id = await made(run, 'U0GRACE', 'billing', { title: 'Clear invoices' });
  // Whoever reads comments passes by one that somebody holds.
  const holder = new Client({ connectionString: run.databaseUrl });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM responses FOR NO KEY UPDATE');
  await run.sql(
    `INSERT INTO comments_to_annotate (response_id, answered_at)
     SELECT id, answered_at FROM responses`,
  );
  await sendsAbout(run, 'U0GRACE', id, { deliver: ['It is there.', '2030-03-04'] });
  expect(await listPeople(run.app.deps)).toBe(0);
  expect(await people(run, id)).toEqual([]);
  expect(await run.sql('SELECT 1 FROM initiatives WHERE people_listed_at IS NOT NULL')).toEqual([]);
  await holder.query('ROLLBACK');
  await holder.end();
  await run.until('them to be listed', async () => (await people(run, id)).length === 1);
  await nothingOwed(run);
});
