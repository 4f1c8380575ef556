import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvFile, csvLine } from '../../src/domain/csv';

test.each([
  ['=1+1', "'=1+1"],
  ['+49 30 1234', "'+49 30 1234"],
  ['-cmd', "'-cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tindented', `"'\tindented"`],
  ['\r=1', `"'\r=1"`],
  ['  =1', "'  =1"],
  ['＝1', "'＝1"],
  ['a=b', 'a=b'],
  ['it’s "fine", she said', '"it’s ""fine"", she said"'],
  ['two\nlines', '"two\nlines"'],
  ['a;b', '"a;b"'],
  [' padded ', '" padded "'],
  ['', ''],
])('words that a spreadsheet would run or tear apart are safe: %j', (told, written) => {
  expect(csvLine([told])).toBe(`${written}\r\n`);
});

test('numbers stay numbers, instants are in UTC, and nothing is nothing', () => {
  const at = new Date('2026-11-22T09:30:00Z');
  expect(csvLine([-31, 0.5, -0, true, at, null])).toBe('-31,0.5,0,true,2026-11-22T09:30:00.000Z,\r\n');
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])(
  'a number that is none (%p) never gets into a file',
  (n) => {
    expect(() => csvLine([n])).toThrow('no number');
  },
);

test('a record that does not fit its header is a mistake of ours, and said', () => {
  expect(() => csvFile(['a', 'b'], [['1', '2'], ['3']])).toThrow('Record 2 has 1 cells, and the header 2.');
});

test('whatever words there are, a reader of CSV gets them back, with an apostrophe where one was needed', () => {
  const words = fc.string({ unit: 'grapheme' });
  const risky = fc.stringMatching(/^[=+\-@\t\r\n "',;a]{0,8}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.oneof(words, risky), risky), { minLength: 1 }), (records) => {
      const file = csvFile(['one', 'two'], records);
      const read: string[][] = parse(file, { bom: true, record_delimiter: '\r\n' });
      expect(read.length).toBe(records.length + 1);
      for (const [i, record] of records.entries()) {
        for (const [j, cell] of record.entries()) {
          const got = read[i + 1]![j]!;
          expect([cell, `'${cell}`]).toContain(got);
          expect(got.trimStart()).not.toMatch(/^[=+\-@]/);
        }
      }
    }),
    { numRuns: 2000 },
  );
});
