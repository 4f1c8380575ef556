import { genericAnswer } from '../support/answers';
import { cardOf, themesForm, wordsOf } from '../support/card';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';
import { type Running, runApp } from '../support/run-app';
import { sendsForm, types } from '../support/slack-requests';

let database: FreshDatabase;
let run: Running;
beforeEach(async () => {
  database = await freshDatabase();
  run = await runApp({ databaseUrl: database.url });
});
afterEach(async () => {
  await run.stop();
  await database.drop();
});

const selected = (value: string) => ({ selected_option: { value } });
const version = async () =>
  Number((await run.sql<{ v: number | null }>('SELECT max(version) AS v FROM taxonomies'))[0]!.v ?? 1);

async function changes(values: Record<string, string>, seen?: number, as = 'U0RUTH') {
  const form: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(values)) {
    const isText = field === 'name' || field === 'means';
    form[`taxonomy_${field}`] = {
      [`taxonomy_${field}_${isText ? 'text' : 'choice'}`]: isText ? { value } : selected(value),
    };
  }
  const metadata = JSON.stringify({ version: seen ?? (await version()) });
  return JSON.stringify((await sendsForm(run, as, 'taxonomy_submit', metadata, form)).body);
}

async function answered(data: Record<string, unknown>) {
  const answer = genericAnswer(data);
  expect((await run.deliver('generic', answer)).body.status).toBe('recorded');
  return answer.data.id;
}
const themesOf = async (sourceResponseId: string) =>
  (
    await run.sql<{ id: string; v: number }>(
      `SELECT t.theme_id AS id, a.taxonomy_version AS v FROM annotation_themes t JOIN annotations a USING (response_id)
         JOIN responses r ON r.id = t.response_id WHERE r.source_response_id = $1 ORDER BY t.rank`,
      [sourceResponseId],
    )
  ).map(({ id, v }) => `${id} v${v}`);

test('the committee adds a theme: comments of the past are read again by it, and those of people stay', async () => {
  const told = await answered({ score: 2, comment: 'The dark mode hurts my eyes.' });
  const past = await answered({ score: 3, comment: 'We want a dark mode at last.' });
  const card = await cardOf(run, told);
  await sendsForm(
    run,
    'U0RUTH',
    'themes_submit',
    JSON.stringify({ followUpId: card.followUpId }),
    themesForm('usability'),
  );
  expect(await changes({ kind: 'add', name: 'Dark mode', means: 'dark mode, dark theme' })).toContain(
    'The themes are changed',
  );
  expect(await themesOf(await answered({ score: 2, comment: 'Your dark mode is unreadable.' }))).toContain(
    'dark-mode v2',
  );
  await run.until('the past to be read again', async () => (await themesOf(past)).includes('dark-mode v2'));
  expect(await themesOf(told)).toEqual(['usability v1']);
  expect(JSON.stringify((await types(run, 'U0MAYA', 'themes dark-mode')).body)).toContain(
    'Dark mode: 2 answers',
  );
});

test('a theme is renamed and merged: cards, the report and rules go by what is true now', async () => {
  const answer = await answered({ score: 2, comment: 'The courier lost our parcel.' });
  const card = await cardOf(run, answer);
  expect(wordsOf(run, card)).toContain('Delivery and logistics');
  expect(await changes({ kind: 'merge', theme: 'delivery', into: 'onboarding' })).toContain('changed');
  await run.until('the card to go by the other', () => wordsOf(run, card).includes('Onboarding and set-up'));
  await changes({ kind: 'rename', theme: 'onboarding', name: 'Getting started' });
  const report = JSON.stringify((await types(run, 'U0MAYA', 'themes')).body);
  expect(report).toContain('Getting started');
  expect(report).not.toContain('Delivery and logistics');
  // The words of the merged theme are the survivor's now, and the rule that names the merged one still holds.
  const next = await answered({
    score: 2,
    comment: 'Your courier dropped the parcel.',
    person: { external_id: 'u2' },
  });
  expect((await themesOf(next))[0]).toBe('onboarding v3');
  const works = await run.sql<{ team: string }>(
    'SELECT f.team FROM follow_ups f JOIN responses r ON r.id = f.response_id WHERE r.source_response_id = $1',
    [next],
  );
  expect(works).toEqual([{ team: 'cx' }]);
});

test('a retired theme is offered no more, and what people had said by it keeps its name', async () => {
  const answer = await answered({ score: 2, comment: 'The invoice was wrong.' });
  const card = await cardOf(run, answer);
  const metadata = JSON.stringify({ followUpId: card.followUpId });
  await sendsForm(run, 'U0RUTH', 'themes_submit', metadata, themesForm('trust'));
  await changes({ kind: 'retire', theme: 'trust' });
  await run.until('the card to keep its name', () =>
    wordsOf(run, card).includes('Trust, security, reputation'),
  );
  const again = await sendsForm(run, 'U0RUTH', 'themes_submit', metadata, themesForm('trust'));
  expect(JSON.stringify(again.body)).toContain('Choose a theme of the list');
});

test('two change the list at once: the second is told to look again', async () => {
  expect(await changes({ kind: 'retire', theme: 'trust' }, 1)).toContain('changed');
  expect(await changes({ kind: 'retire', theme: 'training' }, 1)).toContain(
    'Somebody changed the themes meanwhile',
  );
  expect(await version()).toBe(2);
});

test('whoever is not of the committee changes nothing, whatever form they send', async () => {
  for (const as of ['U0MAYA', 'U0GUS'])
    expect(await changes({ kind: 'retire', theme: 'trust' }, 1, as)).toContain('That did not work');
  expect(await run.sql('SELECT 1 FROM taxonomies')).toEqual([]);
});

test('the window opens for the committee, and says what is missing', async () => {
  await run.page('/ui/command', { as: 'U0GRACE', channel: 'C0COMMITTEE', text: '/rnps themes edit' });
  await run.until('the window', () =>
    JSON.stringify(run.sandbox.state.views('U0GRACE')).includes('Merge a theme into another'),
  );
  expect(await changes({ kind: 'merge', theme: 'billing' })).toContain('This is needed for that.');
  expect(await changes({ kind: 'add', name: 'Billing and contracts', means: 'x' })).toContain(
    'of that name already',
  );
  expect(await version()).toBe(1);
});

test('a rule by a theme that never was stops the start, and one by a theme of the committee does not', async () => {
  await changes({ kind: 'add', name: 'Canteen', means: 'canteen, menu of the week' });
  await run.stop();
  const start = (theme: string) =>
    runApp({
      databaseUrl: database.url,
      config: (shipped) => ({
        routing: { ...shipped.routing, rules: [{ when: { theme: [theme] }, to: 'sales' }] },
      }),
    });
  await expect(start('no-such')).rejects.toThrow('routing.rules[0].when.theme: there is no theme "no-such"');
  run = await start('canteen');
  const answer = await answered({ score: 2, comment: 'Your canteen is awful.' });
  const works = await run.sql<{ team: string }>(
    'SELECT f.team FROM follow_ups f JOIN responses r ON r.id = f.response_id WHERE r.source_response_id = $1',
    [answer],
  );
  expect(works).toEqual([{ team: 'sales' }]);
});
