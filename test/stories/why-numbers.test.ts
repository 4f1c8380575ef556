import { answerWhy } from '../../src/presenters/numbers/answer-why';
import { type Running, runApp } from '../support/run-app';

let run: Running;
beforeAll(async () => {
  run = await runApp();
  await run.until('the days to be counted in the house zone', async () => {
    const rows = await run.sql<{ zone: string }>('SELECT zone FROM roll_up_state');
    return rows[0]!.zone === 'America/New_York';
  });
});
beforeEach(() => run.sql('DELETE FROM responses'));
afterAll(() => run.stop());

/** So many answers of a month, of customers of a plan; every other one in EMEA. */
async function answers(month: string, told: Record<string, { happy?: number; unhappy?: number }>) {
  for (const [plan, { happy = 0, unhappy = 0 }] of Object.entries(told))
    await run.sql(
      `INSERT INTO responses (id, source, source_response_id, score, answered_at, received_at, account_facts, properties)
       SELECT gen_random_uuid(), 'generic', gen_random_uuid()::text, CASE WHEN i <= $3 THEN 9 ELSE 2 END, $1::timestamptz, now(),
              jsonb_build_object('plan', $2::text, 'region', CASE i % 2 WHEN 0 THEN 'EMEA' ELSE 'AMER' END), '{}'
         FROM generate_series(1, $3::int + $4::int) i`,
      [`${month}-10T12:00:00Z`, plan, happy, unhappy],
    );
}

function why(
  now: string,
  period: { kind: 'month' | 'quarter'; month: `${number}-${string}` } | null = null,
  segment: 'plan' | 'region' | null = null,
) {
  const deps = { ...run.app.deps, now: () => new Date(`${now}-20T12:00:00Z`) };
  return answerWhy(deps, { period, segment });
}
const blocksOf = ({ render }: Awaited<ReturnType<typeof why>>) =>
  JSON.stringify(render({ chart: { kind: 'none', because: null }, shared: false, table: 'block' }).blocks);
const rowsOf = async (answer: ReturnType<typeof why>) => {
  const chart = { kind: 'none', because: null } as const;
  const { blocks } = (await answer).render({ chart, shared: false, table: 'block' });
  const table = blocks.find(({ type }) => type === 'table') as any;
  return table.rows.map((row: any[]) => row.map(({ text }) => text));
};

test('where the unhappy plan answered more often than chance would have it, the plan is named', async () => {
  await answers('2026-04', { enterprise: { happy: 40 }, starter: { unhappy: 20 } });
  await answers('2026-05', { enterprise: { happy: 20 }, starter: { unhappy: 40 } });
  const { finding } = await why('2026-06');
  expect(finding).toContain('May 2026: −33.3 ');
  expect(finding).toMatch(
    /By plan, nothing comes from what customers said and −66.6 from who answered, so mostly other people/,
  );
  expect(await rowsOf(why('2026-06'))).toContainEqual(['starter', '0', '−33.3', '−33.3', '20 → 40']);
});

test('where chance does as much, no segment is named and the plan is shown, however large another effect is', async () => {
  // By region the effect is the larger one, with three answers that are told of in April alone.
  await answers('2026-04', { enterprise: { happy: 30, unhappy: 10 }, starter: { happy: 10, unhappy: 10 } });
  await answers('2026-05', { enterprise: { happy: 28, unhappy: 12 }, starter: { happy: 11, unhappy: 10 } });
  await run.sql(
    `UPDATE responses SET account_facts = account_facts || '{"region": "APAC"}' WHERE id IN
       (SELECT id FROM responses WHERE score = 9 AND answered_at < '2026-05-01' ORDER BY id LIMIT 3)`,
  );
  const answer = await why('2026-06');
  expect(answer.finding).toMatch(/whether that is real\. Who answered changed no more than by chance$/);
  expect((await rowsOf(why('2026-06')))[0]![0]).toBe('Plan');
  expect(Math.abs(mixOf(answer, 'region'))).toBeGreaterThan(Math.abs(mixOf(answer, 'plan')));
  expect((await why('2026-06', null, 'region')).finding).toMatch(
    /By region, .* from who answered, no more than by chance$/,
  );
});

