import { committeeCalendar, houseZone } from '../../src/config/team-calendar';
import { keepReportCanvases } from '../../src/delivery/canvas/keep-report-canvases';
import { keepReportFiles } from '../../src/delivery/report-files';
import { tryBounded } from '../../src/delivery/stuck-work';
import { checkStuckWork } from '../../src/doctor/check-stuck-work';
import { digestDueAt } from '../../src/domain/committee/digest-day';
import { reportDueAt } from '../../src/domain/committee/report-day';
import { type Month, monthAt, monthName, monthsLater } from '../../src/domain/numbers/month-span';
import { TRIES_MAX } from '../../src/domain/stuck-work';
import { countedZone } from '../../src/queries/numbers/answer-counts';
import { draftMonthlyDigest } from '../../src/use-cases/digests/draft-monthly-digest';
import { makingOf } from '../../src/use-cases/reports/make-report';
import { nextReportDue, sendMonthlyReport } from '../../src/use-cases/reports/send-monthly-report';
import { genericAnswer } from '../support/answers';
import { CHANNELS } from '../support/card';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';
import { pressIn, typed } from '../support/gestures';
import { type Running, runApp } from '../support/run-app';
import { clicks } from '../support/slack-requests';

let database: FreshDatabase;
let run: Running;
let month: Month;
beforeEach(async () => {
  database = await freshDatabase();
  run = await runApp({ databaseUrl: database.url });
  month = monthAt(houseZone(run.app.deps.config), run.app.deps.now());
  for (const score of [2, 3, 9, 9, 10, 10, 10, 10, 8, 1])
    await run.deliver('generic', genericAnswer({ score, comment: 'The invoice was wrong again.' }));
  const { config, db } = run.app.deps;
  await run.until('days to be counted', async () => (await countedZone(db)) === houseZone(config));
});
afterEach(async () => {
  await run.stop();
  await database.drop();
});

/** The app on the day on which the report of the month is due; its own ticks are not there yet. */
const whenDue = () => {
  const due = reportDueAt(committeeCalendar(run.app.deps.config), month);
  return { ...run.app.deps, now: () => due };
};
const stuck = () =>
  run.sql<{ topic: string; step: string; error: string; attempts: number; parked: boolean }>(
    'SELECT topic, step, error, attempts, parked_at IS NOT NULL AS parked FROM stuck_work ORDER BY topic, step',
  );
const reports = () =>
  run.sandbox.state
    .messages(CHANNELS.committee)
    .filter(({ text }) => text?.startsWith(`${monthName(month)}. `));
const told = (words: string) =>
  run.sandbox.state.messages('D0RUTH').filter((message) => JSON.stringify(message).includes(words));
const doctor = async () => {
  const lines: string[] = [];
  const client = { query: async (sql: string, params?: unknown[]) => ({ rows: await run.sql(sql, params) }) };
  for await (const finding of checkStuckWork(client as never)) lines.push(JSON.stringify(finding));
  return lines;
};

/** The fault: what the report asks is not there. */
const breakIssues = () => run.sql('ALTER TABLE issues RENAME TO issues_gone');
const mendIssues = () => run.sql('ALTER TABLE issues_gone RENAME TO issues');

/** Tries until it is given up, each time as if its wait were over. */
async function untilParked(tick: () => Promise<unknown>) {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    await run.sql('UPDATE stuck_work SET next_at = clock_timestamp()');
    await tick();
  }
  expect((await stuck()).map(({ parked }) => parked)).not.toContain(false);
}

/** What waits in the outbox to be put into words is at its last try. */
const lastTry = () =>
  run.sql(
    `UPDATE outbox SET attempts = 9, not_before = clock_timestamp() WHERE state = 'waiting' AND last_error = 'not_rendered' AND attempts < 9`,
  );

