import { readFileSync } from 'node:fs';
import { readArguments } from '../../src/import/arguments';
import { summary } from '../../src/import/import-words';
import type { ImportResult } from '../../src/import/run-import';
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

const sum = ({ added, changed, unchanged, rejected }: ImportResult) => added + changed + unchanged + rejected;
const VERSIONS: [string, string, string[], [number, string | null]][] = [
  ['the last row', 'ID,Score,Comment', ['1,5,a', '1,6,b', '1,7,c'], [7, 'c']],
  [
    'the date of the answer',
    'ID,Score,Comment,Date',
    ['1,5,a,2026-03-02', '1,6,b,2026-03-03', '1,7,c,2026-03-01'],
    [6, 'b'],
  ],
  [
    'the time of the change',
    'ID,Score,Comment,Date,Updated at',
    ['1,5,a,2026-03-02,2026-03-09', '1,6,b,2026-03-03,2026-03-08', '1,7,c,2026-03-04,'],
    [5, 'a'],
  ],
  ['the last row that can be imported', 'ID,Score,Comment', ['1,5,a', '1,6,b', '1,77,c'], [6, 'b']],
  ['the last row, with a comment that it left out', 'ID,Score,Comment', ['1,5,a', '1,6,', '1,7,'], [7, 'a']],
];

describe.each([
  ['in one batch', 0],
  ['in three batches', 2000],
])('an id three times in a file, %s, is one answer', (_, between) => {
  test.each(VERSIONS)(
    'as it is by %s, and a second time changes nothing',
    async (_why, header, rows, wanted) => {
      const width = header.split(',').length;
      const filler = (n: number) =>
        Array.from({ length: between }, (_, i) =>
          [`f${n}-${i}`, '9', '', '2026-01-01', ''].slice(0, width).join(','),
        );
      const all = rows.flatMap((row, n) => [row, ...filler(n)]);
      const file = here.file('r.csv', `${header}\n${all.join('\n')}\n`);
      const flags = ['--zone', 'UTC', '--answered-on', 'today'];
      const bad = rows.filter((row) => row.includes('77')).length;
      const first = await here.run('responses', file, ...flags);
      expect(first).toMatchObject({
        added: 1 + 3 * between,
        changed: 0,
        unchanged: 2 - bad,
        older: 2 - bad,
        rejected: bad,
      });
      expect(sum(first)).toBe(first.rows);
      expect((await scores())[0]).toEqual(['1', ...wanted]);
      const before = await here.sql('SELECT xmin, * FROM responses ORDER BY id');
      const second = await here.run('responses', file, ...flags);
      expect(second).toMatchObject({ added: 0, changed: 0, rejected: bad });
      expect(sum(second)).toBe(second.rows);
      expect(await here.sql('SELECT xmin, * FROM responses ORDER BY id')).toEqual(before);
    },
  );
});

test('an id that two people of a file have is neither’s version: the other row is rejected', async () => {
  const file = here.file('r.csv', 'ID,Score,Email\n1,5,ann@acme.example\n1,6,bob@acme.example\n1,7,\n');
  for (const added of [1, 0]) {
    const result = await here.runToday('responses', file);
    expect(result).toMatchObject({ added, changed: 0, rejected: 1 });
    expect(result.reasons[0]!.reason).toMatch(/another person's answer/);
    expect(sum(result)).toBe(3);
  }
  expect(await scores()).toEqual([['1', 7, null]]);
});

test('a row that is rejected is not there already', async () => {
  const header = 'ID,Score,Email,Date\n';
  await here.run(
    'responses',
    here.file('1.csv', `${header}1,5,ann@acme.example,2026-03-01\n2,5,,2026-03-01\n`),
    '--zone',
    'UTC',
  );
  const other = here.file('2.csv', `${header}1,9,bob@other.example,2026-03-01\n2,9,,2026-03-02\n`);
  const result = await here.run('responses', other, '--zone', 'UTC');
  expect(result).toMatchObject({
    rows: 2,
    added: 0,
    changed: 0,
    unchanged: 0,
    rejected: 2,
    withoutAccount: 0,
  });
  const said = summary(readArguments(['responses', other])!, result, 1, 'terminal').join('\n');
  expect(said).toContain('2 rows in 1 s: 0 answers added, 0 changed, 0 there already, 2 rejected.');
  expect(said).not.toContain('imported before');
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

const NOBODYS = 'id,date,score,comment\n';
const answers = () =>
  here.sql(
    `SELECT score, comment, to_char(answered_at, 'MM-DD') AS day FROM responses ORDER BY answered_at, score`,
  );

test('ids that begin anew in each file overwrite nothing, and the rejected rows come in without them', async () => {
  const september = here.file('n3.csv', `${NOBODYS}901,2026-09-01,9,good\n902,2026-09-02,3,\n`);
  await here.run('responses', september, '--zone', 'UTC');
  const october = here.file('n4.csv', `${NOBODYS}901,2026-10-01,2,slow\n902,2026-10-02,3,"bad, too"\n`);
  const result = await here.run('responses', october, '--zone', 'UTC');
  expect(result).toMatchObject({ rows: 2, added: 0, changed: 0, rejected: 2 });
  expect(result.reasons[0]!.reason).toMatch(/another date and another score or comment.*response_id=none/);
  const rejected = here.file('n5.csv', readFileSync(`${here.dir}/rejects.csv`));
  const without = ['responses', rejected, '--zone', 'UTC', '--column', 'response_id=none'];
  expect(await here.run(...without)).toMatchObject({ added: 2, rejected: 0 });
  expect(await answers()).toEqual([
    { day: '09-01', score: 9, comment: 'good' },
    { day: '09-02', score: 3, comment: null },
    { day: '10-01', score: 2, comment: 'slow' },
    { day: '10-02', score: 3, comment: 'bad, too' },
  ]);
  expect(await here.run(...without)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
});

test('an answer that is corrected is changed: at its date, by its date alone, or with the time of the change', async () => {
  const first = here.file(
    '1.csv',
    `${NOBODYS}1,2026-09-01,9,\n2,2026-09-01,9,a\n3,2026-09-01,9,a\n4,2026-09-01,9,a\n`,
  );
  await here.run('responses', first, '--zone', 'UTC');
  const second = here.file('2.csv', `${NOBODYS}1,2026-09-01,9,a\n2,2026-09-01,8,b\n3,2026-10-01,9,a\n`);
  expect(await here.run('responses', second, '--zone', 'UTC')).toMatchObject({ changed: 3, rejected: 0 });
  const third = here.file(
    '3.csv',
    'id,date,score,comment,updated at\n4,2026-10-02,7,c,2026-10-02T00:00:00Z\n',
  );
  expect(await here.run('responses', third, '--zone', 'UTC')).toMatchObject({ changed: 1, rejected: 0 });
  expect(await answers()).toEqual([
    { day: '09-01', score: 8, comment: 'b' },
    { day: '09-01', score: 9, comment: 'a' },
    { day: '10-01', score: 9, comment: 'a' },
    { day: '10-02', score: 7, comment: 'c' },
  ]);
});

test('a dry run says the same and stores nothing', async () => {
  const file = here.file('r.csv', 'Response ID,Score,Email\n1,5,ann@acme.example\n2,50,x@acme.example\n');
  expect(await here.runToday('responses', file, '--dry-run')).toMatchObject({ added: 1, rejected: 1 });
  expect(await here.sql('SELECT 1 FROM responses UNION ALL SELECT 1 FROM respondents')).toEqual([]);
});