test('of whom fewer than ten answered, nobody is named, in the table, the picture or the file', async () => {
  await answers('2026-04', {
    team: { happy: 30, unhappy: 10 },
    business: { happy: 4, unhappy: 1 },
    legacy: { unhappy: 3 },
  });
  await answers('2026-05', {
    team: { happy: 32, unhappy: 12 },
    business: { happy: 2 },
    legacy: { happy: 1 },
  });
  const answer = await why('2026-06', null, 'plan');
  const [, , others, all] = await rowsOf(why('2026-06', null, 'plan'));
  expect([others[0], others[4]]).toEqual(['2 others', '8 → 3']);
  expect([all[0], all[4]]).toEqual(['All', '48 → 47']);
  const file = JSON.stringify(answer.csv.records);
  const drawn = JSON.stringify(answer.picture);
  for (const told of [file, drawn]) {
    expect(told).toContain('2 others');
    expect(told).not.toMatch(/business|legacy/);
  }
});

test('where no part has enough answers to be named, that is said, and the quarter is offered when it has', async () => {
  const few = { team: { happy: 6, unhappy: 2 }, business: { happy: 4, unhappy: 3 } };
  await answers('2026-09', few);
  await answers('2026-10', few);
  const october = { kind: 'month', month: '2026-10' } as const;
  // By region they would be enough.
  await run.sql(`UPDATE responses SET account_facts = account_facts - 'region'`);
  const alone = await why('2026-11', october);
  expect(alone.finding).toMatch(
    /Too few answers to split \(n=15, then 15\): no part of them has the 10 in each that it takes$/,
  );
  expect(alone.picture).toBeNull();
  expect(alone.csv.records).toEqual([]);
  expect(blocksOf(alone)).not.toMatch(/"table"|quarter has/);
  await answers('2026-08', few);
  await answers('2026-11', few);
  await run.sql(`UPDATE responses SET account_facts = account_facts - 'region'`);
  const offered = await why('2026-11', october);
  expect(blocksOf(offered)).toContain('The quarter has enough answers: `/rnps why q4 2026`');
  expect((await why('2026-11', october, 'plan')).finding).toContain('no plan has the 10');
  expect(await rowsOf(why('2026-11', { kind: 'quarter', month: '2026-10' }))).toHaveLength(4);
});

test('what small parts did is drawn as one step, however much in it cancels', async () => {
  await answers('2026-04', { team: { happy: 20, unhappy: 10 }, a: { happy: 9 }, b: { unhappy: 9 } });
  await answers('2026-05', { team: { happy: 20, unhappy: 10 }, a: { unhappy: 2 }, b: { happy: 9 } });
  const { picture } = await why('2026-06', null, 'plan');
  if (picture?.kind !== 'why') throw new Error('There is no picture.');
  expect(picture.effects.map(({ label, kind }) => [label, kind])).toEqual([
    ['team', 'rate'],
    ['team', 'mix'],
    ['2 others', 'rest'],
  ]);
});

/** The mix effect of a segment, as the file has it. */
function mixOf({ csv }: Awaited<ReturnType<typeof why>>, segment: string): number {
  return csv.records
    .filter((row) => row[2] === segment)
    .reduce((sum, row) => sum + Number(row[csv.head.indexOf('mix_points')]), 0);
}

test('without a month it is the latest that is over; where that has few answers, the quarter that is on', async () => {
  await answers('2026-08', { team: { happy: 20, unhappy: 20 } });
  await answers('2026-10', { team: { happy: 15 } });
  await answers('2026-11', { team: { happy: 20, unhappy: 10 } });
  expect((await why('2026-11')).finding).toContain('Q4 2026 so far: 55.6 (');
  expect((await why('2026-11')).finding).toContain('n=45): up 55.6 on Q3 2026, a real change');
  expect((await why('2026-11')).csv.records[0]!.slice(0, 2)).toEqual(['2026-Q4', '2026-Q3']);
  await answers('2026-09', { team: { happy: 40 } });
  await answers('2026-10', { team: { happy: 40 } });
  expect((await why('2026-11')).finding).toContain('October 2026: 100.0 (');
  expect((await why('2026-11', { kind: 'month', month: '2026-11' })).finding).toContain(
    'November 2026 so far: 33.3',
  );
  expect((await why('2026-11', { kind: 'quarter', month: '2026-07' })).finding).toMatch(/^Q3 2026: /);
});

test('what is shared or exported later is of the period that was shown', async () => {
  await answers('2026-08', { team: { happy: 20, unhappy: 20 } });
  await answers('2026-10', { team: { happy: 20, unhappy: 10 } });
  const { blocks } = (await why('2026-11')).render({
    chart: { kind: 'none', because: null },
    shared: false,
    table: 'block',
  });
  expect(JSON.stringify(blocks)).toContain('"value":"why q4 2026"');
});
