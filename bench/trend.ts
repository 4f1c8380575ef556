import type { DataSource } from 'typeorm';
import { openDatabase } from '../src/db/data-source';
import type { Segment } from '../src/domain/numbers/segments';
import { accountAnswers } from '../src/queries/numbers/account-answers';
import { answerCounts, type DaySpan } from '../src/queries/numbers/answer-counts';
import { answeredTwice } from '../src/queries/numbers/answered-twice';
import { type Benchmark, verdict } from './benchmark';
import { median, medianRatio, percentile } from './measure';
import { digits } from './table';
import { seedAnswers, seedWaiting } from './trend-seed';

const ZONE = 'America/New_York';
const AIM_MS = 5;
const AIM_RATIO = 1.3;
/** What comes in ten seconds, the time between two folds, at a hundred answers a second. */
const WAITING = 1000;
const SEGMENTS: (Segment | null)[] = [null, 'team', 'plan', 'region', 'industry', 'role', 'tenure'];
const RIVAL_ROUNDS = 3;

/** Trends of 24 months from the roll-up, at a tenth of the answers and at all of them, beside what reads the answers. */
export const trend: Benchmark = async ({ server, quick, progress }) => {
  const most = Number(process.env.BENCH_ANSWERS) || (quick ? 100_000 : 1_000_000);
  const rounds = quick ? 5 : 40;
  const open = async (count: number) => {
    progress(`trend: making ${count} answers`);
    const url = await server.makeDatabase(`trend_${count}`);
    const db = await openDatabase({ url, poolSize: 2, onPoolError: () => {} });
    const countedIn = await seedAnswers(db, count, ZONE);
    await seedWaiting(db, WAITING);
    return { db, count, countedIn };
  };
  const [few, many] = [await open(Math.ceil(most / 10)), await open(most)];
  const spans = lastMonths(24);

  progress('trend: asking');
  const rows: string[][] = [];
  const worst = { ms: 0, ratio: 0 };
  for (const segment of SEGMENTS) {
    const ms = { few: [] as number[], many: [] as number[] };
    for (let round = -3; round < rounds; round++) {
      const one = await timed(() => answerCounts(few.db, { spans, segment }));
      const other = await timed(() => answerCounts(many.db, { spans, segment }));
      if (round < 0) continue;
      ms.few.push(one);
      ms.many.push(other);
    }
    const ratio = medianRatio(ms.many, ms.few);
    worst.ms = Math.max(worst.ms, median(ms.many));
    worst.ratio = Math.max(worst.ratio, ratio);
    rows.push([
      `Roll-up, ${segment ? `by ${segment}` : 'everybody'}`,
      digits(median(ms.few)),
      digits(median(ms.many)),
      digits(percentile(ms.many, 0.95)),
      digits(ratio),
    ]);
  }
  for (const [name, ask] of rivals(spans)) {
    progress(`trend: ${name}`);
    if (name.includes('index')) await makeIndexes([few.db, many.db]);
    const ms = { few: [] as number[], many: [] as number[] };
    for (let round = 0; round < (quick ? 1 : RIVAL_ROUNDS); round++) {
      ms.few.push(await timed(() => ask(few.db)));
      ms.many.push(await timed(() => ask(many.db)));
    }
    const [a, b] = [median(ms.few), median(ms.many)];
    rows.push([
      name,
      digits(a),
      digits(b),
      digits(percentile(ms.many, 0.95)),
      digits(medianRatio(ms.many, ms.few)),
    ]);
  }
  await Promise.all([few.db.destroy(), many.db.destroy()]);
  return [
    {
      title: `A trend of 24 months, ${WAITING} changes not folded yet: medians of ${rounds} rounds, in ms`,
      head: ['', `${few.count} answers`, `${many.count} answers`, 'p95 of these', 'many / few'],
      rows,
      remarks: [
        `Aim: ${AIM_MS} ms at the median. ${verdict(worst.ms <= AIM_MS)} At most ${AIM_RATIO} times that of a tenth. ${verdict(worst.ratio <= AIM_RATIO)}`,
        `Counting all anew took ${digits(few.countedIn)} s and ${digits(many.countedIn)} s.`,
        'The raw scan may use both processors, and the index is the best one for the question.',
      ],
    },
  ];
};

type Ask = (db: DataSource) => Promise<unknown>;

function rivals(spans: DaySpan[]): [string, Ask][] {
  const by = (value: string) => (db: DataSource) =>
    db.query(
      `SELECT date_trunc('month', answered_at AT TIME ZONE '${ZONE}') AS month, ${value} AS value, score, count(*)
         FROM responses WHERE answered_at >= $1::date::timestamp AT TIME ZONE '${ZONE}' GROUP BY 1, 2, 3`,
      [spans[0]!.from],
    );
  const year = spans.slice(-12);
  return [
    ['By account, 12 months (reads them)', (db) => accountAnswers(db, { spans: year, segment: null })],
    ['Who answered in both of two quarters (reads them)', (db) => answeredTwice(db, quarters(year))],
    ['Raw scan, everybody', by("''")],
    ['Raw scan, by plan', by(`account_facts ->> 'plan'`)],
    ['Covering index, everybody', by("''")],
    ['Covering index, by team', by('team')],
  ];
}

function quarters(year: DaySpan[]): { before: DaySpan; after: DaySpan } {
  const of = (months: DaySpan[]) => ({ from: months[0]!.from, to: months.at(-1)!.to });
  return { before: of(year.slice(-6, -3)), after: of(year.slice(-3)) };
}

async function makeIndexes(all: DataSource[]): Promise<void> {
  for (const db of all) {
    await db.query('CREATE INDEX IF NOT EXISTS bench_covering_idx ON responses (answered_at, team, score)');
    await db.query('VACUUM responses');
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function lastMonths(count: number): DaySpan[] {
  const now = new Date();
  const month = (n: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + n, 1)).toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, i) => ({ from: month(i - count + 1), to: month(i - count + 2) }));
}
