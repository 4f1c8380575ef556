import { Client } from 'pg';
import { committeeCalendar, houseZone } from '../../src/config/team-calendar';
import { keepReportCanvases } from '../../src/delivery/canvas/keep-report-canvases';
import { keepReportFiles } from '../../src/delivery/report-files';
import type { ReportFigures } from '../../src/domain/committee/report';
import { reportDueAt } from '../../src/domain/committee/report-day';
import {
  type Month,
  monthAt,
  monthName,
  monthsLater,
  startOfMonth,
} from '../../src/domain/numbers/month-span';
import { localDate } from '../../src/domain/sla/calendar-zone';
import { decisionsToShow } from '../../src/queries/committee/decisions';
import { quotesAt } from '../../src/queries/committee/report-quotes';
import { missedBefore } from '../../src/queries/committee/reports';
import { countedZone } from '../../src/queries/numbers/answer-counts';
import { collectReport } from '../../src/report/collect-report';
import { findIssues } from '../../src/use-cases/comments/find-issues';
import { changeInitiative } from '../../src/use-cases/initiatives/change-initiative';
import { makeInitiative } from '../../src/use-cases/initiatives/make-initiative';
import { makeReport } from '../../src/use-cases/reports/make-report';
import { reviseReport } from '../../src/use-cases/reports/revise-report';
import { sendMonthlyReport } from '../../src/use-cases/reports/send-monthly-report';
import { genericAnswer } from '../support/answers';
import { CHANNELS } from '../support/card';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';
import { pressIn } from '../support/gestures';
import { dayFromNow, termsForm } from '../support/initiatives';
import { type Running, runApp } from '../support/run-app';
import { clicks, sendsForm, types } from '../support/slack-requests';

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

const withoutCanvases = () =>
  fetch(`${run.sandbox.url}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'canvases.create', kind: 'error', error: 'missing_scope', times: 1000 }),
  });

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

test('a theme to decide about that is not among those listed can be decided about in the report, too', async () => {
  await answered(12, { score: 2, comment: 'The invoice was wrong again.' });
  const due = await whenDue();
  await sendMonthlyReport(due);
  run.app.deps.wake();
  await run.until('the report', () => reports()[0]);
  const point = 'is not among the';
  expect(wordsOf(reports()[0])).not.toContain(point);
  // As where five others are spoken of more.
  await run.sql(
    `UPDATE reports SET figures = jsonb_set(figures, '{themes}', jsonb_build_array(figures #> '{themes,0}' || '{"themeId": "support", "name": "Support"}'))`,
  );
  await run.sql('UPDATE outbox SET revision = revision + 1 WHERE key = $1', [`report:${month}`]);
  run.app.deps.wake();
  const shown = await run.until('its place on the agenda', () =>
    reports().find((one) => wordsOf(one).includes(point)),
  );
  expect(wordsOf(shown)).toContain('*Billing and contracts*  is not among the 1 theme above');
  const place = { channel: CHANNELS.committee, messageTs: shown.ts };
  const blocks = shown.blocks!.slice(-8);
  await pressIn(run, 'U0RUTH', { place, blocks }, 'Make initiative');
  const form = await run.until('the form', () => run.sandbox.state.views('U0RUTH').at(-1));
  expect(wordsOf(form)).toContain('Billing and contracts');
});

test('what is decided over a report leaves its agenda, and stands beneath its theme; reports of months before know nothing of it', async () => {
  await answered(12, { score: 2, comment: 'The invoice was wrong again.' });
  await sendMonthlyReport(await whenDue());
  run.app.deps.wake();
  const before = wordsOf(await run.until('the report', () => reports()[0]));
  expect(before).toContain('Decide about Billing and contracts');
  expect(before).toContain('initiative.make');
  const decide = JSON.stringify({ about: `${month}:billing` });
  const terms = termsForm({ title: 'Clear invoices', due: dayFromNow(run, 30) });
  expect((await sendsForm(run, 'U0GRACE', 'initiative_submit', decide, terms)).body).toBeFalsy();
  const after = await run.until('the report to say so', () => {
    const shown = wordsOf(reports()[0]);
    return shown.includes('*○ An initiative:* Clear invoices') ? shown : null;
  });
  expect(after).not.toContain('Decide about Billing and contracts');
  expect(after).not.toContain('initiative.make');
  expect(after).toContain('report_theme');
  expect(await decisionsToShow(run.app.deps.db, month)).toHaveLength(1);
  expect(await decisionsToShow(run.app.deps.db, monthsLater(month, -1))).toEqual([]);
});

