import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { splitRows } from '../../src/import/split-rows';

const split = (text: string) => splitRows(text, { delimiter: ',', lines: 0 });

test('plain rows are split as the parser splits them, whatever stands in quotation marks', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '😀', "'"), maxLength: 6 });
  const written = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (rows) => {
      const text = rows.map((cells) => `${cells.map(written).join(',')}\n`).join('');
      const { records, rest, isOdd } = split(text);
      expect({ rest, isOdd }).toEqual({ rest: '', isOdd: false });
      expect(records.map(({ cells }) => cells)).toEqual(
        parse(text, { relax_column_count: true, skip_empty_lines: true, record_delimiter: '\n' }),
      );
    }),
  );
});

test.each([
  ['a quotation mark inside a plain cell', 'a,b\nc,5"\nd,e\n', 'c,5"\nd,e\n'],
  ['text after a closing one', 'a,b\n"c"d,e\n', '"c"d,e\n'],
])('%s ends the plain rows, and the rest is left as it is', (_, text, rest) => {
  expect(split(text)).toMatchObject({ rest, isOdd: true, lines: 1, records: [{ cells: ['a', 'b'] }] });
});

test('a row that goes on after the text waits for the rest of it', () => {
  for (const begun of ['c,"d', 'c,"d\ne', 'c,"d"', 'c,"d""', 'c', '"c",'])
    expect(split(`a,b\n${begun}`)).toMatchObject({ rest: begun, isOdd: false, lines: 1 });
});

test('lines are counted over empty ones and inside of quotation marks', () => {
  expect(split('a\n\n"b\nc",d\n\ne\n').records.map(({ line, lastLine }) => [line, lastLine])).toEqual([
    [1, 1],
    [3, 4],
    [6, 6],
  ]);
});

test('a row of more than a comment can be is left to the parser, which says what is wrong with it', () => {
  expect(split(`a\n${'x'.repeat(300_000)}\n`)).toMatchObject({ isOdd: true, lines: 1 });
  expect(split(`a\n"${'x'.repeat(300_000)}`)).toMatchObject({ isOdd: true, lines: 1 });
});