test('a report that cannot be made is tried less and less often, then admins are told once, and /rnps report makes it when the fault is mended', async () => {
  await breakIssues();
  expect(await sendMonthlyReport(whenDue())).toBe(0);
  expect(await stuck()).toMatchObject([
    { topic: `report:${month}`, step: 'made', attempts: 1, parked: false },
  ]);
  // Its wait is not over, and nothing rings at once for it.
  await sendMonthlyReport(whenDue());
  expect(await stuck()).toMatchObject([{ attempts: 1 }]);
  const due = whenDue();
  expect((await nextReportDue(due)).getTime() - due.now().getTime()).toBeGreaterThan(60_000);
  const waits: number[] = [];
  for (let n = 0; n < 3; n += 1) {
    await run.sql('UPDATE stuck_work SET next_at = clock_timestamp()');
    await sendMonthlyReport(due);
    const [row] = await run.sql<{ s: number }>(
      'SELECT extract(epoch FROM next_at - clock_timestamp())::float AS s FROM stuck_work',
    );
    waits.push(row!.s);
  }
  expect(waits[1]).toBeGreaterThan(waits[0]! * 1.5);
  expect(waits[2]).toBeGreaterThan(waits[1]! * 1.5);

  await untilParked(() => sendMonthlyReport(due));
  const tries = (await stuck())[0]!.attempts;
  expect(tries).toBe(TRIES_MAX);
  await sendMonthlyReport(due);
  expect((await stuck())[0]!.attempts).toBe(tries);
  const words = `The report of ${monthName(month)} cannot be made`;
  const [message] = await run.until('admins to be told', () => {
    const all = told(words);
    return all.length > 0 ? all : null;
  });
  expect(JSON.stringify(message)).toContain('QueryFailedError 42P01');
  expect(JSON.stringify(message)).toContain(`/rnps report ${month}`);
  expect(JSON.stringify(message)).not.toContain('issues');
  expect((await doctor()).join('\n')).toContain(words);
  expect((await typed(run, 'U0RUTH', 'status')).words).toContain(words);

  await mendIssues();
  await run.advance('P62D');
  await run.page('/ui/command', { as: 'U0MAYA', channel: 'C0GENERAL', text: `/rnps report ${month}` });
  await run.until(
    'the message to say that it is there',
    () => told(`The report of ${monthName(month)} is there`).length === 1,
  );
  expect(await stuck()).toEqual([]);
  expect(await doctor()).toEqual([]);
  expect(told(words)).toHaveLength(0);
});

test('a start tries once more what was given up, and makes the report when it can by then; nobody is told twice', async () => {
  await breakIssues();
  await untilParked(() => sendMonthlyReport(whenDue()));
  const { sandbox } = run;
  const words = `The report of ${monthName(month)} cannot be made`;
  await run.until('admins to be told', () => told(words).length > 0);
  const restarted = async () => {
    await run.app.stop();
    run = await runApp({ databaseUrl: database.url, sandbox });
  };
  await restarted();
  expect(await stuck()).toMatchObject([{ parked: false }]);
  await sendMonthlyReport(whenDue());
  expect(await stuck()).toMatchObject([{ parked: true, attempts: TRIES_MAX + 1 }]);
  await run.until('the same message to count on', () => told(`Failed ${TRIES_MAX + 1} times`).length === 1);
  expect(told(words)).toHaveLength(1);
  await mendIssues();
  await restarted();
  expect(await sendMonthlyReport(whenDue())).toBe(1);
  await run.until('the report', () => reports()[0]);
  expect(await stuck()).toEqual([]);
  await sandbox.close();
});

