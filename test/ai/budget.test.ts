import type { DataSource } from 'typeorm';
import { databaseStore } from '../../src/ai/model/database-store';
import { memoryStore, type Store } from '../../src/ai/model/store';
import { openDatabase } from '../../src/db/data-source';
import { tidyUp } from '../../src/use-cases/operations/tidy-up';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';
import { honestAnswer } from './pretend-model';
import { annotate, becauses, modelAt, progressOf } from './set-up';
import {
  changed,
  completion,
  cutShort,
  good,
  json,
  startWaywardServer,
  type WaywardServer,
} from './wayward-server';

let server: WaywardServer;
let fresh: FreshDatabase;
let db: DataSource;
beforeAll(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url, onPoolError: () => {} });
});
afterAll(async () => {
  await db.destroy();
  await fresh.drop();
});
beforeEach(async () => {
  server = await startWaywardServer();
  await db.query('TRUNCATE ai_budget, ai_usage, ai_cache');
});
afterEach(() => server.stop());

const march = () => new Date('2026-03-31T23:00:00Z');
const april = () => new Date('2026-04-01T00:00:00Z');
const stores: [string, () => Store][] = [
  ['in the database', () => databaseStore(db)],
  ['in memory', () => memoryStore()],
];

test.each(stores)('over the budget of the month the local annotator serves, %s', async (_, make) => {
  const store = make();
  // A probe and a batch of one cost 150 each, and must fit with the most that they could cost.
  const budget = { tokens: 6500, money: null };
  const setUp = modelAt(server.url, { store, budget, now: march });
  const seen: unknown[] = [];
  for (let i = 0; i < 8; i++) seen.push(...becauses(await annotate(setUp, [`slow thing ${i}`])));
  expect(seen[0]).toBeNull();
  expect(seen.at(-1)).toBe('over_budget');
  const asked = server.asked.length;
  await annotate(setUp, ['slow thing of March']);
  expect(server.asked).toHaveLength(asked);
  expect(becauses(await annotate(setUp, ['slow thing 0']))).toEqual([null]);
  const next = modelAt(server.url, { store, budget, now: april });
  expect(becauses(await annotate(next, ['slow thing of April']))).toEqual([null]);
});

test('what was reserved is given back, and what was used is counted by month and model', async () => {
  const setUp = modelAt(server.url, {
    store: databaseStore(db),
    now: march,
    price: { input: 2, output: 10 },
  });
  await annotate(setUp, ['slow thing']);
  expect(await db.query('SELECT month::text, tokens, money FROM ai_budget')).toEqual([
    { month: '2026-03-01', tokens: '300', money: String(2 * (100 * 2 + 50 * 10)) },
  ]);
  expect(await db.query('SELECT model, calls, failures, input_tokens, output_tokens FROM ai_usage')).toEqual([
    { model: 'test-model', calls: '2', failures: '0', input_tokens: '200', output_tokens: '100' },
  ]);
});

test('a budget in money ends like one in tokens', async () => {
  const setUp = modelAt(server.url, {
    store: databaseStore(db),
    budget: { tokens: null, money: 0.001 },
    price: { input: 1, output: 1 },
    now: march,
  });
  expect(becauses(await annotate(setUp, ['slow thing']))).toEqual(['over_budget']);
  expect(server.asked).toHaveLength(0);
});

