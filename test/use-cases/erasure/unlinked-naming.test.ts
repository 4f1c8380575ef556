import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../../src/db/data-source';
import { unlinkedNaming } from '../../../src/use-cases/erasure/unlinked-naming';
import { type FreshDatabase, freshDatabase } from '../../support/fresh-database';

let database: FreshDatabase;
let db: DataSource;
beforeAll(async () => {
  database = await freshDatabase();
  db = await openDatabase({ url: database.url, poolSize: 2, onPoolError: () => {} });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});
afterEach(() => db.query('DELETE FROM raw_deliveries'));

async function isFound(word: string, body: string | Buffer, source: string | null = null): Promise<boolean> {
  await db.query(
    `INSERT INTO raw_deliveries (id, source, delivery_id, headers, body, received_at, result)
     VALUES (gen_random_uuid(), 'generic', $1, '{}', $2, now(), 'parked')`,
    [randomUUID(), Buffer.from(body)],
  );
  return (await unlinkedNaming(db, [{ word, source }])).length === 1;
}

const ROBIN = 'robin.vale@northwind.example';
test.each<[string, string, string | Buffer]>([
  ['as it is', ROBIN, `{"email":"${ROBIN}"}`],
  ['in other capitals', ROBIN, '{"email":"Robin.VALE@NorthWind.example"}'],
  ['in a form', ROBIN, 'email=robin.vale%40northwind.example&score=3'],
  ['with an escaped @', ROBIN, '{"email":"robin.vale\\u0040northwind.example"}'],
  ['after a line break that is escaped', ROBIN, `{"comment":"Write to\\n${ROBIN}."}`],
  ['in bytes that are no text', ROBIN, Buffer.concat([Buffer.from([0, 0xff]), Buffer.from(` ${ROBIN} `)])],
  ['an address of other letters', 'zoë@müller.example', '{"email":"zoë@müller.example"}'],
  ['the same with escapes', 'zoë@müller.example', '{"email":"zo\\u00EB@m\\u00fcller.example"}'],
  ['the same in a form', 'zoë@müller.example', 'email=zo%c3%ab%40m%C3%BCller.example'],
  ['an id without a Latin letter', 'покупательница', '{"id":"покупательница"}'],
  ['an id of signs', '100%_re*(x', '{"id":"100%_re*(x"}'],
])('%s: a delivery that names somebody is found', async (_, word, body) => {
  expect(await isFound(word, body)).toBe(true);
});

test.each<[string, string]>([
  ['a longer address', `{"email":"t${ROBIN}"}`],
  ['an address at a longer domain', `{"email":"${ROBIN}.org"}`],
  ['the same words elsewhere', '{"email":"robin@vale.example","company":"northwind.example"}'],
])('%s is somebody else', async (_, body) => {
  expect(await isFound(ROBIN, body)).toBe(false);
});

test('an id of one source is looked for in the deliveries of that source alone', async () => {
  expect(await isFound('response_1', '{"id":"response_1"}', 'typeform')).toBe(false);
  expect(await unlinkedNaming(db, [{ word: 'response_1', source: 'generic' }])).toHaveLength(1);
});
