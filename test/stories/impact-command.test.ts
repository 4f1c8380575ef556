import { parse } from 'csv-parse/sync';
import type { ReportFigures } from '../../src/domain/committee/report';
import { answersValue, readAnswersValue } from '../../src/domain/committee/report-answers';
import { answerImpact } from '../../src/presenters/numbers/answer-impact';
import { answersModel } from '../../src/presenters/report/present-answers';
import { collectReport } from '../../src/report/collect-report';
import { answersModal } from '../../src/views/report/answers-modal';
import { impactBlocks } from '../../src/views/report/impact';
import { pressIn, typed } from '../support/gestures';
import { type Running, runApp } from '../support/run-app';
import { clicks } from '../support/slack-requests';

/** November is on; months begin at midnight in New York. */
const NOW = '2026-11-20T12:00:00Z';
const ZONE = 'America/New_York';
let run: Running;
beforeAll(async () => {
  run = await runApp();
  await run.until('the days to be counted in the house zone', async () => {
    const rows = await run.sql<{ zone: string }>('SELECT zone FROM roll_up_state');
    return rows[0]!.zone === ZONE;
  });
  await aYear();
});
afterAll(() => run.stop());

/** The same every time: a multiplicative generator of Lehmer's. */
let state = 20_261_120;
const random = () => {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
};
const pick = (n: number) => Math.floor(random() * n);

/** Three surveys of 260 people of 90 accounts; of the unhappy half are contacted, and some of them told. */
async function aYear() {
  const rows: Record<string, unknown>[] = [];
  for (let i = 0; i < 260; i++) {
    const mood = 3 + pick(6);
    const score = () => Math.max(0, Math.min(10, mood + pick(5) - 2));
    for (const month of ['2026-01', '2026-05', '2026-09']) {
      if (random() < 0.15) continue;
      const value = score();
      const at = Date.parse(`${month}-0${1 + pick(9)}T0${pick(10)}:00:00Z`);
      const touched = value < 7 ? random() < 0.5 : random() < 0.1;
      rows.push({
        person: i,
        account: i % 90,
        score: value,
        at: new Date(at).toISOString(),
        // Some only after they have answered again, which tells nothing of that answer.
        contact: touched ? new Date(at + 86_400_000 * (1 + pick(180))).toISOString() : null,
        reached: random() < 0.8,
        told: touched && random() < 0.4,
        resolved: new Date(at + 86_400_000 * (3 + pick(60))).toISOString(),
      });
    }
  }
  // Nobody else begins with a zero, so nobody is alike.
  const zero = { person: 260, account: 0, reached: true, told: false, resolved: '2026-01-20T12:00:00Z' };
  rows.push(
    { ...zero, score: 0, at: '2026-01-05T12:00:00Z', contact: '2026-01-10T12:00:00Z' },
    { ...zero, score: 8, at: '2026-05-05T12:00:00Z', contact: null },
  );
  await run.sql(
    `WITH told AS (SELECT *, gen_random_uuid() AS response, gen_random_uuid() AS work FROM jsonb_to_recordset($1::jsonb)
                   AS (person int, account int, score int, at timestamptz, contact timestamptz, reached boolean, told boolean, resolved timestamptz)),
          accounts AS (INSERT INTO accounts (id, name, created_at, updated_at)
                       SELECT md5('account' || account)::uuid, 'Account ' || account, now(), now() FROM told GROUP BY account),
          people AS (INSERT INTO respondents (id, account_id, created_at, updated_at)
                     SELECT md5('person' || person)::uuid, md5('account' || min(account))::uuid, now(), now() FROM told GROUP BY person),
          answers AS (INSERT INTO responses (id, source, source_response_id, score, answered_at, received_at, respondent_id, account_id, account_facts, properties)
                      SELECT response, 'generic', response::text, score, at, at, md5('person' || person)::uuid, md5('account' || account)::uuid, '{}', '{}' FROM told),
          work AS (INSERT INTO follow_ups (id, response_id, current_response_id, team, priority, priority_reasons, opened_at, owner_id, claimed_at,
                                           resolved_at, resolved_by, outcome, customer_told)
                   SELECT work, response, response, 'cx', 'normal', '[]', at, 'U0MAYA', at, resolved, 'U0MAYA', 'explained', told
                     FROM told WHERE contact IS NOT NULL)
     INSERT INTO contacts (id, follow_up_id, channel, reached, at, by_id)
     SELECT gen_random_uuid(), work, 'phone', reached, contact, 'U0MAYA' FROM told WHERE contact IS NOT NULL`,
    [JSON.stringify(rows)],
  );
}

