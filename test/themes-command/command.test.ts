import {
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runThemesCommand } from '../../src/themes-command/command';
import { progressOn } from '../../src/themes-command/progress';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'themes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);

async function run(content: string | Buffer, ...more: string[]) {
  writeFileSync(at('in.csv'), content);
  return runOn(at('in.csv'), ...more);
}

async function runOn(...args: string[]) {
  const printed: string[] = [];
  const code = await runThemesCommand({
    args,
    print: (text) => printed.push(text),
    progress: { show: () => {}, done: () => {} },
  });
  return { code, text: printed.join('\n') };
}

const lines = (name: string) =>
  readFileSync(at(name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('every row of the file has its line, in its order, and quotes are what stands there', async () => {
  const { code, text } = await run(
    'id,text,score\nb,"Rude staff, and a wrong bill",1\na,,9\n,Slow app,\nd,n/a,ten\n',
    '--out',
    at('out.jsonl'),
  );
  expect(code).toBe(0);
  const out = lines('out.jsonl');
  expect(out.map(({ id }) => id)).toEqual(['b', 'a', '3', 'd']);
  expect(out[0]).toMatchObject({
    language: 'en',
    sentiment: 'negative',
    themes: [
      { id: 'support', polarity: 'negative', quote: 'Rude staff', start: 0 },
      { id: 'billing', polarity: 'negative' },
    ],
    sure: expect.any(Boolean),
  });
  expect(out[1]).toMatchObject({ sentiment: 'positive', themes: [{ id: 'none', quote: '', start: 0 }] });
  expect(out[3].themes[0].id).toBe('none');
  expect(text).toContain('4 rows: 2 with content, 2 without');
  expect(text).toContain('1 scores are no whole number from 0 to 10');
  expect(text).toContain('“Rude staff”');
  expect(text).toContain('4 lines in');
});

test('a second run writes the same to the last character', async () => {
  const rows = Array.from(
    { length: 300 },
    (_, i) => `${i},${i % 2 ? 'Love the fast app' : 'Rude staff and a wrong bill'} ${i},${i % 2 ? 10 : 1}`,
  );
  const first = await run(`id,text,score\n${rows.join('\n')}\n`, '--out', at('one.jsonl'));
  await runOn(at('in.csv'), '--out', at('two.jsonl'));
  expect(readFileSync(at('two.jsonl'), 'utf8')).toBe(readFileSync(at('one.jsonl'), 'utf8'));
  expect(first.text).toContain('learnt from 300 scores');
});

test.each([
  ['semicolons and Windows-1252', Buffer.from('id;comment\n1;"Caf\xe9 staff were rude"\n', 'latin1')],
  ['UTF-16 with tabs', Buffer.from('\ufeffid\tFeedback\n1\tCafé staff were rude\n', 'utf16le')],
  ['a mark and CRLF', Buffer.from('\ufeffID,Response\r\n1,Café staff were rude\r\n')],
])('a file in %s is read like any other', async (_, content) => {
  await run(content, '--out', at('out.jsonl'));
  expect(lines('out.jsonl')[0]).toMatchObject({
    id: '1',
    themes: [{ id: 'support', quote: 'Café staff were rude', start: 0 }],
  });
});

test('the file that is read is never written over, whatever name leads to it', async () => {
  const content = 'id,text\n1,Slow app\n';
  writeFileSync(at('in.csv'), content);
  symlinkSync(at('in.csv'), at('link.csv'));
  linkSync(at('in.csv'), at('hard.csv'));
  for (const name of ['in.csv', 'link.csv', 'hard.csv'])
    await expect(runOn(at('in.csv'), '--out', at(name))).rejects.toThrow('is the file that is read');
  expect(readFileSync(at('in.csv'), 'utf8')).toBe(content);
});

test('rows that cannot be read are told with their lines, and have a line all the same', async () => {
  const { code, text } = await run(
    'id,text\n1,Slow app\n2,Slow, and rude\n3,Fine\n',
    '--out',
    at('out.jsonl'),
  );
  expect(code).toBe(1);
  expect(text).toContain('line 3: 3 cells instead of 2');
  const out = lines('out.jsonl');
  expect(out).toHaveLength(3);
  expect(out[1]).toMatchObject({
    id: '2',
    themes: [],
    sure: false,
    error: expect.stringContaining('line 3'),
  });
});

test('a file whose end is broken is refused, and leaves nothing half written', async () => {
  writeFileSync(at('out.jsonl'), 'before');
  await expect(run('id,text\n1,Slow app\n2,"never closed\n', '--out', at('out.jsonl'))).rejects.toThrow(
    'line 3',
  );
  expect(readFileSync(at('out.jsonl'), 'utf8')).toBe('before');
  expect(readdirSync(folder).sort()).toEqual(['in.csv', 'out.jsonl']);
});

test.each([
  ['id,when,who\n1,2,3\n', [], /no column is called text.*--text "who".*“id”, “when”, “who”/s],
  ['id,text\n1,x\n', ['--text', 'remarks'], /no column is called “remarks”/],
  ['', [], /is empty/],
  ['id,text\n1,x\n', ['--colour'], /--colour/],
  ['id,text\n1,x\n', ['more.csv'], /One file at a time/],
  ['id,text\n1,x\n', ['--out', '/nowhere/at/all/out.jsonl'], /cannot be written/],
  ['id,text\n1,x\n', ['--encoding', 'klingon'], /klingon/],
])('%j with %j is refused in words', async (content, more, words) => {
  await expect(run(content, ...more)).rejects.toThrow(words);
});

test('a file that is not there is named', async () => {
  await expect(runOn(at('gone.csv'))).rejects.toThrow(/gone\.csv does not exist/);
  await expect(runOn()).rejects.toThrow(/Which file/);
  expect(existsSync(at('gone.csv'))).toBe(false);
});

test('nothing in a file reaches the terminal as a command', async () => {
  const { text } = await run(
    'id,"te\u001b[31mxt"\n1,"Rude \u001b[2J\u0007staff \u202e behind\u0000 the desk was loud"\n'.replace(
      '\u0000',
      '',
    ),
    '--text',
    'te\u001b[31mxt',
  );
  expect(text).toContain('Rude [2J staff behind the desk was loud');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
});

test('a column can be named, and scores can be left aside', async () => {
  const { text } = await run(
    'nr,score,remarks\n7,1,Excellent\n',
    '--text',
    'Remarks',
    '--id',
    'nr',
    '--score',
    'none',
    '--out',
    at('out.jsonl'),
  );
  expect(lines('out.jsonl')[0]).toMatchObject({ id: '7', sentiment: 'positive' });
  expect(text).toContain('scores none');
});

test('comments in other languages are counted, and said not to be themed', async () => {
  const { text } = await run(
    'text\nSlow app\nLe service client est vraiment très lent et personne ne répond\n',
  );
  expect(text).toContain('Not themed: 1 (50%)');
  expect(text).toMatch(/Languages: en 50%, fr 50%/);
});

test('a terminal gets a bar that is drawn anew, a log gets lines', () => {
  const drawn = (isTTY: boolean) => {
    const written: string[] = [];
    let now = 0;
    const progress = progressOn({ isTTY, write: (text) => written.push(text) }, () => now);
    for (const share of [0.1, 0.2, 0.3]) {
      now += 2000;
      progress.show('reading', share, share * 1000);
    }
    progress.done();
    return written;
  };
  expect(drawn(true)).toEqual([
    '\r\x1b[K[==                      ] reading: 10%, 100 rows',
    '\r\x1b[K[=====                   ] reading: 20%, 200 rows',
    '\r\x1b[K[=======                 ] reading: 30%, 300 rows',
    '\r\x1b[K',
  ]);
  expect(drawn(false)).toEqual(['reading: 20%, 200 rows\n']);
});

test('--help tells how it is used', async () => {
  const { code, text } = await runOn('--help');
  expect(code).toBe(0);
  expect(text).toContain('--out FILE.jsonl');
});