test('a quote of the report is not cut out of a short sentence', async () => {
  await answered(1, {
    score: 2,
    comment: 'Fine. Support took four days to answer a yes/no question. It was no.',
  });
  await sendMonthlyReport(await whenDue());
  run.app.deps.wake();
  const whole = '“Support took four days to answer a yes/no question.”';
  expect(wordsOf(await run.until('the report', () => reports()[0]))).toContain(whole);
  await run.until('its quotes', () => thread().some((one) => one.includes(whole)));
});

test('what was delivered is no point of the next agenda, unless it is surely criticised since; what stands beneath its theme says so', async () => {
  const today = localDate(houseZone(run.app.deps.config), run.app.deps.now());
  await threeComplain();
  await answered(3, { score: 1, comment: 'Your support team was rude to me.' });
  await deliveredOver('billing', today, 'Clear invoices');
  // As if its day were over for long.
  await deliveredOver('support', today, 'Kinder words');
  await run.sql(`UPDATE initiatives SET delivered_since = '2020-01-01' WHERE theme = 'support'`);
  await sendMonthlyReport(await whenDue());
  run.app.deps.wake();
  const shown = wordsOf(await run.until('the report', () => reports()[0]));
  expect(await issuesTold()).toEqual([{ n: 2 }]);
  expect(shown).toContain(`Clear invoices; all 3 of these answers came before it`);
  expect(shown).toContain('Kinder words; all 3 of these answers came after it; 3 answers still criticise it');
  expect(shown).not.toMatch(/Decide about Billing|alike \(Billing/);
  expect(shown).toContain('alike (Support and help)');
  expect(shown).toContain(
    'Decide about Support and help once more: 3 answers still criticise it after it was delivered on 1 Jan 2020.',
  );
  const of = (label: string) => shown.includes(`"accessibility_label":"${label}`);
  expect([of('Decline: Billing'), of('Decline: Support')]).toEqual([false, true]);
});

/** An initiative of the month before that was delivered on a day. */
async function deliveredOver(theme: string, day: string, title: string) {
  const about = { month: monthsLater(month, -1), theme };
  const terms = { title, owner: 'U0LENA', dueOn: dayFromNow(run, 30), firstStep: null };
  const made = await makeInitiative(run.app.deps, { by: 'U0GRACE', about, terms });
  if (made.kind !== 'done') throw new Error(`Not made: ${made.kind}`);
  const event = { kind: 'deliver', what: 'It is there.', since: day } as const;
  await changeInitiative(run.app.deps, { initiativeId: made.initiativeId, by: 'U0LENA', event });
}

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

/** The app as it is when the report of a month is due and its days are counted; what ticks do then is left to the test. */
async function whenDue(of: Month = month) {
  const { config, db } = run.app.deps;
  const due = reportDueAt(committeeCalendar(config), of);
  await run.until('days to be counted', async () => (await countedZone(db)) === houseZone(config));
  return { ...run.app.deps, now: () => due };
}

async function threeComplain() {
  for (const words of ['The invoice was wrong again.', 'Another wrong invoice.', 'Your invoices are wrong.'])
    await answered(1, { score: 2, comment: words });
}

const issuesTold = () =>
  run.sql<{ n: number }>(`SELECT jsonb_array_length(figures -> 'issues') AS n FROM reports ORDER BY month`);

test('what recurs is looked for before a report is made, so that the first one tells it', async () => {
  await threeComplain();
  expect(await sendMonthlyReport(await whenDue())).toBe(1);
  expect(await issuesTold()).toEqual([{ n: 1 }]);
});

test('a report is made all the same when what recurs cannot be looked for', async () => {
  await threeComplain();
  await run.sql(
    `CREATE FUNCTION no_issue() RETURNS trigger AS $$ BEGIN RAISE 'the disk is full'; END $$ LANGUAGE plpgsql`,
  );
  await run.sql('CREATE TRIGGER no_issue BEFORE INSERT ON issues FOR EACH ROW EXECUTE FUNCTION no_issue()');
  expect(await sendMonthlyReport(await whenDue())).toBe(1);
  expect(await issuesTold()).toEqual([{ n: 0 }]);
});

test('months that were missed wait until the comments of all of them are read', async () => {
  await answered(1, { score: 2, comment: 'The invoice was wrong again.' });
  // As somebody who imports holds it: nobody reads it meanwhile.
  const reader = new Client({ connectionString: database.url });
  await reader.connect();
  await reader.query('BEGIN');
  await reader.query('SELECT FROM responses FOR NO KEY UPDATE');
  await run.sql(
    'INSERT INTO comments_to_annotate (response_id, answered_at) SELECT id, answered_at FROM responses',
  );
  const later = await whenDue(monthsLater(month, 2));
  expect(await sendMonthlyReport(later)).toBe(0);
  await reader.query('COMMIT');
  await reader.end();
  await run.until('the comment to be read', async () => {
    const waiting = await run.sql('SELECT FROM comments_to_annotate');
    return waiting.length === 0;
  });
  expect(await sendMonthlyReport(later)).toBe(3);
});

/** Nobody reads what waits to be read, until this is let go. */
async function unreadComments() {
  const holder = new Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM responses FOR NO KEY UPDATE');
  await run.sql(
    'INSERT INTO comments_to_annotate (response_id, answered_at) SELECT id, answered_at FROM responses',
  );
  return async () => {
    await holder.query('ROLLBACK');
    await holder.end();
  };
}

test('comments that nobody can read hold a report up for ten minutes, and no longer', async () => {
  await answered(1, { score: 2, comment: 'The invoice was wrong again.' });
  const letGo = await unreadComments();
  const due = await whenDue();
  const after = (ms: number) => ({ ...due, realNow: () => new Date(due.realNow().getTime() + ms) });
  expect(await sendMonthlyReport(due)).toBe(0);
  expect(await sendMonthlyReport(after(590_000))).toBe(0);
  expect(await sendMonthlyReport(after(601_000))).toBe(1);
  await letGo();
});

test('no report is made while days are counted anew for another zone', async () => {
  await answered(1, { score: 9 });
  const due = await whenDue();
  const inTokyo = Object.entries(due.config.calendars).map(([id, one]) => [
    id,
    { ...one, zone: 'Asia/Tokyo' },
  ]);
  const elsewhere = { ...due, config: { ...due.config, calendars: Object.fromEntries(inTokyo) } };
  expect(houseZone(elsewhere.config)).toBe('Asia/Tokyo');
  expect(await sendMonthlyReport(elsewhere)).toBe(0);
  expect(await sendMonthlyReport(due)).toBe(1);
});

test('after a long absence six months are made up, and no more', async () => {
  await answered(1, { score: 9 });
  expect(await sendMonthlyReport(await whenDue(monthsLater(month, 9)))).toBe(6);
  const rows = await run.sql<{ month: Month }>('SELECT month FROM reports ORDER BY month');
  expect(rows.map((one) => one.month)).toEqual([4, 5, 6, 7, 8, 9].map((n) => monthsLater(month, n)));
});

test('a month in which nobody had answered by its end has none, though the first answer came before it was due', async () => {
  await answered(1, { score: 9 });
  const before = monthsLater(month, -1);
  const due = await whenDue(before);
  const first = startOfMonth('America/New_York', month);
  await run.sql('UPDATE responses SET received_at = $1, answered_at = $1', [first]);
  expect(due.now().getTime()).toBeGreaterThan(first.getTime());
  expect(await sendMonthlyReport(due)).toBe(0);
});

test('who dies in the middle of missed months goes on with the rest', async () => {
  await answered(1, { score: 9 });
  const due = await whenDue(monthsLater(month, 2));
  await run.sql(
    `CREATE FUNCTION no_more() RETURNS trigger AS $$ BEGIN IF (SELECT count(*) FROM reports) > 0 THEN RAISE 'killed'; END IF;
       RETURN NEW; END $$ LANGUAGE plpgsql`,
  );
  await run.sql('CREATE TRIGGER no_more BEFORE INSERT ON reports FOR EACH ROW EXECUTE FUNCTION no_more()');
  // Nor can it note that it failed.
  await run.sql('CREATE TRIGGER no_more BEFORE INSERT ON stuck_work FOR EACH ROW EXECUTE FUNCTION no_more()');
  await expect(sendMonthlyReport(due)).rejects.toThrow('killed');
  await run.sql('DROP TRIGGER no_more ON reports');
  await run.sql('DROP TRIGGER no_more ON stuck_work');
  expect(await sendMonthlyReport(due)).toBe(2);
  const posted = await run.sql('SELECT month FROM reports WHERE posted');
  expect(posted).toEqual([{ month: monthsLater(month, 2) }]);
});

test('a missed month that cannot be made keeps no later one waiting, and is made at its next try, unposted', async () => {
  await answered(1, { score: 9 });
  const due = await whenDue(monthsLater(month, 2));
  await run.sql(`ALTER TABLE reports ADD CONSTRAINT not_this CHECK (month <> '${monthsLater(month, 1)}')`);
  expect(await sendMonthlyReport(due)).toBe(2);
  await run.sql('ALTER TABLE reports DROP CONSTRAINT not_this');
  await run.sql('UPDATE stuck_work SET next_at = clock_timestamp()');
  expect(await sendMonthlyReport(due)).toBe(1);
  const kept = await run.sql('SELECT month, posted FROM reports ORDER BY month');
  expect(kept).toEqual([0, 1, 2].map((n) => ({ month: monthsLater(month, n), posted: n === 2 })));
});

test('a month that somebody had asked for long before was not missed', async () => {
  await answered(1, { score: 9 });
  await sendMonthlyReport(await whenDue(monthsLater(month, 2)));
  await run.sql(`UPDATE reports SET made_at = made_at - interval '1 day' WHERE month = $1`, [month]);
  expect(await missedBefore(run.app.deps.db, monthsLater(month, 2))).toEqual([monthsLater(month, 1)]);
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
  // Nor does a revision of it.
  await answered(1, { score: 0, submitted_at: long });
  expect(wordsOf(await asked(monthsLater(month, -4)))).toContain('Revision 2');
  expect(await run.sql('SELECT posted FROM reports')).toEqual([{ posted: false }, { posted: false }]);
  expect(await run.sql(`SELECT key FROM outbox WHERE key LIKE 'report:%'`)).toEqual([]);
  expect(reports()).toEqual([]);
  // Before anybody had answered there is nothing to report, also not for somebody who asks.
  expect(wordsOf(await asked(monthsLater(month, -5)))).toContain('Nobody had answered by the end of');
});

test('below ten answers there are counts and no score, share, interval or movement', async () => {
  await answered(6, { score: 1, comment: 'The invoice was wrong again.' });
  await answered(3, { score: 10, comment: 'Your support team is wonderful.' });
  await untilDue();
  await sendMonthlyReport(run.app.deps);
  const report = await run.until('the report', () => reports()[0]);
  const shown = wordsOf(report);
  expect(shown).toContain('Too few answers for a score (n=9): 3 promoters, 0 passives, 6 detractors');
  expect(shown).toMatch(/too few to compare/i);
  expect(report.blocks!.some(({ type }) => type === 'image')).toBe(false);
  // Promises are counted out of their own number.
  expect(shown.replace(/0% \(0 of \d+\)|of 95% confidence/g, '')).not.toMatch(/\d%/);
});

test('what moved the score is told by parts of ten answers and more; the others are kept without a name', async () => {
  const last = `${monthsLater(month, -1)}-10T12:00:00Z`;
  const firm = (plan: string) => ({ account: { external_id: `acc_${plan}`, name: `Firm ${plan}`, plan } });
  for (const [submitted_at, score] of [
    [last, 10],
    [run.app.deps.now().toISOString(), 0],
  ] as const) {
    await answered(28, { ...firm('Wide'), submitted_at, score: 8, comment: null });
    await answered(6, { ...firm('Niche'), submitted_at, score, comment: null });
  }
  const figures = await run.until('the days to be counted', async () => {
    const one = await collectReport(run.app.deps, month);
    return one.nps.n === 34 && one.last.nps.n === 34 ? one : null;
  });
  expect(figures.why).toMatchObject({ segment: 'plan' });
  expect(figures.why!.effects.map(({ value }) => value)).toEqual([null, 'Wide']);
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

test('how many were invited, told later, makes a revision with the rate of answers', async () => {
  await answered(20, { score: 10 });
  await answered(10, { score: 2, comment: null });
  await untilDue();
  await sendMonthlyReport(run.app.deps);
  await run.until('the report', () => reports()[0]);
  expect(wordsOf(reports()[0])).toContain('30, rate unknown');
  await types(run, 'U0PRIYA', `invited ${month} 40`);
  const revised = wordsOf(await asked('last'));
  expect(revised).toContain('Revision 2: how many were invited was told since');
  expect(revised).toContain('30, 75% of 40 invited');
  expect(revised).not.toContain('tells how many were invited');
});

test('what comments are about, read again, makes a revision; a quote of words that are gone is not shown', async () => {
  await answered(10, { score: 2, comment: 'The invoice was wrong again.' });
  await untilDue();
  await sendMonthlyReport(run.app.deps);
  await run.until('the report', () => reports()[0]);
  const [row] = await run.sql<{ figures: ReportFigures }>('SELECT figures FROM reports');
  const { quotes } = row!.figures.themes[0]!;
  expect((await quotesAt(run.app.deps.db, quotes)).size).toBe(3);
  await run.sql(`UPDATE annotation_themes SET theme_id = 'pricing'`);
  expect(wordsOf(await asked('last'))).toContain(
    'Revision 2: what comments are about, here or in the month before, was read again, corrected or confirmed since; the score is',
  );
  await run.sql(`UPDATE responses SET comment = 'Zwetana thinks that all of it is far too expensive.'`);
  expect((await quotesAt(run.app.deps.db, quotes)).size).toBe(0);
});

test('what somebody confirms after the report was made makes a revision, and the words go by it', async () => {
  await answered(10, { score: 2, comment: 'The invoice was wrong again.' });
  await run.sql(
    `UPDATE annotations SET sure = false WHERE response_id <> (SELECT min(response_id::text)::uuid FROM annotations)`,
  );
  await untilDue();
  await sendMonthlyReport(run.app.deps);
  await run.until('the report', () => reports()[0]);
  expect(wordsOf(reports()[0])).toContain('10 answers, 1 of them sure');
  await run.sql(`UPDATE annotations SET sure = true`);
  const revised = wordsOf(await asked('last'));
  expect(revised).toContain('corrected or confirmed since; the score is');
  expect(revised).not.toContain('1 of them sure');
  expect(wordsOf(await asked('last'))).toContain('Revision 2');
});

test('what somebody confirms of a quarter’s first month revises the report that ends the quarter, and what stands under it', async () => {
  await answered(10, { score: 2, comment: 'The invoice was wrong again.' });
  const last = [1, 2, 3, 4, 5]
    .map((n) => monthsLater(month, n))
    .find((one) => Number(one.slice(5)) % 3 === 0)!;
  const due = await whenDue(last);
  const first = startOfMonth(houseZone(due.config), monthsLater(last, -2));
  await run.sql(`UPDATE responses SET answered_at = $1::timestamptz + interval '1 day'`, [first]);
  await run.sql(
    `UPDATE annotations SET sure = false WHERE response_id <> (SELECT min(response_id::text)::uuid FROM annotations)`,
  );
  await makeReport(due, { month: last, posted: true });
  run.app.deps.wake();
  const quarter = (words: string) => thread().some((one) => one.includes('sounds') && one.includes(words));
  await run.until('the quarter', () => quarter('10 answers, 1 of them sure'));
  expect(await reviseReport(due, last)).toBe(false);
  await run.sql(`UPDATE annotations SET sure = true`);
  expect(await reviseReport(due, last)).toBe(true);
  await run.until(
    'the quarter by what is sure now',
    () => quarter('10 answers') && !quarter('1 of them sure'),
  );
  await run.until('the reason', () =>
    run.sandbox.state
      .messages(CHANNELS.committee)
      .some((one) => wordsOf(one).includes('Revision 2: of the quarter, comments were read again')),
  );
  expect(await reviseReport(due, last)).toBe(false);
});

test('guests are shown no report and no answers', async () => {
  await answered(1, { score: 2, comment: 'The invoice was wrong again.' });
  await untilDue();
  await sendMonthlyReport(run.app.deps);
  await run.until('the report', () => reports()[0]);
  expect((await asked('last', 'U0GUS')).text).toContain('Guests can read along here');
  const told = () => run.sandbox.state.ephemerals('U0GUS');
  for (const action of ['report_theme', 'report_detractors']) {
    const before = told().length;
    await clicks(run, 'U0GUS', action, `${month}:band:detractor:0`);
    await run.until(`an answer to ${action}`, () => told()[before]);
    expect(told()[before]!.text).toContain('Guests can read along here');
  }
});

test('it is shared where only we read, and is not shared where another organisation reads', async () => {
  await answered(1, { score: 9 });
  await untilDue();
  await sendMonthlyReport(run.app.deps);
  const { channel, ts, blocks } = await asked('last', 'U0MAYA');
  const at = { place: { channel, messageTs: ts! }, blocks };
  const outside = (isExtShared: boolean) =>
    run.page('/control', { setChannel: { id: channel, isExtShared } });
  const [all, own] = [run.sandbox.state.messages(channel), run.sandbox.state.ephemerals('U0MAYA')].map(
    (one) => one.length,
  );
  await outside(true);
  await pressIn(run, 'U0MAYA', at, 'Share');
  const refused = await run.until('an answer', () => run.sandbox.state.ephemerals('U0MAYA')[own!]);
  expect(refused.text).toContain('Another organisation reads this channel');
  expect(run.sandbox.state.messages(channel)).toHaveLength(all!);
  await outside(false);
  await pressIn(run, 'U0MAYA', at, 'Share');
  const shared = await run.until('it to be shared', () => run.sandbox.state.messages(channel)[all!]);
  expect(wordsOf(shared)).toContain(`What customers told us in ${monthName(month)}`);
});

test('what is erased leaves the report and its thread, and no word of a customer stands in its rows', async () => {
  // Without its scope there is no canvas, and a page in the thread instead.
  await withoutCanvases();
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
    await keepReportCanvases(run.app.deps);
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

test('what several accounts report alike is shown by the words of the month, though others said it since', async () => {
  for (const comment of [
    'Another wrong invoice this month.',
    'The invoice was wrong again.',
    'We got a wrong invoice.',
  ])
    await answered(1, { score: 2, comment });
  await findIssues(run.app.deps);
  await untilDue();
  const since = run.app.deps.now().toISOString();
  await answered(1, { score: 1, comment: 'We got a wrong invoice.', submitted_at: since });
  await findIssues(run.app.deps);
  expect(await run.sql('SELECT FROM issue_answers')).toHaveLength(4);
  await sendMonthlyReport(run.app.deps);
  const shown = wordsOf(await asked(month)).split('What several accounts report alike')[1]!;
  expect(shown).toContain('3 accounts, 3 answers in ninety days');
  expect(shown).toMatch(/“(Another wrong invoice|The invoice was wrong|We got a wrong invoice)/);
  expect(shown).not.toContain('” 1/10');
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
  // On the first day of a month the report of the one before is still to come.
  expect(wordsOf(await asked(monthsLater(month, -2)))).toContain('Nobody had answered by the end of');
  await answered(1, { score: 9 });
  expect(wordsOf(await asked(month))).toContain(`The report of ${monthName(month)} comes `);
  expect(wordsOf(await asked(monthsLater(month, 3)))).toContain('has not begun');
  expect(wordsOf(await asked('octember'))).toContain('is no month that I know');
  expect((await asked('<!channel> 2020-13')).text).toBe('I do not know that month.');
});