interface Pair {
  account: string;
  start: number;
  later: number;
  quarter: string;
  touched: boolean;
  told: boolean;
  person: string;
  since: Date;
  at: Date;
}

/** Everybody's answers one after the other, by loops over the rows as they stand. */
async function pairs(from: string, to: string): Promise<Pair[]> {
  const answers = await run.sql<{ person: string; account: string; score: number; at: Date }>(
    'SELECT respondent_id AS person, account_id AS account, score, answered_at AS at FROM responses WHERE respondent_id IS NOT NULL',
  );
  const works = await run.sql<{ person: string; reached: Date | null; resolved: Date; told: boolean }>(
    `SELECT r.respondent_id AS person, CASE WHEN c.reached THEN c.at END AS reached, f.resolved_at AS resolved, f.customer_told AS told
       FROM follow_ups f JOIN responses r ON r.id = f.response_id LEFT JOIN contacts c ON c.follow_up_id = f.id`,
  );
  const wall = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit' });
  const found: Pair[] = [];
  for (const person of new Set(answers.map((one) => one.person))) {
    const theirs = answers.filter((one) => one.person === person).sort((a, b) => +a.at - +b.at);
    for (let i = 1; i < theirs.length; i++) {
      const [first, second] = [theirs[i - 1]!, theirs[i]!];
      if (second.at < new Date(from) || second.at >= new Date(to)) continue;
      const between = (at: Date | null) => at !== null && at >= first.at && at < second.at;
      const own = works.filter((work) => work.person === person);
      const told = own.some((work) => work.told && between(work.resolved));
      const touched = told || own.some((work) => between(work.reached));
      const [year, month] = wall.format(first.at).split('-');
      found.push({
        account: second.account,
        start: first.score,
        later: second.score,
        quarter: `${year} ${Math.ceil(Number(month) / 3)}`,
        touched,
        told,
        person,
        since: first.at,
        at: second.at,
      });
    }
  }
  return found;
}

/** Least squares with an intercept for each score and quarter, by taking the stratum's means away. */
function leastSquares(all: Pair[], value: (pair: Pair) => number): number {
  let [xy, xx] = [0, 0];
  for (const stratum of new Set(all.map(({ start, quarter }) => `${start}/${quarter}`))) {
    const own = all.filter(({ start, quarter }) => `${start}/${quarter}` === stratum);
    const meanX = own.filter(({ touched }) => touched).length / own.length;
    const meanY = own.reduce((sum, one) => sum + value(one), 0) / own.length;
    for (const one of own) {
      const x = (one.touched ? 1 : 0) - meanX;
      xy += x * (value(one) - meanY);
      xx += x * x;
    }
  }
  return xy / xx;
}

const isAlike = (all: Pair[]) => (one: Pair) =>
  all.some(
    (other) => other.touched !== one.touched && other.start === one.start && other.quarter === one.quarter,
  );

/** The jackknife written out: all of it anew without each account. */
function errorOf(all: Pair[], value: (pair: Pair) => number): number {
  const matched = all.filter(isAlike(all));
  const accounts = [...new Set(matched.map(({ account }) => account))];
  const whole = leastSquares(matched, value);
  const squares = accounts.map(
    (account) =>
      (leastSquares(
        matched.filter((one) => one.account !== account),
        value,
      ) -
        whole) **
      2,
  );
  return Math.sqrt(((accounts.length - 1) / accounts.length) * squares.reduce((sum, one) => sum + one, 0));
}

const deps = () => ({ ...run.app.deps, now: () => new Date(NOW) });
const [FROM, TO] = ['2025-12-01T05:00:00Z', '2026-12-01T05:00:00Z'];