test('a report that is made and cannot be put into words is told of too, with its page, and both come when an admin presses the button', async () => {
  await fetch(`${run.sandbox.url}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'canvases.create', kind: 'error', error: 'missing_scope', times: 1000 }),
  });
  await sendMonthlyReport(whenDue());
  run.app.deps.wake();
  await run.until('the report', () => reports()[0]);
  await run.until('no canvas', async () => {
    await keepReportCanvases(run.app.deps);
    return (await run.sql(`SELECT FROM report_canvases WHERE state = 'refused'`)).length > 0;
  });
  // So that the app's own tick is not about to write it while it is broken.
  await run.until('its page', async () => {
    await keepReportFiles(run.app.deps);
    return (await run.sql(`SELECT FROM report_files WHERE state = 'shown'`)).length > 0;
  });
  // What is kept can no longer be read.
  const [kept] = await run.sql<{ figures: unknown }>('SELECT figures FROM reports');
  await run.sql(`UPDATE reports SET figures = figures - 'themes', made_at = now()`);
  await run.sql(`DELETE FROM report_files`);
  await untilParked(() => keepReportFiles(run.app.deps));
  await run.sql(`UPDATE outbox SET revision = revision + 1 WHERE key = 'report:' || $1`, [month]);
  await run.until('the message to be given up', async () => {
    await lastTry();
    run.app.deps.wake();
    return (await stuck()).find(({ step }) => step.startsWith('message:report:'));
  });
  const alert = await run.until('one message that tells of both', () =>
    told('cannot be put into words').find((one) => JSON.stringify(one).includes('The page of the report')),
  );
  expect(told('of the report')).toHaveLength(1);
  // The report of before stands as it stood.
  expect(reports()).toHaveLength(1);
  await clicks(run, 'U0MAYA', 'stuck_try_again', `report:${month}`);
  expect((await stuck()).map(({ parked }) => parked)).toContain(true);
  await run.sql('UPDATE reports SET figures = $1', [JSON.stringify(kept!.figures)]);
  const place = { channel: 'D0RUTH', messageTs: alert.ts };
  await pressIn(run, 'U0RUTH', { place, blocks: alert.blocks }, 'Try again');
  await run.until('all of it to be there', async () => {
    await keepReportFiles(run.app.deps);
    return (await stuck()).length === 0 && told('is there, with all that belongs to it').length === 1;
  });
});

test('of two processes one makes the report and the other fails after it: nothing is said to be stuck for good', async () => {
  const due = whenDue();
  await tryBounded(due, makingOf({ month }), async () => {
    expect(await sendMonthlyReport(due)).toBe(1);
    throw new Error('The connection was lost.');
  });
  expect(await stuck()).toMatchObject([{ topic: `report:${month}`, step: 'made' }]);
  expect(await sendMonthlyReport(due)).toBe(0);
  expect(await stuck()).toEqual([]);
});

test('a digest that cannot be drafted keeps no other waiting, and is drafted when it can be', async () => {
  const due = digestDueAt(committeeCalendar(run.app.deps.config), month);
  const draft = () => draftMonthlyDigest({ ...run.app.deps, now: () => due });
  // What the app's own tick looks at, if it has not yet.
  const before = [monthsLater(month, -1), run.app.deps.now()];
  await run.sql('INSERT INTO digest_months (month, at) VALUES ($1, $2) ON CONFLICT DO NOTHING', before);
  await run.sql('ALTER TABLE digests RENAME TO digests_gone');
  await untilParked(draft);
  expect(await stuck()).toMatchObject([
    { topic: `digest_draft:${month}`, step: 'made', attempts: TRIES_MAX },
  ]);
  await run.until('admins to be told', () => told('cannot be drafted').length === 1);
  await run.sql('ALTER TABLE digests_gone RENAME TO digests');
  await run.sql('UPDATE stuck_work SET parked_at = NULL, next_at = clock_timestamp()');
  await draft();
  expect(await stuck()).toEqual([]);
  expect(await run.sql('SELECT month FROM digest_months')).toContainEqual({ month });
});

test('a message of a kind that this version does not know waits for one that does, and is not lost', async () => {
  await run.sql(
    `INSERT INTO outbox (key, kind, intent, lane, urgency) VALUES ('of_later:1', 'of_later', '{"kind": "of_later"}', 'dm:U0RUTH', 1)`,
  );
  run.app.deps.wake();
  const [row] = await run.until('it to be tried', async () => {
    const rows = await run.sql(
      `SELECT state, sent_revision FROM outbox WHERE key = 'of_later:1' AND attempts > 0`,
    );
    return rows.length > 0 ? rows : null;
  });
  expect(row).toEqual({ state: 'waiting', sent_revision: 0 });
});

test('what failed lately, or was given up, is left alone until its time comes; whoever asks is told of the error at once', async () => {
  const { deps } = run.app;
  const work = { topic: 'digest:1', step: 'file:md' };
  let ran = 0;
  const fails = async () => {
    ran += 1;
    throw new TypeError('It holds the words of a customer.');
  };
  expect(await tryBounded(deps, work, fails)).toBeNull();
  expect(await tryBounded(deps, work, fails)).toBeNull();
  expect(ran).toBe(1);
  await untilParked(() => tryBounded(deps, work, fails));
  const tries = ran;
  await run.sql('UPDATE stuck_work SET next_at = clock_timestamp()');
  expect(await tryBounded(deps, work, fails)).toBeNull();
  expect(ran).toBe(tries);
  await expect(tryBounded(deps, work, fails, { asked: true })).rejects.toThrow('words of a customer');
  // Neither kept nor told are the words of an error.
  expect(await stuck()).toMatchObject([{ error: 'TypeError', attempts: TRIES_MAX }]);
  expect(await tryBounded(deps, work, async () => 'done', { asked: true })).toBe('done');
  expect(await stuck()).toEqual([]);
});
