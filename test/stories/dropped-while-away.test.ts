import { randomUUID } from 'node:crypto';
import { startSandbox } from '../../sandbox/start-sandbox';
import { findMissedDrops } from '../../src/dropped/find-missed';
import { freshDatabase } from '../support/fresh-database';
import { SIGNING_SECRET } from '../support/lone-sandbox';
import { runApp } from '../support/run-app';
import { TEST_SECRET, TYPEFORM_SECRET } from '../support/sign';

// Two whole starts of the app.
jest.setTimeout(120_000);

const ADMIN = 'U0RUTH';
const CHANNEL = 'D0RUTH';
const NOWHERE = 'http://127.0.0.1:9/';

test('a file that was dropped while the app was away is found by its next start, once', async () => {
  const database = await freshDatabase();
  const sandbox = await startSandbox({
    dataDir: null,
    port: 0,
    app: { eventsUrl: NOWHERE, hooksUrl: NOWHERE, clockUrl: NOWHERE },
    signingSecret: SIGNING_SECRET,
    hookSecrets: { generic: TEST_SECRET, typeform: TYPEFORM_SECRET, formbricks: TEST_SECRET },
  });
  const drop = async (name: string, as = ADMIN) => {
    const content = Buffer.from(`Account ID,Account name\n${randomUUID()},Northwind\n`).toString('base64');
    const body = JSON.stringify({ as, channel: `D${as.slice(1)}`, files: [{ name, content }] });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${sandbox.url}/ui/message`, { method: 'POST', headers, body });
  };
  const names = async (run: Awaited<ReturnType<typeof runApp>>) =>
    (
      await run.sql<{ name: string }>("SELECT name FROM dropped_files WHERE state = 'done' ORDER BY name")
    ).map(({ name }) => name);
  try {
    await drop('before-the-first-start.csv');
    const first = await runApp({ databaseUrl: database.url, sandbox });
    await first.until(
      'the direct messages to be looked at',
      async () => (await first.sql('SELECT FROM dropped_seen'))[0],
    );
    await first.app.stop();

    sandbox.setApp({ eventsUrl: NOWHERE, hooksUrl: NOWHERE, clockUrl: NOWHERE });
    await drop('while-away.csv');
    await drop('of-a-member.csv', 'U0PRIYA');
    const second = await runApp({ databaseUrl: database.url, sandbox });
    await second.until('the import', async () => (await names(second)).includes('while-away.csv'));
    expect(await findMissedDrops(second.app.deps)).toBe(0);
    // Even when all of it is looked at again, what is known is known. A tick of the app's own may be looking at this
    // very moment, and then writes down what it has seen over what is written here.
    await second.until('the one from before to be found', async () => {
      await second.sql("UPDATE dropped_seen SET seen_ts = '0'");
      await findMissedDrops(second.app.deps);
      return (await second.sql("SELECT FROM dropped_files WHERE name LIKE 'before%'"))[0];
    });
    expect(await second.sql('SELECT name FROM dropped_files ORDER BY name')).toEqual([
      { name: 'before-the-first-start.csv' },
      { name: 'while-away.csv' },
    ]);
    await second.until('the one from before', async () => (await names(second)).length === 2);
    await second.until(
      'both answers',
      () => sandbox.state.messages(CHANNEL).filter((m) => /imported/.test(m.text)).length === 2,
    );
    expect(sandbox.state.messages(CHANNEL).filter((m) => m.bot_id)).toHaveLength(2);
    await second.app.stop();
  } finally {
    await sandbox.close();
    await database.drop();
  }
});