test('what is said is what the rows say, counted another way', async () => {
  const all = await pairs(FROM, TO);
  const matched = all.filter(isAlike(all));
  const { csv, finding } = await answerImpact(deps(), { months: 12 });
  const row = (what: string, of: string) => {
    const cells = csv.records.find((one) => one[0] === what && one[1] === of)!;
    return Object.fromEntries(csv.head.map((title, i) => [title, cells[i]])) as Record<string, number>;
  };
  const touched = row('score_moved', 'either');
  expect(matched.filter((one) => one.touched).length).toBeGreaterThan(50);
  expect(touched).toMatchObject({
    n: matched.filter((one) => one.touched).length,
    no_match: all.filter((one) => one.touched && !isAlike(all)(one)).length,
  });
  expect(row('score_moved', 'others_than_either').n).toBe(matched.filter((one) => !one.touched).length);
  const moved = ({ start, later }: Pair) => later - start;
  const difference = row('score_moved', 'difference_either');
  expect(difference.value).toBeCloseTo(leastSquares(matched, moved), 3);
  const reach = (difference.high_95! - difference.low_95!) / 2;
  // Of Student's t: from 1.96 up, and under 2.1 from twenty accounts on.
  const ratio = reach / errorOf(all, moved);
  expect(ratio).toBeGreaterThan(1.96);
  expect(ratio).toBeLessThan(2.1);
  const unhappy = all.filter(({ start }) => start <= 6);
  const left = ({ later }: Pair) => (later >= 7 ? 1 : 0);
  expect(row('detractors_no_longer', 'difference_either').value).toBeCloseTo(
    leastSquares(unhappy.filter(isAlike(unhappy)), left),
    3,
  );
  expect(finding).toMatch(/^Contacted or told, people moved .*, not proof$/);
  const moves = csv.records.filter(([what, of]) => what === 'moved' && of === 'touched');
  expect(moves.reduce((sum, one) => sum + Number(one[4]), 0)).toBe(all.filter((one) => one.touched).length);
  const promoted = moves.find((one) => one[2] === 'detractor' && one[3] === 'promoter')!;
  expect(promoted[4]).toBe(all.filter((one) => one.touched && one.start <= 6 && one.later >= 9).length);
});

test('fewer months are of those who answered again in them', async () => {
  const { csv } = await answerImpact(deps(), { months: 3 });
  const recent = await pairs('2026-09-01T04:00:00Z', TO);
  const n = csv.records.filter(([what]) => what === 'moved').reduce((sum, one) => sum + Number(one[4]), 0);
  expect(n).toBe(recent.length);
});

test('loops closed and customers told are those of the months in which work was opened', async () => {
  const { csv } = await answerImpact(deps(), { months: 12 });
  const cells = csv.records.find(([what, , month]) => what === 'loops_closed' && month === '2026-05')!;
  const [counted] = await run.sql<{ opened: string }>(
    `SELECT count(*) AS opened FROM follow_ups WHERE opened_at >= '2026-05-01T04:00:00Z' AND opened_at < '2026-06-01T04:00:00Z'`,
  );
  expect(Number(cells[4])).toBe(Number(counted!.opened));
});

test('only whoever asks sees it; a button shares it, another brings the file, and a word that is none is asked about', async () => {
  const answer = await typed(run, 'U0MAYA', 'impact 24');
  expect(answer.words).toContain('not proof');
  expect(answer.words).toContain('Expected bounce');
  expect(answer.words).toContain('From band to band');
  const image = (answer.blocks as any[]).find(({ type }) => type === 'image');
  expect(image.alt_text).toMatch(/Contacted or told, people moved|Too few/);
  const before = run.sandbox.state.messages('C0GENERAL').length;
  await pressIn(run, 'U0MAYA', answer, 'Share');
  const shared = await run.until('it to be shared', () => run.sandbox.state.messages('C0GENERAL')[before]);
  expect(shared.text).toContain('not proof');
  await pressIn(run, 'U0MAYA', answer, 'Export CSV');
  await run.until('the word that it was sent', () =>
    run.sandbox.state.ephemerals('U0MAYA').some(({ text }) => text.startsWith('✓ The file')),
  );
  const file = run.sandbox.state.files().find(({ name }: { name: string }) => name === 'impact.csv');
  const rows = parse(Buffer.from((file as any).content, 'base64').toString('utf8'), {
    bom: true,
    columns: true,
  });
  expect(rows).toContainEqual(expect.objectContaining({ what: 'score_moved', of: 'either' }));
  expect((await typed(run, 'U0MAYA', 'impact mnoths')).words).toContain('Did you mean months?');
  expect((await typed(run, 'U0MAYA', 'impct')).words).toContain('/rnps impact');
});

