import { type ImportHere, importHere, STORED } from './import-here';

let here: ImportHere;
beforeEach(async () => {
  here = await importHere();
});
afterEach(() => here.close());

const scores = async () => (await here.sql(STORED)).map(({ id, score, comment }) => [id, score, comment]);

test('a newer version changes the answer; an older one only brings a comment that was missing; an empty cell erases nothing', async () => {
  const header = 'Response ID,Score,Comment,Updated at\n';
  await here.runToday(
    'responses',
    here.file('1.csv', `${header}1,5,first,2026-03-02T00:00:00Z\n2,5,,2026-03-02T00:00:00Z\n`),
  );
  const older = here.file(
    '2.csv',
    `${header}1,1,older,2026-03-01T00:00:00Z\n2,1,older,2026-03-01T00:00:00Z\n`,
  );
  expect(await here.runToday('responses', older)).toMatchObject({ changed: 1, unchanged: 1 });
  expect(await scores()).toEqual([
    ['1', 5, 'first'],
    ['2', 5, 'older'],
  ]);
  const newer = here.file('3.csv', `${header}1,9,,2026-03-03T00:00:00Z\n`);
  expect(await here.runToday('responses', newer)).toMatchObject({ changed: 1 });
  expect((await scores())[0]).toEqual(['1', 9, 'first']);
});

test('rows without an id get the same ones again, and rows that say the same are as many as they are', async () => {
  const file = here.file('r.csv', 'Score,Comment\n9,\n9,\n9,good\n9,\n');
  expect(await here.runToday('responses', file)).toMatchObject({ added: 4 });
  expect(await here.runToday('responses', file)).toMatchObject({ added: 0, changed: 0, unchanged: 4 });
  const longer = here.file('r2.csv', 'Score,Comment\n9,\n9,\n9,good\n9,\n9,\n4,new\n');
  expect(await here.runToday('responses', longer)).toMatchObject({ added: 2, unchanged: 4 });
});

test('an id twice in a file is one answer, as the last row says', async () => {
  const file = here.file('r.csv', 'Response ID,Score,Comment\n1,5,a\n1,6,b\n');
  expect(await here.runToday('responses', file)).toMatchObject({ rows: 2, added: 1 });
  expect(await scores()).toEqual([['1', 6, 'b']]);
});

test('the id of another person’s answer is no update: two files without a source of their own do not mix', async () => {
  await here.runToday('responses', here.file('1.csv', 'Response ID,Score,Email\n1,5,ann@acme.example\n'));
  const other = here.file('2.csv', 'Response ID,Score,Email\n1,9,bob@other.example\n');
  const result = await here.runToday('responses', other);
  expect(result).toMatchObject({ added: 0, changed: 0, rejected: 1 });
  expect(result.reasons[0]!.reason).toMatch(/is that of another person's answer; .*--source NAME/);
  expect(await here.runToday('responses', other, '--source', 'wave-2')).toMatchObject({
    added: 1,
    rejected: 0,
  });
});

test('a dry run says the same and stores nothing', async () => {
  const file = here.file('r.csv', 'Response ID,Score,Email\n1,5,ann@acme.example\n2,50,x@acme.example\n');
  expect(await here.runToday('responses', file, '--dry-run')).toMatchObject({ added: 1, rejected: 1 });
  expect(await here.sql('SELECT 1 FROM responses UNION ALL SELECT 1 FROM respondents')).toEqual([]);
});
