import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Segment } from '../../src/domain/numbers/segments';
import { answerCounts, countedZone } from '../../src/queries/numbers/answer-counts';
import { foldDeltas } from '../../src/use-cases/numbers/fold-deltas';
import { foldRollUps } from '../../src/use-cases/numbers/fold-roll-ups';
import { rebuildNumbers } from '../../src/use-cases/numbers/rebuild-numbers';
import { genericAnswer } from '../support/answers';
import { type Running, runApp } from '../support/run-app';

const REPO = join(__dirname, '../..');
const ZONE = 'America/New_York';
let run: Running;
beforeEach(async () => {
  run = await runApp({ byHand: ['fold-roll-ups'] });
  await fold();
  expect(await countedZone(db())).toBe(ZONE);
});
afterEach(() => run.stop());
const db = () => run.app.deps.db;

const DAY = { from: '2026-03-10', to: '2026-03-11' };
const MONTH = { from: '2026-03-01', to: '2026-04-01' };
/** "value: score×count ..." of one day or month. */
async function counts(segment: Segment | null = null, span = DAY): Promise<string[]> {
  const rows = await answerCounts(db(), { spans: [span], segment });
  return rows.map(
    ({ value, counts }) => `${value}:${counts.map((n, score) => (n === 0 ? '' : ` ${score}×${n}`)).join('')}`,
  );
}
const waiting = async () =>
  (await run.sql<{ n: number }>('SELECT count(*)::int AS n FROM roll_up_deltas'))[0]!.n;
const answer = (data: Record<string, unknown> = {}, type?: string) =>
  genericAnswer({ id: 'r1', submitted_at: '2026-03-10T15:00:00Z', ...data }, type);
const tell = async (data: Record<string, unknown> = {}, type?: string) =>
  expect((await run.deliver('generic', answer(data, type))).status).toBe(200);
const fold = () => foldRollUps(run.app.deps);

test('an answer counts with its webhook, under each of its segments as they were told', async () => {
  const person = { external_id: 'p1', name: 'Mira', role: 'admin' };
  const account = { external_id: 'a1', name: 'Northwind', plan: ' enterprise ', region: 'EMEA' };
  const more = { industry: 'logistics', lifecycle: 'renewing', customer_since: '2024-03-11' };
  await tell({ person, account: { ...account, ...more } });
  for (const folded of [false, true]) {
    if (folded) await fold();
    expect(await counts()).toEqual([': 3×1']);
    expect(await counts('plan')).toEqual(['enterprise: 3×1']);
    expect(await counts('role')).toEqual(['admin: 3×1']);
    expect(await counts('team')).toEqual(['cx: 3×1']);
    expect(await counts('tenure')).toEqual(['1_to_2: 3×1']);
    expect(await counts('source', MONTH)).toEqual(['generic: 3×1']);
  }
  expect(await waiting()).toBe(0);
  // The next answer tells of another plan and another role; what was is not rewritten.
  const next = { id: 'r2', submitted_at: '2026-03-10T16:00:00Z', score: 9 };
  await tell({ ...next, person: { ...person, role: 'buyer' }, account: { ...account, plan: 'basic' } });
  expect(await counts('plan')).toEqual(['basic: 9×1', 'enterprise: 3×1']);
  expect(await counts('role')).toEqual(['admin: 3×1', 'buyer: 9×1']);
});

test('a comment that comes later changes no count, but for the team that it names; a new score moves it', async () => {
  await tell({ comment: null });
  await fold();
  const updated = (data: Record<string, unknown>) => tell(data, 'rnps.response.updated');
  await updated({ comment: 'Nobody ever answers the phone.' });
  expect(await waiting()).toBe(0);
  await updated({ comment: 'It goes down twice a week and we lose our work.', score: 8 });
  expect(await counts()).toEqual([': 8×1']);
  expect(await counts('team')).toEqual(['product: 8×1']);
  await fold();
  expect(await counts()).toEqual([': 8×1']);
});

test('who was erased leaves the counts, and nothing of their segment stays', async () => {
  await tell({ account: { external_id: 'a1', name: 'Northwind', plan: 'only theirs' } });
  await fold();
  await tell({ id: 'r1' }, 'rnps.response.deleted');
  expect(await counts('plan')).toEqual([]);
  await fold();
  expect(await counts()).toEqual([]);
  expect(await run.sql('SELECT * FROM roll_ups')).toEqual([]);
});

