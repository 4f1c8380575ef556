import { type ImportHere, importHere } from './import-here';

let here: ImportHere;
beforeEach(async () => {
  here = await importHere();
});
afterEach(() => here.close());

test('a value that the database refuses costs its own row, not the batch', async () => {
  await here.sql(`ALTER TABLE responses ADD CONSTRAINT refused CHECK (comment <> 'refuse me')`);
  const rows = Array.from({ length: 50 }, (_, i) => `${i + 1},9,${i === 30 ? 'refuse me' : 'fine'}`);
  const result = await here.run(
    'responses',
    here.file('r.csv', `Response ID,Score,Comment\n${rows.join('\n')}\n`),
  );
  expect(result).toMatchObject({ added: 49, rejected: 1 });
  expect(result.reasons).toEqual([
    { reason: 'the database refused a value of this row (SQLSTATE 23514)', count: 1, lines: [32] },
  ]);
});

test('more rows than fit in one batch are all there, each person and account once', async () => {
  const rows = Array.from(
    { length: 5001 },
    (_, i) => `${i},${i % 11},person-${i % 700}@customer-${i % 70}.example,Customer ${i % 70}`,
  );
  const file = here.file('many.csv', `Response ID,Score,Email,Account name\n${rows.join('\n')}\n`);
  expect(await here.run('responses', file)).toMatchObject({ added: 5001, accountsMade: 70, peopleMade: 700 });
  const [counts] = await here.sql(
    `SELECT (SELECT count(*)::int FROM accounts) AS accounts, (SELECT count(*)::int FROM respondents) AS people,
            (SELECT count(DISTINCT account_id)::int FROM responses) AS used`,
  );
  expect(counts).toEqual({ accounts: 70, people: 700, used: 70 });
  expect(await here.run('responses', file)).toMatchObject({ added: 0, changed: 0, unchanged: 5001 });
});
