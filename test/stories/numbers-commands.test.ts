import { Temporal } from 'temporal-polyfill';
import { typed } from '../support/gestures';
import { type Running, runApp } from '../support/run-app';

let run: Running;
beforeAll(async () => {
  run = await runApp({ sampleLife: true });
});
afterAll(() => run.stop());

interface Raw {
  at: Date;
  score: number;
  plan: string | null;
}
const ZONE = 'America/New_York';

/** All answers, by their month in the house's zone: counted here and not by the database. */
async function rawByMonth(): Promise<Map<string, Raw[]>> {
  const rows = await run.sql<Raw>(
    `SELECT answered_at AS at, score, account_facts ->> 'plan' AS plan FROM responses`,
  );
  const months = new Map<string, Raw[]>();
  for (const row of rows) {
    const day = Temporal.Instant.fromEpochMilliseconds(row.at.getTime()).toZonedDateTimeISO(ZONE);
    const month = day.toPlainDate().toString().slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), row]);
  }
  return months;
}
const npsOf = (rows: Raw[]) =>
  (100 * (rows.filter(({ score }) => score >= 9).length - rows.filter(({ score }) => score <= 6).length)) /
  rows.length;

test('debug', async () => {
  console.log((await typed(run, 'U0MAYA', 'trend')).words);
  console.log((await typed(run, 'U0MAYA', 'trend by plan')).words);
  console.log((await typed(run, 'U0MAYA', 'why')).words);
  console.log((await typed(run, 'U0GRACE', 'target 50 by june')).words);
  console.log((await typed(run, 'U0MAYA', 'trend arr')).words);
  const months = await rawByMonth();
  console.log([...months].sort().map(([m, r]) => [m, r.length, npsOf(r)]));
});
