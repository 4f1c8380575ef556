import { committeeCalendar, houseZone } from '../../src/config/team-calendar';
import { keepReportFiles } from '../../src/delivery/report-files';
import { reportDueAt } from '../../src/domain/committee/report-day';
import {
  type Month,
  monthAt,
  monthName,
  monthsLater,
  startOfMonth,
} from '../../src/domain/numbers/month-span';
import { sendMonthlyReport } from '../../src/use-cases/reports/send-monthly-report';
import { genericAnswer } from '../support/answers';
import { CHANNELS } from '../support/card';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';
import { pressIn } from '../support/gestures';
import { type Running, runApp } from '../support/run-app';
import { clicks } from '../support/slack-requests';

let database: FreshDatabase;
let run: Running;
let month: Month;
beforeEach(async () => {
  database = await freshDatabase();
  run = await runApp({ databaseUrl: database.url });
  month = monthAt(houseZone(run.app.deps.config), run.app.deps.now());
});
afterEach(async () => {
  await run.stop();
  await database.drop();
});

const reports = () =>
  run.sandbox.state
    .messages(CHANNELS.committee)
    .filter(({ text }) => /^(November|December|[A-Z][a-z]+) \d{4}\. /.test(text ?? ''));
const wordsOf = (message: unknown) => JSON.stringify(message);
const thread = () =>
  run.sandbox.state
    .allMessages()
    .filter((message) => (message as { thread_ts?: string }).thread_ts)
    .map((message) => JSON.stringify(message));

let made = 0;
async function answered(n: number, data: Record<string, unknown>) {
  const answers = Array.from({ length: n }, () => {
    made += 1;
    return genericAnswer({
      account: { external_id: `acc_${made}`, name: `Firm ${made}`, arr: 10_000, currency: 'USD' },
      ...data,
    });
  });
  for (const answer of answers) expect((await run.deliver('generic', answer)).body.status).toBe('recorded');
  return answers;
}

/** To the moment at which the report of a month is due. */
async function untilDue(of: Month = month) {
  const due = reportDueAt(committeeCalendar(run.app.deps.config), of);
  const seconds = Math.ceil((due.getTime() - run.app.deps.now().getTime()) / 1000);
  if (seconds > 0) await run.advance(`PT${seconds}S`);
}

async function asked(typed: string, as = 'U0MAYA') {
  const before = run.sandbox.state.ephemerals(as).length;
  await run.page('/ui/command', { as, channel: 'C0GENERAL', text: `/rnps report ${typed}` });
  return run.until(`an answer to ${typed}`, () => run.sandbox.state.ephemerals(as)[before]);
}

test('on the first working day at nine, and not before, the committee reads one report, though two processes tick at once', async () => {
  await answered(12, { score: 2, comment: 'The invoice was wrong again.' });
  await answered(18, { score: 10, comment: 'Your support team is wonderful.' });
  const due = reportDueAt(committeeCalendar(run.app.deps.config), month);
  const at = (ms: number) => ({ ...run.app.deps, now: () => new Date(due.getTime() + ms) });
  expect(await sendMonthlyReport(at(-1))).toBe(0);
  expect(await run.sql('SELECT month FROM reports')).toEqual([]);
  await Promise.all([sendMonthlyReport(at(0)), sendMonthlyReport(at(0))]);
  run.app.deps.wake();
  await run.until('the report', () => reports()[0]);
  await run.until('its quotes', () => thread().some((one) => one.includes('The invoice was wrong')));
  expect(await sendMonthlyReport(at(1))).toBe(0);
  expect(reports()).toHaveLength(1);
  const shown = wordsOf(reports()[0]);
  expect(shown).toContain(`What customers told us in ${monthName(month)}`);
  // 18 of 30 less 12 of 30.
  expect(shown).toContain('NPS 20 (');
  expect(shown).toContain('30, rate unknown');
  expect(shown).toContain('Billing and contracts');
  expect(shown).toContain('12 accounts with a detractor among them, with an ARR of $120,000');
  expect(shown).toContain('initiative.make');
  const kept = await run.sql<{ posted: boolean }>('SELECT posted FROM reports');
  expect(kept).toEqual([{ posted: true }]);
});

