import { houseZone } from '../../src/config/team-calendar';
import { openPool } from '../../src/db/data-source';
import { localDate } from '../../src/domain/sla/calendar-zone';
import { countedZone } from '../../src/queries/numbers/answer-counts';
import { dayWords } from '../../src/views/text/words';
import { genericAnswer } from '../support/answers';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';
import { typed } from '../support/gestures';
import { type Running, runApp } from '../support/run-app';

const NOTE = 'Teams by another rule before';

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

async function answers() {
  for (const score of [2, 9, 9, 10, 10, 10, 10, 10, 8, 1, 9, 9])
    await run.deliver('generic', genericAnswer({ score, comment: 'The invoice was wrong again.' }));
}

/** The database as the version before left it, and a start of this one. */
async function updated() {
  const { sandbox } = run;
  await run.app.stop();
  const db = await openPool({ url: database.url, poolSize: 1, onPoolError: () => {} });
  let undone = '';
  while (!undone.endsWith('0034')) {
    const [last] = await db.query('SELECT name FROM migrations ORDER BY id DESC LIMIT 1');
    undone = last.name;
    await db.undoLastMigration();
  }
  await db.destroy();
  run = await runApp({ databaseUrl: database.url, sandbox });
  const { deps } = run.app;
  await run.until('days to be counted', async () => (await countedZone(deps.db)) === houseZone(deps.config));
  return sandbox;
}

test('a trend by team says from which day on teams are told by another rule, and no other trend does', async () => {
  await answers();
  expect((await typed(run, 'U0MAYA', 'trend by team')).words).not.toContain(NOTE);
  const sandbox = await updated();
  const { deps } = run.app;
  const today = dayWords(localDate(houseZone(deps.config), deps.now()));
  expect((await typed(run, 'U0MAYA', 'trend by team')).words).toContain(`${NOTE} ${today}`);
  expect((await typed(run, 'U0MAYA', 'trend by plan')).words).not.toContain(NOTE);
  const why = await typed(run, 'U0MAYA', 'why this month by team');
  expect(why.words).toContain(NOTE);
  // Once that day is further back than what is asked for, nothing breaks.
  await run.advance('P70D');
  expect((await typed(run, 'U0MAYA', 'trend by team')).words).toContain(NOTE);
  expect((await typed(run, 'U0MAYA', 'trend 2 by team')).words).not.toContain(NOTE);
  await sandbox.close();
});

test('a database without answers has no earlier rule, and nothing is said', async () => {
  const sandbox = await updated();
  await answers();
  expect((await typed(run, 'U0MAYA', 'trend by team')).words).not.toContain(NOTE);
  expect(await run.sql('SELECT FROM changed_rules')).toEqual([]);
  await sandbox.close();
});
