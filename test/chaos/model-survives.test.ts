import { Client } from 'pg';
import type { Sandbox } from '../../sandbox/start-sandbox';
import { customersIn, itemsIn } from '../ai/pretend-model';
import { good, startWaywardServer, type WaywardServer } from '../ai/wayward-server';
import { genericAnswer } from '../support/answers';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';
import { loneSandbox } from '../support/lone-sandbox';
import { signAs, TEST_SECRET } from '../support/sign';
import { killAll, spawnAppProcess } from './start-app-process';
import { until } from './world/until';

jest.setTimeout(300_000);

let server: WaywardServer;
let sandbox: Sandbox;
let database: FreshDatabase;
let db: Client;
beforeEach(async () => {
  server = await startWaywardServer();
  sandbox = await loneSandbox();
  database = await freshDatabase();
  db = new Client({ connectionString: database.url });
  await db.connect();
});
afterEach(async () => {
  await killAll();
  await db.end();
  await sandbox.close();
  await server.stop();
  await database.drop();
});

const start = () =>
  spawnAppProcess({
    databaseUrl: database.url,
    port: 0,
    apiUrl: sandbox.apiUrl,
    botToken: sandbox.botToken,
    delivery: { laneMs: 5, editMs: 5, settleMs: 300 },
    env: { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'm' },
  }).ready;
const count = async (sql: string) => Number((await db.query(`SELECT count(*) AS n FROM ${sql}`)).rows[0].n);

test('killed while the model is asked: another process reads the same comments, each is kept once, and the rest is not asked again', async () => {
  let hangs = false;
  server.always = (asked, response) => {
    if (!hangs || itemsIn(asked.body).length === 0) good(asked, response);
  };
  const first = await start();
  const answer = async (comment: string) => {
    const body = JSON.stringify(genericAnswer({ comment }));
    const headers = signAs('generic', body, {
      secret: TEST_SECRET,
      id: comment.replace(' ', '_'),
      at: new Date(),
    });
    const response = await fetch(`${first.url}/hooks/generic`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    expect(response.status).toBe(200);
  };
  await answer('slow before');
  await until('the first to be read', async () => (await count(`annotations WHERE made_by = 'model'`)) === 1);
  hangs = true;
  await answer('slow meanwhile');
  const asks = (text: string) =>
    server.asked.filter(({ body }) => customersIn(body).some((item) => item.text === text)).length;
  await until('the model to be asked', () => asks('slow meanwhile') > 0);
  await first.kill();
  expect(await count('model_readings WHERE lease IS NOT NULL')).toBe(1);
  hangs = false;
  // A minute later.
  await db.query(`UPDATE model_readings SET lease_until = lease_until - interval '1 minute'`);
  await start();
  await until(
    'the second to be read',
    async () => (await count(`annotations WHERE made_by = 'model'`)) === 2,
  );
  expect(asks('slow before')).toBe(1);
  expect(asks('slow meanwhile')).toBe(2);
  expect(await count('model_readings WHERE read_at IS NULL')).toBe(0);
});
