import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { pauseReading } from '../../src/asking/claim-comments';
import { openKnownNames } from '../../src/asking/known-names';
import { NO_FACTS } from '../../src/domain/customers/account-facts';
import { mask } from '../../src/domain/redaction/mask';
import { textHash } from '../../src/domain/themes/annotation';
import { storeReadings } from '../../src/use-cases/comments/store-readings';
import { importResponses } from '../../src/use-cases/history/import-responses';
import { LIVE, ORDERS, UNKNOWN_ORDERS } from '../ai/hostile-comments';
import { customersIn, honestEntry, itemsIn } from '../ai/pretend-model';
import {
  type Behaviour,
  completion,
  error,
  good,
  json,
  startWaywardServer,
  type WaywardServer,
} from '../ai/wayward-server';
import { genericAnswer } from '../support/answers';
import { cardOf, themesForm, wordsOf } from '../support/card';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';
import { type Running, type RunOptions, runApp, until } from '../support/run-app';
import { sendsForm, types } from '../support/slack-requests';

let server: WaywardServer;
let database: FreshDatabase;
let run: Running;
let logged: string[];
const more: Running[] = [];
beforeEach(async () => {
  server = await startWaywardServer();
  database = await freshDatabase();
  logged = [];
});
afterEach(async () => {
  for (const one of [run, ...more.splice(0)]) await one.stop();
  await database.drop();
  await server.stop();
});

const REPO = resolve(__dirname, '../..');
const KEY = 'sk-hush-hush';
const start = (options: RunOptions = {}) =>
  runApp({
    databaseUrl: database.url,
    logTo: (line) => logged.push(line),
    env: { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'test-model' },
    ...options,
  });
const withBudget = (tokens: number): RunOptions => ({
  config: (shipped) => ({ ai: { ...shipped.ai, monthlyBudget: { tokens, money: null } } }),
});

async function answered(data: Record<string, unknown>) {
  const answer = genericAnswer(data);
  expect((await run.deliver('generic', answer)).body.status).toBe('recorded');
  return answer.data.id;
}
/** Comments of the past, one a day back from now, without any card. */
async function came(comments: string[], daysBack = 0) {
  const { deps } = run.app;
  await importResponses(
    { db: deps.db, now: deps.now, newId: deps.newId, full: null },
    {
      source: 'history',
      dryRun: false,
      openFollowUps: false,
      idsMayRepeat: false,
      rows: comments.map((comment, n) => ({
        line: n + 2,
        told: {
          sourceResponseId: comment,
          score: 5,
          comment,
          mayQuote: null,
          answeredAt: new Date(deps.now().getTime() - daysBack * 86_400_000 - n * 1000),
          updatedAt: null,
          wave: null,
          person: { externalId: null, email: null, name: null, title: null, role: null },
          account: NO_FACTS,
          properties: {},
        },
      })),
    },
  );
}
interface Row {
  madeBy: string;
  because: string | null;
  readAt: Date | null;
  model: string | null;
  themes: { id: string; polarity: string; words: string | null }[];
  sentiment: string;
  churn: boolean;
  urgent: boolean;
}
async function of(sourceResponseId: string): Promise<Row | undefined> {
  const rows = await run.sql<any>(
    `SELECT r.comment, a.made_by AS "madeBy", a.sentiment, a.churn, a.urgent, m.because, m.read_at AS "readAt", m.model,
            (SELECT coalesce(jsonb_agg(t ORDER BY t.rank), '[]') FROM annotation_themes t WHERE t.response_id = r.id) AS themes
       FROM responses r JOIN annotations a ON a.response_id = r.id LEFT JOIN model_readings m ON m.response_id = r.id
      WHERE r.source_response_id = $1`,
    [sourceResponseId],
  );
  return (
    rows[0] && {
      ...rows[0],
      themes: rows[0].themes.map((t: any) => ({
        id: t.theme_id,
        polarity: t.polarity,
        words: t.start === null ? null : rows[0].comment.slice(t.start, t.start + t.length),
      })),
    }
  );
}
const isRead = (id: string) => run.until(`${id} to be read`, async () => (await of(id))?.readAt);
const nothingWaits = () =>
  run.until(
    'nothing to wait for the model',
    async () => (await count('model_readings WHERE read_at IS NULL')) === 0,
  );