test('killed between making and posting, the report is posted once after the next start', async () => {
  await answered(10, { score: 9 });
  // Nothing can be posted: so it was when the process died.
  await run.sql(
    `INSERT INTO lanes VALUES ('method:chat.postMessage', clock_timestamp() + interval '1 hour')
     ON CONFLICT (lane) DO UPDATE SET next_at = excluded.next_at`,
  );
  await untilDue();
  await sendMonthlyReport(run.app.deps);
  expect(await run.sql('SELECT month FROM reports')).toEqual([{ month }]);
  expect(reports()).toEqual([]);
  const { sandbox } = run;
  await run.app.stop();
  run = await runApp({ databaseUrl: database.url, sandbox });
  await run.sql('DELETE FROM lanes');
  run.app.deps.wake();
  await run.until('the report', () => reports()[0]);
  expect(await sendMonthlyReport(run.app.deps)).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(reports()).toHaveLength(1);
  await sandbox.close();
});

test('months that were missed are made up: the latest is posted, those before it are kept and named', async () => {
  await answered(10, { score: 9 });
  await untilDue(monthsLater(month, 2));
  await sendMonthlyReport(run.app.deps);
  await run.until('the report', () => reports()[0]);
  const rows = await run.sql('SELECT month, posted FROM reports ORDER BY month');
  expect(rows).toEqual([
    { month, posted: false },
    { month: monthsLater(month, 1), posted: false },
    { month: monthsLater(month, 2), posted: true },
  ]);
  expect(reports()).toHaveLength(1);
  expect(wordsOf(reports()[0])).toContain('Nobody answered (n=0)');
  expect(wordsOf(reports()[0])).toContain(`Kept for earlier months, too: ${monthName(month)}`);
});

test('no report is made of months before the app heard its first answer', async () => {
  expect(await sendMonthlyReport(run.app.deps)).toBe(0);
  const long = startOfMonth('America/New_York', monthsLater(month, -4)).toISOString();
  await answered(12, { score: 9, submitted_at: long });
  expect(await sendMonthlyReport(run.app.deps)).toBe(0);
  expect(await run.sql('SELECT month FROM reports')).toEqual([]);
  // Who asks for one gets it, and it goes to nobody else.
  const shown = wordsOf(await asked(monthsLater(month, -4)));
  expect(shown).toContain('low data');
  expect(reports()).toEqual([]);
});

test('below ten answers there are counts and no score, share, interval or movement', async () => {
  await answered(6, { score: 1, comment: 'The invoice was wrong again.' });
  await answered(3, { score: 10, comment: 'Your support team is wonderful.' });
  await untilDue();
  await sendMonthlyReport(run.app.deps);
  const report = await run.until('the report', () => reports()[0]);
  const shown = wordsOf(report);
  expect(shown).toContain('Too few answers for a score (n=9): 3 promoters, 0 passives, 6 detractors');
  expect(shown).toContain('too few to compare');
  expect(report.blocks!.some(({ type }) => type === 'image')).toBe(false);
  // Promises are counted out of their own number.
  expect(shown.replace(/0% \(0 of \d+\)|of 95% confidence/g, '')).not.toMatch(/\d%/);
});

test('an answer that comes late makes a revision that says what moved; asking again makes none', async () => {
  await answered(20, { score: 10 });
  await answered(10, { score: 2, comment: 'The invoice was wrong again.' });
  const during = new Date().toISOString();
  await untilDue();
  await sendMonthlyReport(run.app.deps);
  await run.until('the report', () => reports()[0]);
  await answered(1, { score: 1, submitted_at: during });
  const revised = wordsOf(await asked('last'));
  expect(revised).toContain('Revision 2: 1 answer came after; the score was 33, is 29.');
  await run.until('the report in its channel to say so', () =>
    wordsOf(reports()[0]).includes('Revision 2: 1 answer came after'),
  );
  expect(wordsOf(await asked(month))).toContain('Revision 2');
  expect(await run.sql('SELECT revision FROM reports ORDER BY 1')).toEqual([
    { revision: 1 },
    { revision: 2 },
  ]);
  expect(reports()).toHaveLength(1);
});

