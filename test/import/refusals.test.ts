import iconv from 'iconv-lite';
import { type ImportHere, importHere, STORED } from './import-here';

let here: ImportHere;
beforeAll(async () => {
  here = await importHere();
});
afterAll(() => here.close());
afterEach(async () => {
  await here.sql('DELETE FROM responses');
  await here.sql('DELETE FROM respondents');
});

const HEADER = 'Response ID,Score,Comment';

test.each<[string, string | Buffer, string[], RegExp]>([
  ['an empty file', '', [], /is empty/],
  ['a spreadsheet', Buffer.from('PK\u0003\u0004rest'), [], /is a spreadsheet .* not CSV/],
  ['a compressed file', Buffer.from([0x1f, 0x8b, 8, 0]), [], /is compressed/],
  [
    'a program',
    Buffer.concat([Buffer.from(`${HEADER}\n1,9,a`), Buffer.from([0]), Buffer.from('bcdefgh\n')]),
    [],
    /line 2: there is a zero byte/,
  ],
  [
    'UTF-8 with one broken byte',
    Buffer.concat([Buffer.from(`${HEADER}\n1,9,Grüße\n2,9,Fu`), Buffer.from([0xdf]), Buffer.from('\n')]),
    [],
    /line 3: a byte here is not UTF-8/,
  ],
  [
    'Russian in an encoding of its own',
    iconv.encode(`${HEADER}\n1,9,Очень хорошо\n`, 'windows-1251'),
    [],
    /line 2: this is neither UTF-8 nor Windows-1252/,
  ],
  [
    'a byte that Windows-1252 has not',
    Buffer.concat([Buffer.from(`${HEADER}\n1,9,a`), Buffer.from([0x81]), Buffer.from('\n')]),
    [],
    /line 2: this is neither/,
  ],
  ['an encoding nobody knows', HEADER, ['--encoding', 'klingon'], /nobody knows "klingon"/],
  ['no score', 'Name,Rating\nAnn,9\n', [], /no column is the score .*never guessed/],
  [
    'two usual questions',
    'How likely are you to recommend us?,How likely are you to recommend our support?\n9,8\n',
    [],
    /2 columns ask/,
  ],
  [
    'two orders in one file',
    'Score,Date\n9,25/03/2026\n8,03/25/2026\n',
    ['--zone', 'UTC'],
    /“25\/03\/2026” \(line 2\) has the day first, “03\/25\/2026” \(line 3\) the month/,
  ],
  [
    'a zone that is none',
    'Score,Date\n9,2026-01-01\n',
    ['--zone', 'Mars/Base'],
    /There is no time zone "Mars\/Base"/,
  ],
  ['a column that is none', `${HEADER}\n1,9,a\n`, ['--column', 'score=Points'], /no column is "Points"/],
  ['a field that is none', `${HEADER}\n1,9,a\n`, ['--column', 'points=Score'], /there is no field "points"/],
  ['as many commas as semicolons', 'Score,a;b\n9,x;y\n', [], /as many commas as semicolons/],
  ['a header without names', ',,\n1,9,a\n', [], /the first row must name the columns/],
])('%s is refused, and nothing is imported', async (_, content, flags, message) => {
  await expect(here.run('responses', here.file('bad.csv', content), ...flags)).rejects.toThrow(message);
  expect(await here.sql('SELECT 1 FROM responses')).toEqual([]);
});

test('a file that is not there', async () => {
  await expect(here.run('responses', '/nowhere/at/all.csv')).rejects.toThrow(
    '/nowhere/at/all.csv does not exist.',
  );
});

test.each([
  ['12', /whole number from 0 to 10, but it is “12”/],
  ['7.5', /whole number/],
  ['-1', /whole number/],
  ['7-8', /whole number/],
  ['ten', /whole number/],
  ['', /no score/],
])('the score %j rejects its row alone', async (score, reason) => {
  const file = here.file('scores.csv', `${HEADER}\n1,${score},bad\n2,9,good\n`);
  const result = await here.runToday('responses', file);
  expect(result).toMatchObject({ added: 1, rejected: 1 });
  expect(result.reasons[0]!.lines).toEqual([2]);
  expect(result.reasons[0]!.reason.replace('“…”', `“${score}”`)).toMatch(reason);
});