const count = async (what: string) =>
  Number((await run.sql<{ n: string }>(`SELECT count(*) AS n FROM ${what}`))[0]!.n);
const sent = () => server.asked.flatMap(({ body }) => customersIn(body).map(({ text }) => text));
// Without the signs that keep an underscore from being markup.
const status = async () =>
  JSON.stringify((await types(run, 'U0MAYA', 'status')).body).replaceAll('\u200b', '');

/** `npm run model`, beside the running app. */
function modelCommand(args: string[], env: Record<string, string> = {}) {
  const program = ['-r', resolve(REPO, 'scripts/typescript-hook.js'), resolve(REPO, 'scripts/model.ts')];
  const child = spawn(process.execPath, [...program, ...args], {
    cwd: tmpdir(),
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: database.url,
      RNPS_CONFIG: resolve(REPO, 'rnps.config.yaml'),
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 'signs',
      OPENAI_API_KEY: KEY,
      OPENAI_BASE_URL: server.url,
      OPENAI_MODEL: 'test-model',
      ...env,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  return new Promise<{ code: number | null; said: string }>((done) =>
    child.once('close', (code) => done({ code, said })),
  );
}

/** Answers nothing to a batch until it is let go, and then as `after` does. */
function gate(after: Behaviour = good) {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const behaviour: Behaviour = (asked, response) => {
    if (itemsIn(asked.body).length === 0) return good(asked, response);
    void opened.then(() => after(asked, response));
  };
  return { behaviour, open };
}
const batches = () => server.asked.filter(({ body }) => itemsIn(body).length > 0).length;

test('a comment is known at once by the local annotator, and soon by the model: its words are exact, its card follows', async () => {
  run = await start();
  const id = await answered({ score: 3, comment: 'Mira Olsen is the only one who writes back.' });
  expect((await of(id))!.madeBy).toBe('local');
  const card = await cardOf(run, id);
  await isRead(id);
  expect(await of(id)).toMatchObject({
    madeBy: 'model',
    model: 'test-model',
    because: null,
    themes: [{ id: 'relationship', polarity: 'positive', words: 'Mira Olsen' }],
  });
  expect(await count('annotations WHERE annotator_version = 1 AND taxonomy_version = 1')).toBe(1);
  await run.until('the card to show it', () => wordsOf(run, card).includes('▲ Relationship'));
  expect(await status()).toContain('test-model read 1');
});

test('names that the database knows stay here: of the writer, of their company, of other customers and of colleagues', async () => {
  run = await start();
  await answered({ score: 9, comment: null, account: { external_id: 'other', name: 'Quibble & Sons' } });
  const person = { external_id: 'u9', email: 'z@quux.example', name: 'Zwetana Quux' };
  await answered({ score: 9, comment: null, person, account: { external_id: 'q', name: 'Quuxline' } });
  const comment =
    'Northwind Freight and Quibble & Sons agree with zwetana quux: Maya Lindqvist is slow today, says Mira Olsen.';
  await run.sql(
    `INSERT INTO profiles (user_id, facts, fetched_at) VALUES ('U0LIN', '{"name": "Maya Lindqvist", "email": "l@larkspur.example"}', now())
     ON CONFLICT DO NOTHING`,
  );
  const id = await answered({ score: 4, comment });
  await isRead(id);
  expect(sent().at(-1)).toBe(
    '[ACCOUNT_1] and [ACCOUNT_2] agree with [PERSON_1]: [PERSON_2] is slow today, says [PERSON_3].',
  );
  expect(JSON.stringify(server.asked)).not.toMatch(/Northwind|Quibble|quux|Lindqvist|Olsen/i);
});

test('whoever became known a moment ago is looked for in the comments of their own account at once', async () => {
  run = await start();
  const { db } = run.app.deps;
  const now = new Date();
  const names = openKnownNames({ db, realNow: () => now });
  await names.bookFor([]);
  const comment = 'Zwetana Quux and Old Friend of Quuxline wait.';
  await answered({
    score: 4,
    comment,
    person: { external_id: 'u9', email: 'z@quux.example', name: 'Zwetana Quux' },
    account: { external_id: 'q', name: 'Quuxline' },
  });
  const [row] = await run.sql<{ id: string }>('SELECT id FROM responses WHERE comment = $1', [comment]);
  const book = await names.bookFor([{ id: row!.id, comment }]);
  expect(mask(comment, book).text).toBe('[PERSON_1] and Old Friend of [ACCOUNT_1] wait.');
});

test('a pause for all processes is made longer, and never shorter', async () => {
  run = await start();
  await pauseAsking();
  const pause = async () =>
    (
      await run.sql(
        `SELECT pause_why AS why, round(extract(epoch FROM pause_until - now()) / 60)::int AS minutes FROM model_reading_state`,
      )
    )[0];
  await pauseReading(run.app.deps.db, 'unavailable', 60_000);
  expect(await pause()).toEqual({ why: 'limited', minutes: 60 });
  await pauseReading(run.app.deps.db, 'over_budget', 2 * 3_600_000);
  expect(await pause()).toEqual({ why: 'over_budget', minutes: 120 });
});

test('while the model thinks no row is held, and what a person said meanwhile stays', async () => {
  const { behaviour, open } = gate();
  server.always = behaviour;
  run = await start();
  const id = await answered({ score: 3, comment: 'A wrong invoice, and support silent.' });
  await until('the model to be asked', () => batches() > 0);
  const card = await cardOf(run, id);
  const metadata = JSON.stringify({ followUpId: card.followUpId });
  const done = await sendsForm(run, 'U0MAYA', 'themes_submit', metadata, themesForm('billing'));
  expect(done).toMatchObject({ status: 200, body: '' });
  open();
  await isRead(id);
  expect(await of(id)).toMatchObject({ madeBy: 'person', because: 'person', themes: [{ id: 'billing' }] });
});

/** Nothing is asked until it is let go. */
async function pauseAsking() {
  await run.until('the list to be begun', async () => (await count('model_reading_state')) === 1);
  await run.sql(
    `UPDATE model_reading_state SET pause_why = 'limited', pause_until = now() + interval '1 hour'`,
  );
  return () => run.sql('UPDATE model_reading_state SET pause_why = NULL, pause_until = NULL');
}
async function corrects(id: string, theme: string) {
  const { followUpId } = await cardOf(run, id);
  const done = await sendsForm(
    run,
    'U0MAYA',
    'themes_submit',
    JSON.stringify({ followUpId }),
    themesForm(theme),
  );
  expect(done).toMatchObject({ status: 200, body: '' });
}

test('what a person has read is not sent, neither before it was asked about nor again after a pause', async () => {
  run = await start();
  const letGo = await pauseAsking();
  const first = await answered({ score: 3, comment: 'A wrong invoice for lisbon.' });
  await corrects(first, 'pricing');
  await letGo();
  await nothingWaits();
  const limited = gate(error(429, null, { 'retry-after-ms': '50' }));
  server.always = limited.behaviour;
  const second = await answered({ score: 3, comment: 'A wrong invoice for toronto.' });
  await cardOf(run, second);
  await until('the model to be asked', () => batches() > 0);
  await corrects(second, 'pricing');
  server.always = good;
  limited.open();
  await nothingWaits();
  expect(sent()).toEqual(['A wrong invoice for toronto.']);
  for (const id of [first, second]) expect((await of(id))!.madeBy).toBe('person');
});

test('what somebody else reads by now is left to them', async () => {
  run = await start();
  await pauseAsking();
  const id = await answered({ score: 3, comment: 'slow thing' });
  const [row] = await run.sql<{ id: string }>('SELECT response_id AS id FROM model_readings');
  const reading = {
    responseId: row!.id,
    textHash: textHash('slow thing'),
    annotation: null,
    because: 'refused',
  };
  const by = { lease: run.app.deps.newId(), model: 'm', promptVersion: 1, taxonomyVersion: 1 };
  await storeReadings(run.app.deps, [reading], by);
  expect(await of(id)).toMatchObject({ because: null, readAt: null });
  await run.sql('UPDATE model_readings SET lease = $1', [by.lease]);
  await storeReadings(run.app.deps, [reading], by);
  expect(await of(id)).toMatchObject({ because: 'refused', readAt: expect.any(Date) });
});

test('a comment that is erased while the model reads it is not kept, and one erased in a pause is not sent again', async () => {
  const { behaviour, open } = gate();
  server.always = behaviour;
  run = await start();
  const id = await answered({ score: 3, comment: 'slow zanzibar' });
  await until('the model to be asked', () => batches() > 0);
  await run.deliver('generic', erasureOf(id));
  expect(await count('responses')).toBe(0);
  open();
  // The server fails once, and the app asks again after a moment: it must not ask about what went in between.
  const failing = gate(error(500));
  server.always = failing.behaviour;
  const before = batches();
  const second = await answered({ score: 3, comment: 'slow timbuktu' });
  await until('the model to be asked', () => batches() > before);
  await run.deliver('generic', erasureOf(second));
  server.always = good;
  failing.open();
  const third = await answered({ score: 3, comment: 'slow kathmandu' });
  await isRead(third);
  expect(sent().filter((text) => text.includes('timbuktu'))).toHaveLength(1);
  expect(await count('annotations')).toBe(1);
  expect(await count('model_readings')).toBe(1);
  expect(logged.join()).not.toMatch(/zanzibar|timbuktu|kathmandu|sk-hush/);
});

test('a comment that changes while it is read is read again, as it is now', async () => {
  const { behaviour, open } = gate();
  server.always = behaviour;
  run = await start();
  const id = await answered({ score: 3, comment: 'slow thing' });
  await until('the model to be asked', () => batches() > 0);
  await answered({ id, score: 3, comment: 'far too expensive' });
  open();
  await isRead(id);
  expect(await of(id)).toMatchObject({ madeBy: 'model', themes: [{ id: 'pricing', words: 'expensive' }] });
});

test('refused, or an answer that is none: the local annotation stays, marked with why', async () => {
  run = await start();
  server.always = (asked, response) => {
    const [own] = customersIn(asked.body);
    if (own?.text.includes('bomb')) return error(400, 'content_filter')(asked, response);
    if (own?.text.includes('riddle')) return json(completion('no idea'))(asked, response);
    good(asked, response);
  };
  const refused = await answered({ score: 3, comment: 'Your invoices are a bomb.' });
  await isRead(refused);
  expect(await of(refused)).toMatchObject({
    madeBy: 'local',
    because: 'refused',
    themes: [{ id: 'billing' }],
  });
  const riddle = await answered({ score: 3, comment: 'Your invoices are a riddle.' });
  await isRead(riddle);
  expect(await of(riddle)).toMatchObject({ madeBy: 'local', because: 'unreadable' });
  expect(await status()).toMatch(/2 stay with the local annotator \(refused 1, unreadable 1\)/);
});

test('over the budget of the month nothing is asked, the local annotation stays, and all of it is said', async () => {
  run = await start(withBudget(10));
  const id = await answered({ score: 3, comment: 'Your invoices are wrong.' });
  await run.until('it to be marked', async () => (await of(id))!.because === 'over_budget');
  expect(await of(id)).toMatchObject({ madeBy: 'local', readAt: null });
  expect(server.asked).toHaveLength(0);
  expect(await status()).toMatch(/1 wait; asks nothing until .*: over budget; 0 of 10 tokens of this month/);
  await run.stop();
  run = await start();
  await run.sql('UPDATE model_reading_state SET pause_until = NULL');
  await isRead(id);
  expect((await of(id))!.madeBy).toBe('model');
});

test('without a key all of it works, and the status says so', async () => {
  run = await start({ env: {} });
  const id = await answered({ score: 3, comment: 'Your invoices are wrong.' });
  expect((await of(id))!.madeBy).toBe('local');
  expect(await status()).toContain(
    'none: OPENAI_API_KEY is not set. The local annotator and templates serve.',
  );
  expect(await count('model_readings')).toBe(0);
});

test('a key that comes later: the last 90 days are read, what is older only when somebody asks', async () => {
  run = await start({ env: {} });
  await came(['slow lately', 'slow too']);
  await came(['slow long ago'], 200);
  await run.until('all to be known', async () => (await count('comments_to_annotate')) === 0);
  await run.stop();
  run = await start();
  await run.until('some to be listed', async () => (await count('model_readings')) > 0);
  await nothingWaits();
  expect(sent().sort()).toEqual(['slow lately', 'slow too']);

  const asked = await modelCommand([]);
  expect(asked.code).toBe(0);
  expect(asked.said).toMatch(/^1 comment is not read by test-model: about [\d,]+ tokens\./m);
  expect(asked.said).toContain('Nothing was changed. To have them read: npm run model -- read');
  expect(await count('model_readings')).toBe(2);
  const later = await modelCommand(['read', '--since', '2999-01-01']);
  expect(later.said).toContain('0 are on the list.');
  const read = await modelCommand(['read']);
  expect(read).toMatchObject({ code: 0, said: expect.stringContaining('1 are on the list.') });
  await isRead('slow long ago');
  expect((await of('slow long ago'))!.madeBy).toBe('model');
  expect(sent().filter((text) => text === 'slow long ago')).toHaveLength(1);
  expect((await modelCommand([])).said).toContain('0 comments are not read by test-model');
}, 120_000);

test('the command that asks for the rest says what is wrong: no key, or what was typed', async () => {
  run = await start({ env: {} });
  const [none, ...wrong] = await Promise.all([
    modelCommand([], { OPENAI_API_KEY: '' }),
    modelCommand(['raed']),
    modelCommand(['read', '--since', '2026-13-40']),
  ]);
  expect(none).toMatchObject({
    code: 1,
    said: expect.stringContaining('OPENAI_MODEL is set, but OPENAI_API_KEY is not'),
  });
  for (const one of wrong)
    expect(one).toMatchObject({
      code: 1,
      said: expect.stringContaining('npm run model -- [read] [--since YYYY-MM-DD]'),
    });
}, 120_000);

test('two processes share the list: each comment is asked about once', async () => {
  run = await start();
  more.push(await start());
  const comments = Array.from({ length: 230 }, (_, n) => `slow thing of ${'abcdefghij'[n % 10]} ${n}`);
  await came(comments);
  await run.until(
    'all to be read',
    async () => (await count('model_readings WHERE because IS NULL AND read_at IS NOT NULL')) === 230,
  );
  expect(sent()).toHaveLength(230);
  expect(new Set(sent()).size).toBe(230);
});

test('the committee changes the themes: the model reads again by the new list', async () => {
  run = await start();
  const id = await answered({ score: 3, comment: 'slow thing, dark mode' });
  await isRead(id);
  const form = {
    taxonomy_kind: { taxonomy_kind_choice: { selected_option: { value: 'merge' } } },
    taxonomy_theme: { taxonomy_theme_choice: { selected_option: { value: 'performance' } } },
    taxonomy_into: { taxonomy_into_choice: { selected_option: { value: 'reliability' } } },
  };
  await sendsForm(run, 'U0RUTH', 'taxonomy_submit', JSON.stringify({ version: 1 }), form);
  await run.until('it to be read by the second list', async () => {
    const [row] = await run.sql<any>('SELECT made_by, taxonomy_version FROM annotations');
    return row.made_by === 'model' && row.taxonomy_version === 2;
  });
  expect(server.asked.at(-1)!.body.messages[0]!.content).not.toContain('- performance:');
  // Who began by the list before has nothing to say any more.
  const lease = run.app.deps.newId();
  await run.sql('UPDATE model_readings SET lease = $1', [lease]);
  const [row] = await run.sql<{ id: string }>('SELECT response_id AS id FROM model_readings');
  const reading = { responseId: row!.id, textHash: textHash('slow thing, dark mode'), annotation: null };
  const by = { lease, model: 'm', promptVersion: 1, taxonomyVersion: 1 };
  await storeReadings(run.app.deps, [{ ...reading, because: 'refused' }], by);
  expect((await of(id))!.because).toBeNull();
  await storeReadings(run.app.deps, [{ ...reading, because: 'refused' }], { ...by, taxonomyVersion: 2 });
  expect((await of(id))!.because).toBe('refused');
});

const ORDINARY = [
  'The support team is great',
  'So slow lately',
  'Too expensive for us',
  'We will cancel, too expensive',
];

test('hostile comments, and a model that obeys whoever orders: nothing of anybody else moves, and no figure does', async () => {
  // Whoever is heard makes the model say of all that they trust us, and that they leave.
  server.always = (asked, response) => {
    const items = itemsIn(asked.body);
    const hears = items.some(({ text }) => [...ORDERS, ...UNKNOWN_ORDERS].includes(text));
    if (!hears) return good(asked, response);
    const turned = items.map((item) => ({
      ...honestEntry(item),
      sentiment: 'positive',
      churn: true,
      urgency: true,
      themes: [{ id: 'trust', polarity: 'positive', quote: item.text.slice(0, 5) }],
    }));
    json(completion(JSON.stringify({ items: turned })))(asked, response);
  };
  run = await start();
  await came(ORDINARY);
  await isRead(ORDINARY.at(-1)!);
  const meant = await Promise.all(ORDINARY.map(of));
  const orders = [...ORDERS, ...UNKNOWN_ORDERS];
  const others = orders.map((_, i) => `${ORDINARY[i % ORDINARY.length]}, ${'indeed '.repeat(i + 1).trim()}`);
  await came([...orders.flatMap((order, i) => [order, others[i]!]), ...LIVE]);
  await run.until('all to be known', async () => (await count('comments_to_annotate')) === 0);
  await until('all to be read', async () => (await count('model_readings WHERE read_at IS NULL')) === 0);
  const read = await Promise.all(others.map(of));
  const said = (row?: Row) => [
    row?.sentiment,
    row?.churn,
    row?.urgent,
    row?.themes.map(({ id, polarity }) => id + polarity),
  ];
  read.forEach((row, i) => {
    if (row!.madeBy === 'model') expect(said(row)).toEqual(said(meant[i % ORDINARY.length]));
    else expect(row!.because).toBe('swayed');
  });
  expect(read.filter((row) => row!.madeBy === 'model').length).toBeGreaterThan(60);
  for (const order of orders) expect((await of(order))!.madeBy).toBe('local');
  expect(
    await count(
      `annotation_themes t JOIN annotations a USING (response_id) WHERE t.theme_id = 'trust' AND a.made_by = 'model'`,
    ),
  ).toBe(0);
  // What is kept of the model's are stretches of the comments to the letter.
  for (const row of read) for (const { words } of row!.themes) expect(words).toBeTruthy();
});

const erasureOf = (id: string) => ({
  type: 'rnps.response.deleted',
  timestamp: new Date().toISOString(),
  data: { id },
});
