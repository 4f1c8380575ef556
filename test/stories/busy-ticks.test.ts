import { Client } from 'pg';
import { cardOfNewAnswer, cardSays, press, rowOf } from '../support/card';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';
import { type Running, runApp } from '../support/run-app';

/** What ticks look into and a click does not: whoever locks these holds up more ticks than there are connections. */
const OF_TICKS = [
  'annotation_state',
  'digest_months',
  'initiatives',
  'issues',
  'pending_fetches',
  'report_files',
  'reports',
  'theme_proposals',
];
/** So many connections the ticks of a process have. */
const TICKS = 6;

let database: FreshDatabase;
let holder: Client;
let run: Running;
beforeAll(async () => {
  database = await freshDatabase();
  holder = new Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query(`LOCK TABLE ${OF_TICKS.join(', ')} IN ACCESS EXCLUSIVE MODE`);
  run = await runApp({ databaseUrl: database.url });
});
afterAll(async () => {
  await holder.query('ROLLBACK');
  await holder.end();
  await run.stop();
  await database.drop();
});

/** Sessions of the app that wait for a lock. */
async function held(): Promise<number> {
  const [row] = await run.sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE datname = current_database() AND application_name LIKE 'rnps-loop%' AND wait_event_type = 'Lock'`,
  );
  return row!.n;
}

test('while ticks hold every connection that they may, an answer is taken, its card posted, and a click on it answered', async () => {
  await run.until('the ticks to hold all connections that they may', async () => (await held()) >= TICKS);
  const card = await cardOfNewAnswer(run, 2);
  const answer = await press(run, card, 'U0MAYA', 'Claim');
  expect(answer.body).toEqual({ ok: true });
  expect((await rowOf(run, card)).owner_id).toBe('U0MAYA');
  await cardSays(run, card, 'U0MAYA');
  expect(await held()).toBe(TICKS);
});

test('and when they can go on, they do', async () => {
  await holder.query('COMMIT');
  await run.until('the ticks to go on', async () => (await held()) === 0);
});
