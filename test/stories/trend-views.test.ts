import type { TrendRequest } from '../../src/domain/numbers/numbers-words';
import { answerTrend } from '../../src/presenters/numbers/answer-trend';
import { type Running, runApp } from '../support/run-app';

let run: Running;
beforeAll(async () => {
  run = await runApp();
  await run.until('the days to be counted in the house zone', async () => {
    const rows = await run.sql<{ zone: string }>('SELECT zone FROM roll_up_state');
    return rows[0]!.zone === 'America/New_York';
  });
  await accounts(20, { score: 9, arr: 100, currency: 'USD' });
  await accounts(5, { score: 9, arr: 100, currency: ' usd' });
  await accounts(5, { score: 2, arr: 100 });
  await accounts(8, { score: 2, arr: 900_000, currency: 'JPY' });
});
afterAll(() => run.stop());

/** So many accounts of one plan, each with one answer in November 2026. */
async function accounts(
  count: number,
  { score, ...told }: { score: number; arr: number; currency?: string },
) {
  for (let i = 0; i < count; i++) {
    const [account] = await run.sql<{ id: string }>(
      `INSERT INTO accounts (id, name, arr, currency, created_at, updated_at)
       VALUES (gen_random_uuid(), 'One', $1, $2, now(), now()) RETURNING id`,
      [told.arr, told.currency ?? null],
    );
    await run.sql(
      `INSERT INTO responses (id, source, source_response_id, score, answered_at, received_at, account_id, account_facts, properties)
       VALUES (gen_random_uuid(), 'generic', gen_random_uuid()::text, $1, '2026-11-10T12:00:00Z', now(), $2, $3, '{}')`,
      [score, account!.id, JSON.stringify({ plan: 'team', ...told })],
    );
  }
}

async function trend(request: Partial<TrendRequest>) {
  const deps = { ...run.app.deps, now: () => new Date('2026-11-20T12:00:00Z') };
  const answer = await answerTrend(deps, { months: 2, segment: null, view: 'respondents', ...request });
  const { blocks } = answer.render({ chart: { kind: 'none', because: null }, shared: false, table: 'block' });
  const table = blocks.find(({ type }) => type === 'table') as any;
  return {
    ...answer,
    words: JSON.stringify(blocks),
    rows: table.rows.map((row: any[]) => row.map(({ text }) => text)) as string[][],
  };
}

test('by revenue only one currency has a say, that of most accounts, and who has none in it is counted', async () => {
  const { finding, words, csv, rows } = await trend({ view: 'arr' });
  // 25 of 30 equal votes are promoters, and five detractors of whom no currency was told.
  expect(finding).toMatch(/^Q4 2026 so far: 67 \(.*, n=30 of 30 accounts\)/);
  expect(words).toContain('counts by its ARR in USD; 8 accounts have none in USD and no say');
  expect(rows[2]!.slice(0, 4)).toEqual(['Nov 2026', '67', expect.any(String), '30']);
  const cell = (name: string) => csv.records.at(-1)![csv.head.indexOf(name)];
  expect([cell('accounts_left_out'), cell('effective_accounts'), cell('currency')]).toEqual([8, 30, 'USD']);
  expect((await trend({ view: 'accounts' })).finding).toContain('n=38 of 38 accounts');
});

test('by revenue the finding and each row say as how many accounts of equal weight they are', async () => {
  await accounts(1, { score: 9, arr: 2000, currency: 'USD' });
  // 30 of 100 and one of 2000: 5000^2 / (30 * 100^2 + 2000^2) = 5.8.
  const { finding, rows, words } = await trend({ view: 'arr' });
  expect(finding).toContain('A few accounts outweigh the others, so there is no score (n=31 of 31 accounts');
  expect(rows[2]!.at(-1)).toBe('too few accounts (as 5)');
  expect(words).toContain('Under 10 equal accounts there is no score');
});

test('by a segment it is told which part moved, both quarters side by side, and everybody together beneath', async () => {
  const { rows, words, finding } = await trend({ segment: 'plan' });
  expect(finding).toBe(
    'By plan, Q4 2026 so far on Q3 2026: no part has the 10 answers in each that a score takes (n=0, then 39)',
  );
  expect(rows[0]).toEqual(['Plan', 'Q3 2026', 'n', 'Q4 2026', '95%', 'n', 'Change']);
  expect(rows[1]).toEqual(['team', '–', '0', '33', expect.any(String), '39', 'no score before']);
  expect(words).toContain('All together, Q4 2026 so far: 33 (');
});

describe('where it is known of a month how many were invited', () => {
  const invited = (month: string, people: number) =>
    run.sql(`INSERT INTO invited (set_at, set_by, month, people) VALUES (now(), 'U0PRIYA', $1, $2)`, [
      `${month}-01`,
      people,
    ]);
  afterAll(() => run.sql('DELETE FROM invited'));
  const NARROWER = /narrower where we know how many were invited: ([^.]*)\. Under/;

  test('it is said of that month, and of no part, which nobody counted apart', async () => {
    const before = await trend({ segment: 'plan' });
    await invited('2026-11', 60);
    expect(NARROWER.exec((await trend({})).words)?.[1]).toBe('Nov 2026');
    const after = await trend({ segment: 'plan' });
    expect(after.rows).toEqual(before.rows);
    expect(after.words).not.toContain('narrower');
  });

  test('so many that it changes nothing that is shown are not spoken of', async () => {
    await invited('2026-11', 10_000_000);
    expect((await trend({})).words).not.toContain('narrower');
  });

  test('the quarter that is on needs no month that has not begun: finding and row of the same answers agree', async () => {
    await invited('2026-10', 20);
    const n = Number((await trend({})).rows[2]![3]);
    await invited('2026-11', n);
    const { words, rows, finding } = await trend({});
    expect(rows[2]![2]).toBe('all answered');
    expect(NARROWER.exec(words)?.[1]).toBe('Nov 2026, Q4 2026 so far');
    expect(NARROWER.exec((await trend({ segment: 'plan' })).words)?.[1]).toBe('Q4 2026 so far');
    await run.sql(`DELETE FROM invited WHERE month = '2026-10-01'`);
    expect((await trend({})).finding).not.toBe(finding);
  });
});

test('where most months of the parts would be gaps, the picture shows quarters, of the parts that have a score', async () => {
  const panels = async () => {
    const { picture } = await trend({ segment: 'plan', months: 12 });
    if (picture?.kind !== 'segments') throw new Error('There is no picture of parts.');
    return picture.panels.map(({ name, points }) => [name, points.map(({ label }) => label)]);
  };
  const quarters = ['Q4 2025', 'Q1 2026', 'Q2 2026', 'Q3 2026', 'Q4 2026'];
  expect(await panels()).toEqual([['team', quarters]]);
  await run.sql(
    `INSERT INTO responses (id, source, source_response_id, score, answered_at, received_at, account_facts, properties)
     SELECT gen_random_uuid(), 'generic', gen_random_uuid()::text, 9, make_timestamptz(2026, 3 + i % 8, 10, 12, 0, 0), now(),
            '{"plan": "team"}', '{}' FROM generate_series(1, 80) i`,
  );
  expect((await panels())[0]![1]).toHaveLength(12);
});
