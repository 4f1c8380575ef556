import { applyRetention } from '../../src/use-cases/erasure/apply-retention';
import { genericAnswer } from '../support/answers';
import { cardOf } from '../support/card';
import { type Running, runApp } from '../support/run-app';
import { foundInDatabase, foundInSlack } from '../support/scan';

let run: Running;
beforeEach(async () => {
  run = await runApp({
    config: () => ({ retention: { rawDeliveries: 'P30D', answers: 'P1Y', droppedFiles: 'P30D' } }),
  });
});
afterEach(() => run.stop());

const bodies = async () =>
  (
    await run.sql<{ result: string; empty: boolean }>(
      `SELECT result, body = '' AND headers = '{}' AS empty FROM raw_deliveries ORDER BY received_at`,
    )
  ).map(({ result, empty }) => `${result} ${empty ? 'empty' : 'whole'}`);

test('what tools sent is kept for as long as the config says, and answers for longer', async () => {
  const old = genericAnswer({ comment: 'Glimmerwort.' });
  await run.deliver('generic', old);
  await run.deliver('generic', genericAnswer({ score: 77 }));
  await cardOf(run, old.data.id);
  await applyRetention(run.app.deps);
  expect(await bodies()).toEqual(['recorded whole', 'parked whole']);

  const later = (days: number) => ({
    ...run.app.deps,
    now: () => new Date(Date.now() + days * 86_400_000),
  });
  await applyRetention(later(31));
  expect(await bodies()).toEqual(['recorded empty', 'ignored empty']);
  expect(foundInSlack(run, ['Glimmerwort'])).toHaveLength(1);

  await run.deliver('generic', genericAnswer({ comment: 'I am younger.' }));
  await run.sql(
    `UPDATE responses SET answered_at = answered_at + interval '5 days' WHERE comment = 'I am younger.'`,
  );
  await applyRetention(later(366));
  await run.until('the card to be deleted', () => foundInSlack(run, ['Glimmerwort']).length === 0);
  expect(await foundInDatabase(run, ['Glimmerwort', old.data.id])).toEqual([]);
  expect((await run.sql('SELECT kind FROM erasures'))[0]).toEqual({ kind: 'retention' });
  expect(await run.sql('SELECT comment FROM responses')).toEqual([{ comment: 'I am younger.' }]);
});
