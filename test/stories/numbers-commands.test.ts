import { parse } from 'csv-parse/sync';
import { Temporal } from 'temporal-polyfill';
import { genericAnswer } from '../support/answers';
import { databaseAt } from '../support/business-time';
import type { FreshDatabase } from '../support/fresh-database';
import { pressIn, typed } from '../support/gestures';
import { type Running, runApp } from '../support/run-app';

/** A day on which the quarter and the month have answers enough; the sample is made anew for each day. */
const WEDNESDAY = new Date('2030-03-20T15:00:00Z');
let database: FreshDatabase;
let run: Running;
let raw: Raw[];
beforeAll(async () => {
  database = await databaseAt(WEDNESDAY);
  run = await runApp({ databaseUrl: database.url, sampleLife: true });
  await run.until('the days to be counted in the house zone', async () => {
    const rows = await run.sql<{ zone: string }>('SELECT zone FROM roll_up_state');
    return rows[0]!.zone === ZONE;
  });
  raw = await run.sql<Raw>(
    `SELECT answered_at AS at, score, account_facts ->> 'plan' AS plan, (account_facts ->> 'arr')::float8 AS arr,
            account_id AS account, respondent_id AS person FROM responses`,
  );
  for (const row of raw) row.month = monthOf(row.at);
});
afterAll(async () => {
  await run.stop();
  await database.drop();
});

interface Raw {
  at: Date;
  score: number;
  plan: string | null;
  arr: number | null;
  account: string | null;
  person: string | null;
  month: string;
}
const ZONE = 'America/New_York';

/** Counted here, from the answers themselves, and not by the database or the app. */
function monthOf(at: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(ZONE)
    .toPlainDate()
    .toString()
    .slice(0, 7);
}
const vote = (score: number) => (score >= 9 ? 1 : score >= 7 ? 0 : -1);
const npsOf = (rows: Raw[]) => (100 * rows.reduce((sum, { score }) => sum + vote(score), 0)) / rows.length;
/** Halves away from zero: -18.75 is told as -18.8, as 18.75 is as 18.8. */
const round = (value: number, decimals = 0) =>
  (Math.sign(value) * Math.round(Math.abs(value) * 10 ** decimals)) / 10 ** decimals + 0;
const points = (value: number, decimals = 0) =>
  round(value, decimals).toFixed(decimals).replace('-', '\u2212');
const read = (cell: string) => Number(cell.replace('\u2212', '-'));

/** The decimals that scores and their moves need to add up. */
const decimalsOf = (pairs: [before: number, after: number][]) =>
  pairs.every(([a, b]) => round(b) - round(a) === round(b - a)) ? 0 : 1;

/** "up 6 on", as whoever subtracts the two scores as they are shown has it. */
function moveOf(before: number, after: number): string {
  const decimals = decimalsOf([[before, after]]);
  const moved = read(points(after, decimals)) - read(points(before, decimals));
  if (Math.abs(moved) < 0.05) return 'the same as';
  return `${moved > 0 ? 'up' : 'down'} ${Math.abs(moved).toFixed(decimals)} on`;
}

/** PRODUCT's interval, with the variance of the votes written out another way: the mean square less the squared mean. */
function intervalOf(rows: Raw[], decimals = 0): string {
  const votes = [...rows.map(({ score }) => vote(score)), 0.75 ** 0.5, 0, -(0.75 ** 0.5)];
  const n = rows.length + 3;
  const squares = rows.filter(({ score }) => vote(score) !== 0).length + 1.5;
  const mean = votes.slice(0, rows.length).reduce((sum, v) => sum + v, 0) / n;
  const error = Math.sqrt((squares / n - mean ** 2) / n);
  return `${points(100 * (mean - 1.95996 * error), decimals)} to ${points(100 * (mean + 1.95996 * error), decimals)}`;
}

const now = () => monthOf(run.app.deps.now());
const later = (month: string, by: number) =>
  Temporal.PlainYearMonth.from(month).add({ months: by }).toString();
const inMonths = (months: string[]) => raw.filter(({ month }) => months.includes(month));
const shortMonth = (month: string) =>
  new Date(`${month}-15`).toLocaleString('en-US', { month: 'short', timeZone: 'UTC' });
