import { readFileSync } from 'node:fs';
import { type ImportHere, importHere } from './import-here';

let here: ImportHere;
beforeEach(async () => {
  here = await importHere();
});
afterEach(() => here.close());

const stored = () => here.sql('SELECT source_response_id AS id, comment FROM responses ORDER BY 1');

/** Imports a file, and gives the path of the file with its rejected rows and what is in it. */
async function rejectsOf(file: string, ...flags: string[]) {
  const to = `${file.replace(/\.csv$/, '')}.rejects.csv`;
  const result = await here.run('responses', file, '--rejects', to, '--zone', 'UTC', ...flags);
  return { to, text: result.rejected > 0 ? readFileSync(to, 'utf8') : '', result };
}

test('a row that is rejected again and again keeps its comment, with its commas, and nothing of ours gets into it', async () => {
  const comment = '"\'=a, ""b"",\nand c"';
  const file = here.file(
    'rj.csv',
    `id,date,score,comment\n1,2026-03-01,12,${comment}\n2,2026-03-01,13,"=x, y"\n`,
  );
  let { to, text } = await rejectsOf(file);
  for (const wrong of [14, 15, 16]) {
    here.file(to.slice(here.dir.length), text.replace(/,1\d,/, `,${wrong},`));
    ({ to, text } = await rejectsOf(to));
    expect(text.split('\n')[0]).toBe('\uFEFFid,date,score,comment,Line (not imported),Reason (not imported)');
    expect(text.match(/must be a whole number/g)).toHaveLength(2);
  }
  here.file(to.slice(here.dir.length), text.replaceAll(/,1\d,/g, ',3,'));
  const { result } = await rejectsOf(to);
  expect(result).toMatchObject({ rows: 2, added: 2, rejected: 0 });
  expect(await stored()).toEqual([
    { id: '1', comment: '\'=a, "b",\nand c' },
    { id: '2', comment: '=x, y' },
  ]);
});

test('a row whose last column is checked can be imported in the end, and keeps what was added behind', async () => {
  const file = here.file('money.csv', 'id,date,score,arr,currency\n1,2026-03-01,12,1000,EUR\n');
  const first = await rejectsOf(file);
  const second = await rejectsOf(first.to);
  expect(second.text).toContain('1,2026-03-01,12,1000,EUR,2,"the score must');
  const mended = second.text
    .trim()
    .split('\n')
    .map((line, i) => `${line.replace(',12,', ',9,')},${i === 0 ? 'updated at' : '2026-03-02'}`);
  const third = await rejectsOf(here.file('mended.csv', `${mended.join('\n')}\n`));
  expect(third.result).toMatchObject({ added: 1, rejected: 0 });
  expect(
    await here.sql(`SELECT account_facts ->> 'currency' AS currency, source_updated_at AS at FROM responses`),
  ).toEqual([{ currency: 'EUR', at: new Date('2026-03-02T00:00:00Z') }]);
});

test.each([
  ['our cells behind it', '1,2026-03-01,3,a, b,2,why', '1,2026-03-01,3,"a, b",2,'],
  ['our cells taken away', '1,2026-03-01,3,a, b', '1,2026-03-01,3,"a, b",2,'],
  ['our cells emptied', '1,2026-03-01,3,a, b,,', '1,2026-03-01,3,"a, b",2,'],
])('a comma too many in a comment, with %s, is rejected and loses nothing', async (_, row, again) => {
  const header = 'id,date,score,comment,Line (not imported),Reason (not imported)';
  const { result, text } = await rejectsOf(here.file('comma.csv', `${header}\n${row}\n`));
  expect(result).toMatchObject({ added: 0, rejected: 1 });
  expect(result.reasons[0]!.reason).toBe(
    '5 cells instead of 4; a cell that holds the delimiter must be in quotation marks',
  );
  expect(text).toContain(again);
});

test('lines that a spreadsheet took for a day, and cells of ours that were deleted, are no trouble', async () => {
  const header = 'id,date,score,comment,Line (not imported),Reason (not imported)';
  const rows = [
    '1,2026-03-01,3,a,04-Mar,why',
    '2,2026-03-01,3,b',
    '3,2026-03-01,3,c,,',
    '4,2026-03-01,3,d,7',
  ];
  const { result } = await rejectsOf(here.file('day.csv', `${header}\n${rows.join('\n')}\n`));
  expect(result).toMatchObject({ added: 4, rejected: 0 });
  expect((await stored()).map(({ comment }) => comment)).toEqual(['a', 'b', 'c', 'd']);
});