test.each([
  ['9.0', 9],
  ['10 - Extremely likely', 10],
  ['Not at all likely - 0', 0],
])('the score %j is %d', async (score, wanted) => {
  await here.runToday('responses', here.file('scores.csv', `${HEADER}\n1,"${score}",x\n`));
  expect(await here.sql('SELECT score FROM responses')).toEqual([{ score: wanted }]);
});

test('days and addresses that are none, money in words of its own and the future are told by line', async () => {
  const file = here.file(
    'rows.csv',
    [
      'Response ID,Score,Email,ARR,Date,Plan',
      '1,9,,,2026-02-30,',
      '2,9,not an address,,2026-02-01,',
      '3,9,n/a,,2026-02-01,',
      '4,9,,"96,000",2026-02-01,',
      '5,9,,96000.50,2026-02-01,',
      '6,9,,,2027-02-01,',
      '7,9,a,b,c,d,e,f,g',
      `8,9,,,2026-02-01,${'x'.repeat(300)}`,
      '',
    ].join('\n'),
  );
  const result = await here.run('responses', file, '--zone', 'UTC');
  expect(result).toMatchObject({ rows: 8, added: 2, rejected: 6 });
  expect(result.reasons.map(({ reason, lines }) => [lines[0], reason])).toEqual([
    [2, 'answered at: “…”: there is no such day'],
    [3, 'e-mail: “…” is no address; correct it, or leave it empty'],
    [5, 'ARR: “…”: write it in digits alone, such as 96000 or 96000.50'],
    [7, 'answered at: “…” is in the future'],
    [8, '9 cells instead of 6; a cell that holds the delimiter must be in quotation marks'],
    [9, expect.stringContaining('plan: ')],
  ]);
});

test('a row that says it was changed in the future is told by line: it would let no later change count', async () => {
  const file = here.file(
    'changed.csv',
    `Response ID,Score,Date,Updated at\n1,9,2026-02-01,2097-02-01\n2,9,2026-02-01,2026-02-02\n`,
  );
  const result = await here.run('responses', file, '--zone', 'UTC');
  expect(result).toMatchObject({ rows: 2, added: 1, rejected: 1 });
  expect(result.reasons).toMatchObject([{ reason: 'updated at: “…” is in the future', lines: [2] }]);
});

test('one date in the file decides for all that are written like it', async () => {
  const file = here.file(
    'dates.csv',
    'Response ID,Score,Date\n1,9,03/04/2026\n2,9,25/03/2026\n3,9,05/05/2026\n',
  );
  await here.run('responses', file, '--zone', 'UTC');
  expect((await here.sql(STORED)).map(({ at }) => at.toISOString().slice(0, 10))).toEqual([
    '2026-04-03',
    '2026-03-25',
    '2026-05-05',
  ]);
});

test('names that every object has, a letter that is none and a zero character are no trouble for the others', async () => {
  const file = here.file(
    'names.csv',
    iconv.encode(
      `Response ID,Score,__proto__,constructor\n1,9,a,b\n2,9,\ud800,c\n3,9,\u0000,d\n`,
      'utf-16le',
      { addBOM: true },
    ),
  );
  const result = await here.runToday('responses', file);
  // A half of a letter is replaced when the file is read; a zero character is what no database keeps.
  expect(result).toMatchObject({ rows: 3, added: 2, rejected: 1 });
  expect(result.reasons).toEqual([{ reason: 'a zero character, which no text has', count: 1, lines: [4] }]);
  expect(await here.sql('SELECT source_response_id AS id, properties FROM responses ORDER BY 1')).toEqual([
    { id: '1', properties: { 'column 3': 'a', 'column 4': 'b' } },
    { id: '2', properties: { 'column 3': '\ufffd', 'column 4': 'c' } },
  ]);
});
