import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../src/db/data-source';
import { stampDatabase } from '../../src/db/stamp';
import { UserError } from '../../src/domain/errors';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';
import { until } from '../support/run-app';

const open = (url: string) => openDatabase({ url, poolSize: 3, onPoolError: () => {} });

/** Everything that stands in the database and is ours, by kind and name. */
const ALL_OF_OURS = `
  SELECT c.relkind::text || ' ' || c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
  UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT 'type ' || typname FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype <> 'c' AND typcategory <> 'A'
  ORDER BY 1`;
const namesIn = async (db: { query: (sql: string) => Promise<unknown> }) =>
  ((await db.query(ALL_OF_OURS)) as { name: string }[]).map(({ name }) => name);

describe('migrations', () => {
  let database: FreshDatabase;
  beforeEach(async () => {
    database = await freshDatabase({ migrated: false });
  });
  afterEach(() => database.drop());

  test('four processes that start at once on an empty database all come up, and each migration ran once', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => open(database.url)));
    const rows: { name: string }[] = await all[0]!.query('SELECT name FROM migrations ORDER BY id');
    expect(rows).toHaveLength(all[0]!.migrations.length);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    await Promise.all(all.map((db) => db.destroy()));
  });

  test('up, down, up: down leaves nothing behind, and up again makes the same', async () => {
    const db = await open(database.url);
    const up = await namesIn(db);
    const migrations = db.migrations.length;
    for (let i = 0; i < migrations; i++) await db.undoLastMigration();
    expect(await namesIn(db)).toEqual(up.filter((name) => / migrations(_|$)|PK_.*/.test(name)));
    await db.runMigrations();
    expect(await namesIn(db)).toEqual(up);
    await db.destroy();
  });

  test('starting again on a database that is up to date changes nothing', async () => {
    const first = await open(database.url);
    const before = await first.query('SELECT * FROM migrations');
    await first.destroy();
    const second = await open(database.url);
    expect(await second.query('SELECT * FROM migrations')).toEqual(before);
    await second.destroy();
  });
});

describe('a migrated database', () => {
  let database: FreshDatabase;
  let db: DataSource;
  beforeAll(async () => {
    database = await freshDatabase();
    db = await open(database.url);
    await db.query(
      `WITH r AS (INSERT INTO responses (id, source, source_response_id, score, answered_at, received_at, account_facts, properties)
                  VALUES ($1, 'generic', 'r1', 3, now(), now(), '{}', '{}') RETURNING id),
            f AS (INSERT INTO follow_ups (id, response_id, current_response_id, team, priority, priority_reasons, opened_at)
                  SELECT $2, id, id, 'cx', 'normal', '[]', now() FROM r RETURNING id)
       INSERT INTO history (follow_up_id, at, by_id, verb) SELECT id, now(), 'app', 'received' FROM f`,
      [randomUUID(), randomUUID()],
    );
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  test.each([
    ['changed', `UPDATE history SET by_id = 'somebody else'`],
    ['deleted', 'DELETE FROM history'],
    ['emptied', 'TRUNCATE history'],
  ])('history cannot be %s', async (_name, sql) => {
    await expect(db.query(sql)).rejects.toThrow(/append-only/);
    expect(await db.query('SELECT by_id FROM history')).toEqual([{ by_id: 'app' }]);
  });

  test.each([
    ['a score of 11', `UPDATE responses SET score = 11`],
    ['an owner without a time', `UPDATE follow_ups SET owner_id = 'U1'`],
    ['a due time without its rungs', `UPDATE follow_ups SET due_at = now()`],
    ['a resolution without an outcome', `UPDATE follow_ups SET resolved_at = now(), resolved_by = 'U1'`],
    ['a priority that nobody knows', `UPDATE follow_ups SET priority = 'panic'`],
  ])('%s is refused by the database itself', async (_name, sql) => {
    await expect(db.query(sql)).rejects.toMatchObject({ driverError: { code: '23514' } });
  });

  test('a second follow-up on one response is refused by the database itself', async () => {
    await expect(
      db.query(
        `INSERT INTO follow_ups (id, response_id, current_response_id, team, priority, priority_reasons, opened_at)
         SELECT $1, response_id, response_id, team, priority, priority_reasons, opened_at FROM follow_ups LIMIT 1`,
        [randomUUID()],
      ),
    ).rejects.toMatchObject({ driverError: { code: '23505' } });
  });

  test('history outlives its follow-ups', async () => {
    await db.query('TRUNCATE follow_ups CASCADE');
    expect(await db.query('SELECT by_id FROM history')).toEqual([{ by_id: 'app' }]);
  });

  test('belongs to the first workspace that starts on it, and refuses the other kind and any other workspace', async () => {
    const sandbox = { kind: 'sandbox', workspaceId: 'T1' } as const;
    await stampDatabase(db, sandbox, new Date());
    await stampDatabase(db, sandbox, new Date());
    for (const other of [
      { kind: 'real', workspaceId: 'T1' },
      { kind: 'sandbox', workspaceId: 'T2' },
    ] as const) {
      const refused = await stampDatabase(db, other, new Date()).catch((error) => error);
      expect(refused).toBeInstanceOf(UserError);
      expect(refused.message).toMatch(
        /belongs to the sandbox workspace T1.*Nothing was changed.*DATABASE_URL/s,
      );
    }
    expect(await db.query('SELECT kind, workspace_id FROM installation')).toEqual([
      { kind: 'sandbox', workspace_id: 'T1' },
    ]);
  });

  test('two kinds that start on it at the same instant: one has it, the other is refused', async () => {
    const fresh = await freshDatabase();
    const both = await Promise.all([open(fresh.url), open(fresh.url)]);
    const outcomes = await Promise.allSettled([
      stampDatabase(both[0]!, { kind: 'real', workspaceId: 'T1' }, new Date()),
      stampDatabase(both[1]!, { kind: 'sandbox', workspaceId: 'T2' }, new Date()),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await Promise.all(both.map((each) => each.destroy()));
    await fresh.drop();
  });
});

test('a connection that the server drops costs a query, never the process', async () => {
  const database = await freshDatabase();
  const lost: Error[] = [];
  const db = await openDatabase({ url: database.url, poolSize: 2, onPoolError: (error) => lost.push(error) });
  await db.query('SELECT 1');
  const admin = new Client({ connectionString: database.url });
  await admin.connect();
  const { rowCount } = await admin.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rnps-loop' AND datname = current_database()`,
  );
  await admin.end();
  expect(rowCount).toBeGreaterThan(0);
  await until('each loss to be noticed', () => lost.length === rowCount);
  expect(await db.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await db.destroy();
  await database.drop();
});
