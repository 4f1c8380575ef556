import { type ImportHere, importHere } from './import-here';

let here: ImportHere;
beforeEach(async () => {
  here = await importHere();
});
afterEach(() => here.close());

test('a value that the database refuses costs its own row, not the batch', async () => {
  await here.sql(`ALTER TABLE responses ADD CONSTRAINT refused CHECK (comment <> 'refuse me')`);
  const rows = Array.from({ length: 50 }, (_, i) => `${i + 1},9,${i === 30 ? 'refuse me' : 'fine'}`);
  const result = await here.runToday(
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
  expect(await here.runToday('responses', file)).toMatchObject({
    added: 5001,
    accountsMade: 70,
    peopleMade: 700,
  });
  const [counts] = await here.sql(
    `SELECT (SELECT count(*)::int FROM accounts) AS accounts, (SELECT count(*)::int FROM respondents) AS people,
            (SELECT count(DISTINCT account_id)::int FROM responses) AS used`,
  );
  expect(counts).toEqual({ accounts: 70, people: 700, used: 70 });
  expect(await here.runToday('responses', file)).toMatchObject({ added: 0, changed: 0, unchanged: 5001 });
});

test('rows that come one after another have ids one after another, so that an index takes them side by side', async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => `${i},9,person-${i}@customer.example`);
  const file = here.file('ordered.csv', `Response ID,Score,Email\n${rows.join('\n')}\n`);
  expect(await here.runToday('responses', file)).toMatchObject({ added: 3000 });
  const answers = await here.sql('SELECT source_response_id AS row FROM responses ORDER BY id');
  expect(answers.map(({ row }) => Number(row))).toEqual(rows.map((_, i) => i));
  const people = await here.sql('SELECT email FROM respondents ORDER BY id');
  expect(people.map(({ email }) => email)).toEqual(rows.map((_, i) => `person-${i}@customer.example`));
});