test('the day of an answer is that of the house’s zone, and another zone in the configuration counts all anew', async () => {
  await tell({ submitted_at: '2026-03-11T03:59:59Z' });
  await tell({ id: 'r2', submitted_at: '2026-03-11T04:00:00Z', score: 10 });
  expect(await counts()).toEqual([': 3×1']);
  await fold();
  expect(await counts()).toEqual([': 3×1']);
  const { config } = run.app.deps;
  const calendars = Object.fromEntries(
    Object.entries(config.calendars).map(([id, spec]) => [id, { ...spec, zone: 'Asia/Tokyo' }]),
  );
  await foldRollUps({ ...run.app.deps, config: { ...config, calendars } });
  expect(await countedZone(db())).toBe('Asia/Tokyo');
  expect(await counts()).toEqual([]);
  expect(await counts(null, { from: '2026-03-11', to: '2026-03-12' })).toEqual([': 3×1 10×1']);
});

test('whoever is killed in the middle of a fold has folded nothing, and the next fold does it once', async () => {
  await tell();
  await fold();
  await tell({ id: 'r2', score: 10 });
  const killed = db().transaction(async (tx) => {
    await tx.query('LOCK TABLE roll_up_state IN SHARE ROW EXCLUSIVE MODE');
    expect(await foldDeltas(tx, null)).toBe(1);
    const [{ pid }] = await tx.query('SELECT pg_backend_pid() AS pid');
    // Whoever asks meanwhile, and another process that would fold, are not kept waiting.
    expect(await counts()).toEqual([': 3×1 10×1']);
    expect(await fold()).toBe(0);
    await db().query('SELECT pg_terminate_backend($1)', [pid]);
    await tx.query('SELECT 1');
  });
  await expect(killed).rejects.toThrow();
  expect(await counts()).toEqual([': 3×1 10×1']);
  expect(await waiting()).toBe(1);
  expect(await fold()).toBe(1);
  expect(await counts()).toEqual([': 3×1 10×1']);
});

test('counting anew waits for nobody who is recording, and what they commit afterwards counts once', async () => {
  await tell();
  const other = db().createQueryRunner();
  await other.startTransaction();
  await other.query(
    `INSERT INTO responses (id, source, source_response_id, score, answered_at, received_at, account_facts, properties)
     VALUES ($1, 'generic', 'slow', 10, '2026-03-10T12:00:00Z', now(), '{}', '{}')`,
    [randomUUID()],
  );
  expect(await rebuildNumbers(run.app.deps, ZONE)).toMatchObject({ answers: 1, wrong: 0 });
  expect(await counts()).toEqual([': 3×1']);
  await other.commitTransaction();
  await other.release();
  expect(await counts()).toEqual([': 3×1 10×1']);
  expect(await rebuildNumbers(run.app.deps, ZONE)).toMatchObject({ answers: 2, wrong: 0 });
  expect(await counts()).toEqual([': 3×1 10×1']);
});

test('a count that went wrong is found and mended by npm run numbers, which says so', async () => {
  await tell();
  await fold();
  await run.sql(`UPDATE roll_ups SET s3 = 7 WHERE dimension = 'all' AND grain = 'day'`);
  await run.sql(`DELETE FROM roll_ups WHERE dimension = 'plan' AND grain = 'day'`);
  await run.sql(
    `INSERT INTO roll_ups SELECT grain, dimension, starts, 'nobody', s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10
       FROM roll_ups WHERE dimension = 'role' AND grain = 'day'`,
  );
  const program = ['-r', join(REPO, 'scripts/typescript-hook.js'), join(REPO, 'scripts/numbers.ts')];
  const env = { PATH: process.env.PATH, DATABASE_URL: run.databaseUrl };
  const { stdout, stderr } = spawnSync(process.execPath, program, { cwd: REPO, env, encoding: 'utf8' });
  expect(stdout + stderr).toBe(
    `1 answer counted, by the days of ${ZONE}. 3 counts were wrong, and mended.\n`,
  );
  expect(await counts()).toEqual([': 3×1']);
  expect(await rebuildNumbers(run.app.deps, ZONE)).toMatchObject({ answers: 1, wrong: 0 });
}, 60_000);

test('a value that is too long, blank or no date at all refuses no answer', async () => {
  const facts = { plan: 'x'.repeat(5000), region: ' \t ', customerSince: '2026-02-30', industry: { a: [1] } };
  await run.sql(
    `INSERT INTO responses (id, source, source_response_id, score, answered_at, received_at, account_facts, properties)
     SELECT gen_random_uuid(), 'generic', md5(facts), 5, '2026-03-10T12:00:00Z', now(), facts::jsonb, '{}'
       FROM unnest($1::text[]) facts`,
    [
      [facts, [], 7, { customerSince: '9999-99-99' }, { customerSince: 20 }].map((one) =>
        JSON.stringify(one),
      ),
    ],
  );
  await fold();
  expect(await counts('plan')).toEqual([': 5×4', `${'x'.repeat(120)}: 5×1`]);
  expect(await counts('region')).toEqual([': 5×5']);
  expect(await counts('industry')).toEqual([': 5×4', '{"a": [1]}: 5×1']);
  expect(await counts('tenure')).toEqual([': 5×4', 'under_1: 5×1']);
});
