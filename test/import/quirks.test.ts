import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixture, type ImportHere, importHere, STORED } from './import-here';

let here: ImportHere;
beforeEach(async () => {
  here = await importHere();
});
afterEach(() => here.close());

const stored = async () =>
  (await here.sql(STORED)).map(({ id, score, comment, email }) => ({ id, score, comment, email }));

test('a mark at the start, semicolons, and a comment of two lines with quotation marks in it', async () => {
  await here.run(
    'responses',
    fixture('quirk_bom_semicolon.csv'),
    '--dates',
    'dmy',
    '--zone',
    'Europe/Berlin',
  );
  expect(await stored()).toEqual([
    { id: '1', score: 9, comment: 'Grüße; super', email: 'a@x.io' },
    { id: '2', score: 3, comment: 'zu "teuer"\nund langsam', email: 'b@x.io' },
  ]);
  expect((await here.sql('SELECT answered_at AS at FROM responses ORDER BY 1')).map(({ at }) => at)).toEqual([
    new Date('2026-01-31T23:00:00Z'),
    new Date('2026-11-22T13:03:00Z'),
  ]);
});

test('22.11.2026 says nothing about 01/02/2026: that one is refused with both readings', async () => {
  await expect(here.run('responses', fixture('quirk_bom_semicolon.csv'), '--zone', 'UTC')).rejects.toThrow(
    /line 3: “01\/02\/2026” can be 1 February 2026 or 2 January 2026.*--dates dmy \(1 February 2026\) or --dates mdy \(2 January 2026\)/,
  );
  expect(await stored()).toEqual([]);
});

test('what is not UTF-8 is read as Windows-1252 and says so, with a word to judge by', async () => {
  const { looked } = await here.run('responses', fixture('quirk_cp1252.csv'));
  expect(await stored()).toEqual([{ id: '1', score: 9, comment: 'Grüße – naïve “ok”', email: 'a@x.io' }]);
  expect(looked.encoding.because).toMatch(
    /^Windows-1252, because it is not UTF-8; line 2 then reads “Grüße”/,
  );
});

test('UTF-16 with tabs', async () => {
  await here.run('responses', fixture('quirk_utf16le_tab.csv'));
  expect(await stored()).toEqual([{ id: '1', score: 9, comment: 'Grüße', email: 'a@x.io' }]);
});

test('a line that only tells the delimiter is no header, and lines are counted with it', async () => {
  expect(await here.run('responses', fixture('quirk_sep_line.csv'))).toMatchObject({
    added: 1,
    rejected: 0,
  });
  const bad = here.file('sep.csv', 'sep=;\nResponse ID;Score\n1;11\n');
  expect(await here.runToday('responses', bad)).toMatchObject({ rejected: 1, reasons: [{ lines: [3] }] });
});

test('a quotation mark that never closes is refused with its line, and nothing is imported', async () => {
  await expect(here.run('responses', fixture('quirk_unclosed_quote.csv'))).rejects.toThrow(
    /in the row that begins on line 3, a quotation mark opens and does not close/,
  );
  expect(await stored()).toEqual([]);
});

test('one that closes by chance takes no rows with it: they are rejected together, by their lines', async () => {
  const file = here.file(
    'chance.csv',
    'Response ID,Score,Comment\n1,9,ok\n2,3,"never closed\n3,4,"row three"\n4,5,row four\n',
  );
  expect(await here.runToday('responses', file)).toMatchObject({
    added: 2,
    rejected: 1,
    reasons: [{ lines: [3] }],
  });
  expect((await stored()).map(({ id }) => id)).toEqual(['1', '4']);
  expect(readFileSync(join(here.dir, 'rejects.csv'), 'utf8')).toContain(
    ',,,3-4,"text after a closing quotation mark',
  );
});