const quarter = (back: number) => {
  const month = Temporal.PlainYearMonth.from(now());
  const first = month.subtract({ months: ((month.month - 1) % 3) + 3 * back });
  return [0, 1, 2].map((i) => first.add({ months: i }).toString());
};

async function asked(text: string, as = 'U0MAYA') {
  const before = run.sandbox.state.ephemerals(as).length;
  await run.page('/ui/command', { as, channel: 'C0GENERAL', text: `/rnps ${text}` });
  const message = await run.until(`an answer to ${text}`, () => run.sandbox.state.ephemerals(as)[before]);
  const blocks = (message.blocks ?? []) as any[];
  const table = blocks.find(({ type }) => type === 'table');
  return {
    text: message.text,
    blocks,
    place: { channel: 'C0GENERAL', messageTs: (message as { ts: string }).ts },
    picture: blocks.find(({ type }) => type === 'image'),
    rows: ((table?.rows ?? []) as { text: string }[][]).map((row) => row.map(({ text: cell }) => cell)),
  };
}

test('trend: the finding and every month are as the answers themselves say', async () => {
  const answer = await asked('trend 12');
  const [soFar, last] = quarter(0).length > 0 && inMonths(quarter(0)).length >= 10 ? [0, 1] : [1, 2];
  const [current, before] = [inMonths(quarter(soFar!)), inMonths(quarter(last!))];
  const [was, is] = [npsOf(before), npsOf(current)];
  const decimals = decimalsOf([[was, is]]);
  expect(answer.text).toContain(
    `${points(is, decimals)} (${intervalOf(current, decimals)}, n=${current.length}): ${moveOf(was, is)}`,
  );
  expect(answer.picture.slack_file.id).toMatch(/^F/);
  expect(answer.picture.alt_text).toContain('95% interval');
  expect(answer.rows).toHaveLength(13);
  const shown = answer.rows.slice(1);
  const tenths = shown.some((row) => row[1]!.includes('.')) ? 1 : 0;
  for (const [i, row] of shown.entries()) {
    const rows = inMonths([later(now(), i - 11)]);
    expect(row[3]).toBe(String(rows.length));
    expect(row[1]).toBe(rows.length < 10 ? '–' : points(npsOf(rows), tenths));
    if (rows.length >= 30) expect(row[2]).toBe(intervalOf(rows));
    const last = shown[i - 1];
    if (!last || row[1] === '–' || last[1] === '–') continue;
    const [, change] = /^(\S+), (?:may be chance|real change)/.exec(row[4]!)!;
    expect(read(change!)).toBeCloseTo(read(row[1]!) - read(last[1]!), 9);
  }
});

test('trend by plan: each plan is as its answers say in both quarters, the largest first, those of one size by name', async () => {
  const { rows, text } = await asked('trend 6 by plans');
  const back = inMonths(quarter(0)).length >= 10 ? 0 : 1;
  const [soFar, last] = [inMonths(quarter(back)), inMonths(quarter(back + 1))];
  const plans = [...new Set([...soFar, ...last].map(({ plan }) => plan))]
    .map((plan) => ({
      plan: plan ?? '',
      own: soFar.filter((one) => one.plan === plan),
      before: last.filter((one) => one.plan === plan),
    }))
    .sort(
      (a, b) => b.own.length + b.before.length - a.own.length - a.before.length || (a.plan < b.plan ? -1 : 1),
    );
  const tenths = rows.slice(1).some((row) => row[1]!.includes('.') || row[3]!.includes('.')) ? 1 : 0;
  const scored = (own: Raw[]) => [own.length < 10 ? '–' : points(npsOf(own), tenths), String(own.length)];
  expect(rows.slice(1, plans.length + 1).map((row) => [row[0], row[1], row[2], row[3], row[5]])).toEqual(
    plans.map(({ plan, own, before }) => [plan || 'not known', ...scored(before), ...scored(own)]),
  );
  expect(text).toMatch(/^By plan, Q\d \d{4}( so far)? on Q\d \d{4}: /);
});

