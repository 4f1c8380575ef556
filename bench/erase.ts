import type { DataSource } from 'typeorm';
import { openDatabase } from '../src/db/data-source';
import { deliveriesNaming, eraseDeliveries } from '../src/use-cases/erasure/erase-deliveries';
import { type Benchmark, verdict } from './benchmark';
import { seedDeliveries, WHOM } from './erase-seed';
import { median, percentile } from './measure';
import { digits } from './table';

const AIM_MS = 10_000;
/** What the one who is erased is known by besides: an address of before, an id, and five answers. */
const WORDS = [WHOM, 'robin@before.example', 'cust_4711'];
const ANSWERS = Array.from({ length: 5 }, (_, i) => ({
  id: '00000000-0000-0000-0000-000000000000',
  source: 'generic',
  sourceResponseId: `response_${i}`,
}));

/** How long an erasure searches deliveries that no answer came of: while it does, no delivery is recorded. */
export const erase: Benchmark = async ({ server, quick, progress }) => {
  const count = Number(process.env.BENCH_DELIVERIES) || (quick ? 10_000 : 100_000);
  const rounds = quick ? 1 : 5;
  progress(`erase: making ${count} deliveries`);
  const url = await server.makeDatabase('erase');
  const db = await openDatabase({ url, poolSize: 2, onPoolError: () => {} });
  await seedDeliveries(db, count);
  const rows: string[][] = [];
  const asked = await timed(rounds, () => deliveriesNaming(db, WORDS));
  rows.push(['Counted before it is asked whether they are meant', ...asked.shown]);
  const erased = await timed(rounds, () => eraseAndTakeBack(db));
  rows.push(['Searched and deleted, alone', ...erased.shown]);
  await db.destroy();
  return [
    {
      title: `One person erased from ${count} deliveries without an answer: ${rounds} rounds, in ms`,
      head: ['', 'p50', 'worst'],
      rows,
      remarks: [`Aim: ${AIM_MS} ms. ${verdict(erased.p50 <= AIM_MS)}`],
    },
  ];
};

async function timed(
  rounds: number,
  work: () => Promise<unknown>,
): Promise<{ p50: number; shown: string[] }> {
  const ms: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const from = performance.now();
    await work();
    if (round >= 0) ms.push(performance.now() - from);
  }
  return { p50: median(ms), shown: [digits(median(ms)), digits(percentile(ms, 1))] };
}

/** So that each round finds the same. */
async function eraseAndTakeBack(db: DataSource): Promise<void> {
  const runner = db.createQueryRunner();
  await runner.startTransaction();
  try {
    await eraseDeliveries(runner.manager, { answers: ANSWERS, words: WORDS, search: true, at: new Date() });
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}
