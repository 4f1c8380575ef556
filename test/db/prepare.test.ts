/**
 * What is prepared is counted for the whole process, so this file needs the count to begin with it.
 * @jest-environment node
 */
import { openDatabase } from '../../src/db/data-source';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';

let database: FreshDatabase;
let pool: Awaited<ReturnType<typeof openDatabase>>;
let db: ReturnType<typeof pool.createQueryRunner>;
beforeAll(async () => {
  database = await freshDatabase();
  pool = await openDatabase({ url: database.url, onPoolError: () => {} });
  // One connection, because each keeps what was prepared on it for itself.
  db = pool.createQueryRunner();
});
afterAll(async () => {
  await db.release();
  await pool.destroy();
  await database.drop();
});

async function preparedTexts(): Promise<string[]> {
  const { records } = await db.query('SELECT statement FROM pg_prepared_statements', [], true);
  return (records as { statement: string }[]).map(({ statement }) => statement);
}

test('a statement that is asked again is planned once; one that is asked once leaves nothing in the connection', async () => {
  const again = 'SELECT $1::int + 1 AS n';
  const once = 'SELECT $1::int + 2 AS n';
  for (const n of [1, 2, 3]) expect(await db.query(again, [n])).toEqual([{ n: n + 1 }]);
  expect(await db.query(once, [1])).toEqual([{ n: 3 }]);
  const texts = await preparedTexts();
  expect(texts.filter((text) => text === again)).toHaveLength(1);
  expect(texts).not.toContain(once);
});

test('a column changes under a connection: one question fails, and the next is answered', async () => {
  await db.query('CREATE TABLE shapes (n integer)');
  await db.query('INSERT INTO shapes VALUES (7)');
  const ask = () => db.query('SELECT n FROM shapes WHERE $1::boolean', [true]);
  await ask();
  expect(await ask()).toEqual([{ n: 7 }]);
  await db.query('ALTER TABLE shapes ALTER n TYPE text');
  await expect(ask()).rejects.toThrow('cached plan must not change result type');
  expect(await ask()).toEqual([{ n: '7' }]);
});