test('what is erased leaves the report and its thread, and no word of a customer stands in its rows', async () => {
  const [gone] = await answered(1, {
    score: 1,
    comment: 'Zwetana says the wrong invoice is an insult.',
  });
  await answered(2, { score: 2, comment: 'Another wrong invoice this month.' });
  await answered(10, { score: 10, comment: null });
  const due = reportDueAt(committeeCalendar(run.app.deps.config), month);
  await sendMonthlyReport({ ...run.app.deps, now: () => due });
  run.app.deps.wake();
  await run.until('the report', () => reports()[0]);
  await run.until('her words', () => thread().some((one) => one.includes('Zwetana')));
  const pages = () => run.sandbox.state.files().filter(({ name }) => name.endsWith('.html'));
  const words = (file: { content: string }) => Buffer.from(file.content, 'base64').toString();
  await run.until('the page', async () => {
    await keepReportFiles(run.app.deps);
    return pages().some((one) => words(one).includes('Zwetana'));
  });
  const rows = await run.sql<{ all: string }>(`SELECT figures::text || words::text AS "all" FROM reports`);
  expect(rows[0]!.all).not.toMatch(/Zwetana|wrong invoice/);
  await run.deliver('generic', {
    type: 'rnps.response.deleted',
    timestamp: new Date().toISOString(),
    data: { id: gone!.data.id },
  });
  await run.until(
    'no message to hold them',
    () => !JSON.stringify(run.sandbox.state.allMessages()).includes('Zwetana'),
  );
  await run.until('another page without her words', async () => {
    await keepReportFiles(run.app.deps);
    const [page, ...others] = pages();
    return (
      page && others.length === 0 && /Another wrong invoice/.test(words(page)) && !/Zwetana/.test(words(page))
    );
  });
  await run.until('the other quotes to stay', () =>
    thread().some((one) => one.includes('Another wrong invoice')),
  );
});

test('a button leads to the answers behind its figure, a page at a time, and a forged one to nothing', async () => {
  await answered(12, { score: 2, comment: 'The invoice was wrong again.' });
  await untilDue();
  await sendMonthlyReport(run.app.deps);
  const report = await run.until('the report', () => reports()[0]);
  const at = { place: { channel: CHANNELS.committee, messageTs: report.ts! }, blocks: report.blocks };
  await pressIn(run, 'U0RUTH', at, '▼ 12 Detractors');
  const opened = await run.until('the window', () => run.sandbox.state.views('U0RUTH').at(-1));
  expect(wordsOf(opened)).toContain('12 answers');
  expect(wordsOf(opened)).toContain('Page 1 of 2');
  await pressIn(run, 'U0RUTH', { place: { viewId: opened.id }, blocks: opened.blocks }, 'Older');
  await run.until('the second page', () =>
    wordsOf(run.sandbox.state.views('U0RUTH').at(-1)).includes('Page 2 of 2'),
  );
  const last = run.sandbox.state.views('U0RUTH').at(-1)!;
  expect(wordsOf(last).match(/The invoice was wrong again/g)).toHaveLength(2);
  for (const value of [
    '2026-10:band:king:0',
    `${month}:issue:x:0`,
    '__proto__',
    `${month}:theme:__proto__:0`,
    '',
  ])
    expect((await clicks(run, 'U0RUTH', 'report_theme', value)).status).toBe(200);
});

test('a month that is not over, has not begun, or is none is met with plain words', async () => {
  expect(wordsOf(await asked(monthsLater(month, -1)))).toContain('Nobody had answered by the end of');
  await answered(1, { score: 9 });
  expect(wordsOf(await asked(month))).toContain(`The report of ${monthName(month)} comes `);
  expect(wordsOf(await asked(monthsLater(month, 3)))).toContain('has not begun');
  expect(wordsOf(await asked('octember'))).toContain('is no month that I know');
  expect((await asked('<!channel> 2020-13')).text).toBe('I do not know that month.');
});
