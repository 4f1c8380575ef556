import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { IMPORT_GATE } from '../../src/use-cases/history/import-gate';
import { until } from '../support/run-app';
import { type ImportHere, importHere } from './import-here';

const REPO = resolve(__dirname, '../..');
let here: ImportHere;
beforeEach(async () => {
  here = await importHere();
});
afterEach(() => here.close());

const stamp = (kind = 'real') =>
  here.sql('INSERT INTO installation (kind, workspace_id, stamped_at) VALUES ($1, $2, now())', [kind, 'T1']);
const stored = async () => (await here.sql('SELECT count(*)::int AS n FROM responses'))[0]!.n as number;

function start(
  args: string[],
  env: Record<string, string> = {},
): { child: ChildProcess; ended: Promise<{ code: number | null; said: string }> } {
  const program = ['-r', join(REPO, 'scripts/typescript-hook.js'), join(REPO, 'scripts/import.ts')];
  const child = spawn(process.execPath, [...program, ...args], {
    cwd: here.dir,
    env: { PATH: process.env.PATH, DATABASE_URL: here.url, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  return { child, ended: new Promise((done) => child.once('close', (code) => done({ code, said }))) };
}
const command = (args: string[], env?: Record<string, string>) => start(args, env).ended;

test('the exit code tells whether all rows, some, or none were imported, and the words what to do', async () => {
  await stamp();
  here.file('good.csv', 'Response ID,Score,Comment,Submitted at\n1,9,ok,2026-03-01T10:00:00Z\n');
  const good = await command(['responses', 'good.csv']);
  expect(good.code).toBe(0);
  expect(good.said).toContain('good.csv, into the workspace T1');
  expect(good.said).toContain('1 row in 1 s: 1 answer added, 0 changed, 0 there already, 0 rejected.');
  const again = await command(['responses', 'good.csv']);
  expect(again.said).toContain('Everything in this file was imported before: nothing was changed.');
  here.file(
    'some.csv',
    'Response ID,Score,Comment,Submitted at\n2,9,ok,2026-03-01T10:00:00Z\n3,12,no,2026-03-01T10:00:00Z\n',
  );
  const some = await command(['responses', 'some.csv']);
  expect(some.code).toBe(1);
  expect(some.said).toContain('1 × the score must be a whole number from 0 to 10, but it is “…” (line 3)');
  expect(some.said).toContain('The rejected rows are in some.rejects.csv, with line and reason');
  expect(existsSync(join(here.dir, 'some.rejects.csv'))).toBe(true);
  const none = await command(['responses', 'missing.csv']);
  expect(none).toMatchObject({ code: 2, said: '\nmissing.csv does not exist.\n\n' });
});

test('a database that nobody started the app on, or that is another kind than the environment’s, is refused', async () => {
  here.file('good.csv', 'Response ID,Score\n1,9\n');
  expect(await command(['responses', 'good.csv'])).toMatchObject({
    code: 2,
    said: expect.stringContaining('Start the app once'),
  });
  await stamp('sandbox');
  const wrong = await command(['responses', 'good.csv'], {
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: 's',
  });
  expect(wrong).toMatchObject({
    code: 2,
    said: expect.stringContaining('belongs to the sandbox workspace T1'),
  });
  const follow = await command(['responses', 'good.csv', '--open-follow-ups']);
  expect(follow).toMatchObject({ code: 2, said: expect.stringContaining('needs SLACK_BOT_TOKEN') });
  expect(await stored()).toBe(0);
});

test('what is typed wrongly is told with the usage', async () => {
  const given = [
    [],
    ['reponses', 'f.csv'],
    ['responses'],
    ['responses', 'f.csv', '--what'],
    ['accounts', 'f.csv', '--source', 'x'],
    ['accounts', 'f.csv', '--answered-on', 'today'],
    ['responses', 'f.csv', '--answered-on', '2026-03-01'],
  ];
  for (const args of given) {
    const { code, said } = await command(args);
    expect(code).toBe(2);
    expect(said).toContain('npm run import -- responses FILE');
  }
  expect(await command(['--help'])).toMatchObject({ code: 0 });
});

test('killed in the middle and run again: every answer is there, and each once', async () => {
  await stamp();
  const count = 20_000;
  const rows = Array.from(
    { length: count },
    (_, i) => `${i},${i % 11},person-${i % 500}@customer-${i % 50}.example,Customer ${i % 50}`,
  );
  here.file('many.csv', `Response ID,Score,Email,Account name\n${rows.join('\n')}\n`);
  const first = start(['responses', 'many.csv', '--answered-on', 'today']);
  await until('a first batch', async () => (await stored()) > 0);
  // The next batch waits at the gate, so that it surely has not finished.
  const run = here.db.createQueryRunner();
  await run.query(`SELECT pg_advisory_lock(${IMPORT_GATE})`);
  first.child.kill('SIGKILL');
  await first.ended;
  await run.query(`SELECT pg_advisory_unlock(${IMPORT_GATE})`);
  await run.release();
  const before = await stored();
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(count);
  const second = await command(['responses', 'many.csv', '--answered-on', 'today']);
  expect(second.code).toBe(0);
  expect(second.said).toContain(
    `${(count - before).toLocaleString('en')} answers added, 0 changed, ${before.toLocaleString('en')} there already, 0 rejected`,
  );
  expect(await stored()).toBe(count);
  const [made] = await here.sql(
    'SELECT (SELECT count(*)::int FROM accounts) AS accounts, (SELECT count(*)::int FROM respondents) AS people',
  );
  expect(made).toEqual({ accounts: 50, people: 500 });
});