test.each(stores)('money is counted as tokens are, to the last millionth, %s', async (_, make) => {
  const store = make();
  const reserve = (money: number) =>
    store.reserve('2026-03-01', { tokens: 1, money }, { tokens: 1000, money: 100 });
  expect([await reserve(60), await reserve(41), await reserve(40), await reserve(1)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test('a call that broke off, and an answer that nobody counted, are charged for as the most that they can have cost', async () => {
  const spent = async () => {
    const [row] = await db.query('SELECT tokens FROM ai_budget');
    return Number(row.tokens);
  };
  const setUp = modelAt(server.url, { store: databaseStore(db), now: march });
  server.next = [good, cutShort, cutShort];
  await annotate(setUp, ['slow thing']);
  // The probe was counted as 150, and a question of ours has more tokens than a thousand.
  const broken = await spent();
  expect(broken).toBeGreaterThan(150 + 2 * 1000);
  server.next = [
    (asked, response) => json({ ...completion(honestAnswer(asked.body)), usage: null })(asked, response),
  ];
  expect(becauses(await annotate(setUp, ['slow thing']))).toEqual([null]);
  expect((await spent()) - broken).toBeGreaterThan(1000);
});

test('many processes at once spend no more than there is', async () => {
  const store = databaseStore(db);
  const tries = await Promise.all(
    Array.from({ length: 40 }, () =>
      store.reserve('2026-03-01', { tokens: 10, money: 0 }, { tokens: 100, money: 1 }),
    ),
  );
  expect(tries.filter(Boolean)).toHaveLength(10);
  expect(await db.query('SELECT tokens FROM ai_budget')).toEqual([{ tokens: '100' }]);
});

test('what is kept holds no word of a comment, and its key nothing that could be guessed from one', async () => {
  await annotate(modelAt(server.url, { store: databaseStore(db) }), ['So slow lately, says Ana']);
  const [{ row }] = await db.query('SELECT ai_cache::text AS row FROM ai_cache');
  expect(row).toContain('performance');
  expect(row).not.toMatch(/slow|lately|Ana/);
});

test('a run that was stopped goes on where it was', async () => {
  const store = databaseStore(db);
  const texts = Array.from({ length: 90 }, (_, i) => `slow thing ${i}`);
  const stop = new AbortController();
  const onProgress = () => stop.abort(new Error('enough'));
  const first = annotate(modelAt(server.url, { store }), texts, {
    batchSize: 10,
    concurrency: 3,
    signal: stop.signal,
    onProgress,
  });
  await expect(first).rejects.toThrow('enough');
  const { seen, onProgress: watch } = progressOf();
  const results = await annotate(modelAt(server.url, { store }), texts, {
    batchSize: 10,
    concurrency: 3,
    onProgress: watch,
  });
  expect(results.map(({ id }) => id)).toEqual(texts.map((_, i) => String(i + 1)));
  expect(seen).toEqual([
    { done: 30, byModel: 30, kept: 30, byLocal: 0 },
    { done: 60, byModel: 60, kept: 30, byLocal: 0 },
    { done: 90, byModel: 90, kept: 30, byLocal: 0 },
  ]);
});

test('what could not be used is not kept, so that another run asks again', async () => {
  const store = databaseStore(db);
  server.next = [];
  server.always = changed(() => []);
  const [first] = await annotate(modelAt(server.url, { store }), ['slow thing']);
  expect(first!.because).not.toBeNull();
  expect(await db.query('SELECT count(*)::int AS n FROM ai_cache')).toEqual([{ n: 0 }]);
});

test('another taxonomy, another model or another server is asked anew', async () => {
  const store = databaseStore(db);
  const themes = [{ id: 'performance', name: 'Pace', means: 'how fast it is' }];
  await annotate(modelAt(server.url, { store }), ['slow thing']);
  const [other] = await annotate(modelAt(server.url, { store }), ['slow thing'], {
    choices: { themes, teams: [] },
  });
  expect(other).toMatchObject({ wasKept: false, annotation: { team: null } });
  const [second] = await annotate(modelAt(server.url, { store, identity: 'elsewhere' }), ['slow thing']);
  expect(second!.wasKept).toBe(false);
});

test('a kept answer of another form is asked for anew', async () => {
  const setUp = modelAt(server.url, { store: databaseStore(db) });
  await annotate(setUp, ['slow thing']);
  await db.query(`UPDATE ai_cache SET value = '{"sentiment": 7}'`);
  expect((await annotate(setUp, ['slow thing']))[0]).toMatchObject({ because: null, wasKept: false });
});

test('answers that nobody asked for in four hundred days are forgotten, others are not', async () => {
  const setUp = modelAt(server.url, { store: databaseStore(db) });
  await annotate(setUp, ['slow thing', 'expensive']);
  await db.query(`UPDATE ai_cache SET used_at = clock_timestamp() - interval '390 days'`);
  await annotate(setUp, ['expensive']);
  await db.query(`UPDATE ai_cache SET used_at = used_at - interval '11 days'`);
  await tidyUp({ db });
  const results = await annotate(setUp, ['slow thing', 'expensive']);
  expect(results.map(({ wasKept }) => wasKept)).toEqual([false, true]);
});