test('the report of a month has it, with the answers behind it; what is in confidence is counted and not listed', async () => {
  const { impact } = await collectReport(deps(), '2026-10');
  const all = await pairs('2025-11-01T04:00:00Z', '2026-11-01T04:00:00Z');
  expect(impact!.change.touched.n).toBe(all.filter(isAlike(all)).filter((one) => one.touched).length);
  const touched = all
    .filter((one) => one.touched)
    .filter(isAlike(all))
    .sort((a, b) => +b.at - +a.at);
  const alone = all.filter((one) => one.touched).length - touched.length;
  expect(alone).toBeGreaterThan(0);
  const asked = { month: '2026-10', behind: { kind: 'returned' }, page: 0 } as const;
  const before = await answersModel(deps(), asked);
  expect(before).toMatchObject({ total: touched.length, withheld: 0, left: alone, before: null });
  expect(before.heading).toBe(
    'Answers of people contacted or told before, and compared, the twelve months up to and with October 2026',
  );
  expect(JSON.stringify(answersModal(before))).toContain(
    `${alone} ${alone === 1 ? 'person more was' : 'people more were'} contacted or told`,
  );
  expect(before.answers.map(({ answeredAt }) => +answeredAt)).toEqual(
    touched.slice(0, 10).map(({ at }) => +at),
  );
  const [hidden] = before.answers;
  await run.sql(
    `INSERT INTO follow_ups (id, response_id, current_response_id, team, priority, priority_reasons, opened_at, confidential)
     VALUES (gen_random_uuid(), $1, $1, 'cx', 'normal', '[]', now(), true)
     ON CONFLICT (response_id) DO UPDATE SET confidential = true`,
    [hidden!.responseId],
  );
  const after = await answersModel(deps(), asked);
  expect(after).toMatchObject({ total: touched.length - 1, withheld: 1 });
  expect(after.answers.map(({ responseId }) => responseId)).not.toContain(hidden!.responseId);
  const blocks = impactBlocks({ month: '2026-10', impact } as unknown as ReportFigures);
  expect(JSON.stringify(blocks)).toContain(answersValue(asked));
  expect(readAnswersValue(answersValue(asked))).toEqual(asked);
  expect(await clicks(run, 'U0RUTH', 'report_returned', '2026-10:returned::0')).toMatchObject({
    status: 200,
  });
});

test('whoever was told, between two answers, that what they had asked for is there counts as told', async () => {
  const told = async () => {
    const { csv } = await answerImpact(deps(), { months: 12 });
    const row = csv.records.find(([what, of]) => what === 'score_moved' && of === 'told')!;
    return Number(row[4]) + Number(row[5]);
  };
  const before = await told();
  // Of half of the people somebody said that it is not needed.
  const half = '80000000-0000-0000-0000-000000000000';
  const at = '2026-03-15T12:00:00Z';
  await run.sql(
    `WITH decided AS (INSERT INTO initiatives (id, theme, month, title, status, decided_by, decided_at, closed_by, closed_at)
                      VALUES (gen_random_uuid(), 'billing', '2026-02', 'Mend it', 'declined', 'U0RUTH', now(), 'U0RUTH', now())
                      RETURNING id)
     INSERT INTO tellings (id, initiative_id, respondent_id, state, told_by, told_at, via)
     SELECT gen_random_uuid(), decided.id, p.id, CASE WHEN p.id < $1::uuid THEN 'told' ELSE 'not_needed' END, 'U0MAYA', $2::timestamptz,
            CASE WHEN p.id < $1::uuid THEN 'said' END
       FROM decided, respondents p`,
    [half, at],
  );
  const all = await pairs(FROM, TO);
  const heard = ({ person, since, at: later }: Pair) =>
    person < half && since <= new Date(at) && later > new Date(at);
  expect(await told()).toBe(all.filter((one) => one.told || heard(one)).length);
  expect(await told()).toBeGreaterThan(before + 25);
});