test('the views of accounts: each account is one vote, or as many as its ARR', async () => {
  const ofThisMonth = inMonths([now()]).filter(({ account }) => account);
  const accounts = [...new Set(ofThisMonth.map(({ account }) => account))].map((id) => {
    const own = ofThisMonth.filter(({ account }) => account === id).sort((a, b) => +b.at - +a.at);
    return { arr: own[0]!.arr ?? 0, vote: npsOf(own) };
  });
  const score = (weight: (one: { arr: number }) => number) =>
    accounts.reduce((sum, one) => sum + weight(one) * one.vote, 0) /
    accounts.reduce((sum, one) => sum + weight(one), 0);
  const told = async (view: string) => {
    const { csv } = await csvOf(`trend 3 ${view}`);
    return Number(csv.find(([month]) => month === now())![5]);
  };
  expect(accounts.length).toBeGreaterThanOrEqual(10);
  expect(await told('accounts')).toBeCloseTo(
    score(() => 1),
    1,
  );
  expect(await told('arr')).toBeCloseTo(
    score(({ arr }) => arr),
    1,
  );
});

test('the views of accounts say what can be said of the quarter, of the months and of each plan', async () => {
  const [now, last] = inMonths(quarter(0)).length >= 10 ? [quarter(0), quarter(1)] : [quarter(1), quarter(2)];
  const scored = (months: string[]) => {
    const own = inMonths(months).filter(({ account }) => account);
    const accounts = [...new Set(own.map(({ account }) => account))];
    const votes = accounts.map((id) => npsOf(own.filter(({ account }) => account === id)));
    return {
      n: own.length,
      accounts: votes.length,
      score: votes.reduce((sum, v) => sum + v, 0) / votes.length,
    };
  };
  const [after, before] = [scored(now!), scored(last!)];
  const decimals = decimalsOf([[before.score, after.score]]);
  const { text, rows } = await asked('trend 6 accounts');
  expect(text).toMatch(
    new RegExp(`: ${points(after.score, decimals)} \\(.* to .*, n=${after.n} of ${after.accounts} accounts`),
  );
  expect(text).toContain(`: ${moveOf(before.score, after.score)}`);
  expect(text).toMatch(/a real change|can't tell yet/);
  expect(rows.slice(2).map((row) => row[4])).toEqual(
    Array(5).fill(expect.stringMatching(/^\S+, (real change|may be chance)/)),
  );
  for (const view of ['accounts', 'arr']) {
    const byPlan = await asked(`trend 12 by plan ${view}`);
    expect(byPlan.rows.some((row) => /real change|may be chance/.test(row[6]!))).toBe(true);
  }
});

test('why: the effects add up to the move of the month', async () => {
  const { csv, finding } = await csvOf(`why ${later(now(), -1)} by plan`);
  const [month, before] = [inMonths([later(now(), -1)]), inMonths([later(now(), -2)])];
  const total = csv.reduce((sum, row) => sum + Number(row[6]), 0);
  expect(total).toBeCloseTo(npsOf(month) - npsOf(before), 0);
  const of = (rows: Raw[], plan: string) => rows.filter((one) => (one.plan ?? 'not known') === plan).length;
  const plans = [...new Set([...month, ...before].map(({ plan }) => plan ?? 'not known'))].filter((plan) =>
    [of(month, plan), of(before, plan)].every((n) => n === 0 || n >= 10),
  );
  const named = csv.map((row) => row[3]!).filter((name) => !/^\d+ others?$/.test(name));
  expect(new Set(named)).toEqual(new Set(plans));
  expect(finding).toContain(`n=${month.length}`);
});

test('target: only the committee sets it; what it takes is said with the mix that is assumed', async () => {
  expect((await typed(run, 'U0MAYA', 'target')).words).toContain('There is no target');
  expect((await typed(run, 'U0MAYA', 'target 60 by june')).words).toContain('Only the committee');
  const set = await asked('target 60 by june', 'U0GRACE');
  expect(set.text).toMatch(/^Target 60 by June \d{4}: /);
  const wave = inMonths([now(), later(now(), -1), later(now(), -2)]);
  expect(set.text).toContain(`${points(npsOf(wave))} (${intervalOf(wave)}, n=${wave.length})`);
  const words = JSON.stringify(set.blocks);
  const share = (of: (score: number) => boolean) =>
    Math.round((100 * wave.filter(({ score }) => of(score)).length) / wave.length);
  expect(words).toContain(
    `goes from ${share((s) => s >= 9)}/${share((s) => s === 7 || s === 8)}/${share((s) => s <= 6)} to`,
  );
  expect(JSON.stringify((await asked('target')).text)).toContain('Target 60');
  const monthsOfNow = `in ${shortMonth(later(now(), -2))}`;
  expect(set.text).toContain(monthsOfNow);
  const again = await asked('target 65 by june', 'U0GRACE');
  expect(JSON.stringify(again.blocks)).toMatch(/Until now it was 60 by June \d{4}\./);
  expect(JSON.stringify((await asked('target')).blocks)).not.toContain('Until now');
  const dropped = (await typed(run, 'U0GRACE', 'target none')).words;
  expect(dropped).toMatch(
    /no target any more: it was 65 by June (\d{4})\. `\/rnps target 65 by \1-06` sets it/,
  );
  expect((await typed(run, 'U0GRACE', 'target none')).words).toContain('There was no target');
});

test('a mistyped word is asked about and not guessed', async () => {
  expect((await typed(run, 'U0MAYA', 'trend by paln')).words).toContain('Did you mean plan?');
  expect((await typed(run, 'U0MAYA', 'why octobre')).words).toContain('I do not know \\"octobre\\"');
  expect((await typed(run, 'U0MAYA', 'trned')).words).toContain('/rnps trend');
});

test('shared, everybody in the channel sees it and who shared it; not where another organisation reads', async () => {
  const answer = await asked('trend 3');
  await pressIn(run, 'U0MAYA', answer, 'Share');
  const shared = await run.until('the shared numbers', () =>
    run.sandbox.state.messages('C0GENERAL').find(({ text }) => text === answer.text),
  );
  expect(JSON.stringify(shared.blocks)).toContain('Shared by <@U0MAYA>');
  expect(JSON.stringify(shared.blocks)).not.toContain('"Share"');
  const before = run.sandbox.state.messages('C0GENERAL').length;
  await run.page('/control', { setChannel: { id: 'C0GENERAL', isExtShared: true } });
  const said = run.sandbox.state.ephemerals('U0MAYA').length;
  await pressIn(run, 'U0MAYA', answer, 'Share');
  const refusal = await run.until('the refusal', () => run.sandbox.state.ephemerals('U0MAYA')[said]);
  expect(refusal.text).toContain('Another organisation reads this channel');
  expect(run.sandbox.state.messages('C0GENERAL')).toHaveLength(before);
});

test('by revenue, the counts of a month are of those who had a say, and add up to n', async () => {
  const account = { external_id: 'acc_free', name: 'Of no revenue', domain: 'free.example' };
  const body = genericAnswer({ score: 0, account, submitted_at: run.app.deps.now().toISOString() });
  expect((await run.deliver('generic', body)).status).toBe(200);
  const { csv: byAccount } = await csvOf('trend 12 accounts');
  const { csv } = await csvOf('trend 12 arr');
  expect(Number(byAccount.at(-1)![1])).toBe(Number(csv.at(-1)![1]) + 1);
  for (const [, n, promoters, passives, detractors] of [...csv, ...byAccount])
    expect(Number(promoters) + Number(passives) + Number(detractors)).toBe(Number(n));
});

/** The file that "Export CSV" brings by direct message. */
async function csvOf(text: string) {
  const answer = await asked(text);
  const had = new Set(run.sandbox.state.files().map(({ id }: { id: string }) => id));
  const said = run.sandbox.state.ephemerals('U0MAYA').length;
  await pressIn(run, 'U0MAYA', answer, 'Export CSV');
  await run.until('the word that it was sent', () => run.sandbox.state.ephemerals('U0MAYA')[said]);
  const file = await run.until('the file', () =>
    run.sandbox.state.files().find(({ id, name }: any) => name.endsWith('.csv') && !had.has(id)),
  );
  const content = Buffer.from(file.content, 'base64').toString('utf8');
  const csv: string[][] = parse(content, { bom: true });
  return { finding: answer.text, csv: csv.slice(1) };
}
