import { genericAnswer } from '../support/answers';
import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import type { FreshDatabase } from '../support/fresh-database';
import { typed } from '../support/gestures';
import { type Running, runApp } from '../support/run-app';

let database: FreshDatabase;
let run: Running;
beforeAll(async () => {
  database = await databaseAt(MONDAY_AT_TEN);
  run = await runApp({ databaseUrl: database.url });
  for (let n = 0; n < 12; n++) await run.deliver('generic', answered(n < 8 ? 10 : 3));
  await run.until('the answers', async () => {
    const [row] = await run.sql<{ n: number }>('SELECT count(*)::int AS n FROM responses');
    return row!.n === 12;
  });
});
afterAll(async () => {
  await run.stop();
  await database.drop();
});

const answered = (score: number) => genericAnswer({ score, submitted_at: run.app.deps.now().toISOString() });
const says = async (text: string, as = 'U0PRIYA') => (await typed(run, as, text)).words;
const interval = async () => /March 2030[^"]*? \(([^)]*), n=12/.exec(await says('why march'))?.[1];

test('the committee tells how many were invited: the rate is shown, and the interval of the month is narrower', async () => {
  const untold = await says('invited');
  expect(untold).toContain('*March 2030*: 12 answers');
  expect(untold.match(/nobody told/gi)).toHaveLength(1);
  const before = await interval();
  const noted = await says('invited march 15');
  expect(noted).toContain('Noted for March 2030');
  expect(noted).toContain('12 answers of 15 invited (80%)');
  expect(noted).toContain('Nobody told how many were invited where it is not said');
  const after = await interval();
  const width = (words: string | undefined) => {
    const [low, high] = words!.replaceAll('\u2212', '-').split(' to ').map(Number);
    return high! - low!;
  };
  expect(width(after)).toBeLessThan(width(before) / 1.5);
  expect(await says('trend 3')).toContain('narrower where we know how many were invited: Mar 2030. Under');
});

test('a word that is none is named, with the one that was most likely meant', async () => {
  const answer = await says('invited marhc 15');
  expect(answer).toMatch(/I do not know \W+marhc\W+ here\. Did you mean march\?/);
  expect(answer).toContain('/rnps invited october 1200');
});

test('fewer than have answered cannot have been invited, and what was told stays', async () => {
  expect(await says('invited march 11')).toContain(
    '12 answered in March 2030, so more than 11 were invited.',
  );
  expect(await says('invited')).toContain('of 15 invited');
});

test('what turns out too small is no longer used, and shown to be corrected', async () => {
  for (let n = 0; n < 4; n++) await run.deliver('generic', answered(9));
  await run.until('the answers', async () => (await says('invited')).includes('16 answers'));
  expect(await says('invited')).toContain('16 answers, more than the 15 said to be invited');
  expect(await says('trend 3')).not.toContain('narrower');
});

test('it can be taken back, and only the committee tells it', async () => {
  expect(await says('invited march none')).toContain('Nobody told how many were invited. ');
  expect(await says('invited march 100', 'U0TOMAS')).not.toContain('Noted');
  expect(await says('invited')).toContain('Nobody told how many were invited. ');
});