test('a comment that swallowed rows whole is seen by the score inside it', async () => {
  const file = here.file(
    'swallowed.csv',
    'Response ID,Score,Comment\n1,9,ok\n2,3,"never closed\n3,4,fine\n4,5,"\n5,6,after\n',
  );
  expect(await here.runToday('responses', file)).toMatchObject({
    added: 2,
    rejected: 1,
    reasons: [{ lines: [3] }],
  });
  expect((await stored()).map(({ id }) => id)).toEqual(['1', '5']);
});

test('the same header twice, and a score that only a person can name', async () => {
  const file = fixture('quirk_dupe_headers.csv');
  await expect(here.run('responses', file, '--zone', 'UTC')).rejects.toThrow(
    /no column is the score.*--column score=[\s\S]*#5 {2}How likely\?\n {2}#6 {2}How likely\?: Other\n {2}#7 {2}Comment/,
  );
  for (const name of ['How likely?', '#5']) {
    const result = await here.run('responses', file, '--zone', 'UTC', '--column', `score=${name}`);
    expect(result).toMatchObject({ rejected: 0 });
  }
  expect(await stored()).toEqual([{ id: '1001', score: 9, comment: 'Great', email: null }]);
});

test('formulas are kept as they were written, but a file of rejects runs none', async () => {
  await here.run('responses', fixture('quirk_formula.csv'));
  expect((await stored()).map(({ comment }) => comment)).toEqual(['=HYPERLINK("http://evil","x")', '@cmd']);
  const bad = here.file(
    'formula.csv',
    'Response ID,Score,Comment\n1,99,"=HYPERLINK(""http://evil"",""x"")"\n=2,99,@cmd\n',
  );
  await here.runToday('responses', bad);
  const rejects = readFileSync(join(here.dir, 'rejects.csv'), 'utf8');
  expect(rejects).toBe(
    '\uFEFFResponse ID,Score,Comment,Line (not imported),Reason (not imported)\n' +
      `1,99,"'=HYPERLINK(""http://evil"",""x"")",2,"the score must be a whole number from 0 to 10, but it is “99”"\n` +
      `'=2,99,'@cmd,3,"the score must be a whole number from 0 to 10, but it is “99”"\n`,
  );
});

test('a file of rejects is imported like the first one once it is mended', async () => {
  const mended = here.file(
    'mended.csv',
    '\uFEFFResponse ID,Score,Comment,Line (not imported),Reason (not imported)\n' + "1,9,'=1+1,2,was wrong\n",
  );
  expect(await here.runToday('responses', mended)).toMatchObject({ added: 1, rejected: 0 });
  const [row] = await here.sql('SELECT comment, properties FROM responses');
  expect(row).toEqual({ comment: '=1+1', properties: {} });
});

test.each(['plain', 'with a quoted line end', 'over more than one piece of the file'])(
  'a file of an old Mac, whose lines end with a bare CR, %s, is read as any other',
  async (kind) => {
    const count = kind.startsWith('over') ? 20_000 : 2;
    const comment = kind === 'with a quoted line end' ? '"one\rtwo"' : 'fine';
    const rows = Array.from({ length: count }, (_, i) => `${i},${i === 1 ? 'eleven' : 9},${comment}`);
    const result = await here.runToday(
      'responses',
      here.file('mac.csv', `Response ID,Score,Comment\r${rows.join('\r')}\r`),
    );
    expect(result).toMatchObject({ rows: count, added: count - 1, rejected: 1 });
    expect(result.reasons[0]!.lines).toEqual([kind === 'with a quoted line end' ? 4 : 3]);
  },
);

test('bare CRs below a header that ends otherwise are rejected with words that say so', async () => {
  const file = here.file('mixed.csv', 'Response ID,Score,Comment\n1,9,ok\r2,8,well\r3,7,so\n');
  const result = await here.runToday('responses', file);
  expect(result).toMatchObject({ added: 0, rejected: 1 });
  expect(result.reasons[0]!.reason).toMatch(/line ends/);
});
