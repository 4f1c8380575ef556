import fc from 'fast-check';
import iconv from 'iconv-lite';
import { type ImportHere, importHere } from './import-here';

let here: ImportHere;
beforeAll(async () => {
  here = await importHere();
});
afterAll(() => here.close());

const ENCODINGS = [
  { name: 'utf8', bom: false },
  { name: 'utf8', bom: true },
  { name: 'utf-16le', bom: true },
  { name: 'utf-16be', bom: true },
  { name: 'windows-1252', bom: false },
] as const;

const LATIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,;\t"\'=+-@.äöüßéñ€–“”'.split(
  '',
);
const WIDE = [...LATIN, '\n', '日', '本', '😀', 'я', 'ж'];
const comment = (letters: string[]) =>
  fc.array(fc.constantFrom(...letters), { maxLength: 30 }).map((all) => all.join(''));

// A ß before a closing quotation mark is, in Windows-1252, also one letter of UTF-8: no program can know which was
// meant, so a person names the encoding of such a file.
const readsAsUtf8 = (bytes: Buffer, encoding: string) =>
  encoding === 'windows-1252' && /[\xc2-\xdf][\x80-\xbf]/.test(bytes.toString('latin1'));

// However a file is written, the same words are stored: quoted where they must be, or everywhere.
test('what was written is what is stored, in every encoding, with every delimiter and line end', async () => {
  const file = fc.record({
    encoding: fc.constantFrom(...ENCODINGS),
    delimiter: fc.constantFrom(',', ';', '\t'),
    end: fc.constantFrom('\n', '\r\n'),
    quoteAll: fc.boolean(),
    lastEnd: fc.boolean(),
    scores: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 5 }),
  });
  const whole = file.chain((how) =>
    fc.tuple(
      fc.constant(how),
      fc.array(comment(how.encoding.name === 'windows-1252' ? LATIN : WIDE), {
        minLength: how.scores.length,
        maxLength: how.scores.length,
      }),
    ),
  );
  await fc.assert(
    fc.asyncProperty(whole, async ([how, comments]) => {
      await here.sql('DELETE FROM responses');
      const quoted = (cell: string) =>
        how.quoteAll || /["\n\r,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
      const rows = how.scores.map((score, i) => [String(i + 1), String(score), comments[i]!]);
      const text = [['Response ID', 'Score', 'Comment'], ...rows]
        .map((row) => row.map(quoted).join(how.delimiter))
        .join(how.end);
      const bytes = iconv.encode(how.lastEnd ? text + how.end : text, how.encoding.name, {
        addBOM: how.encoding.bom,
      });
      const named = readsAsUtf8(bytes, how.encoding.name) ? ['--encoding', how.encoding.name] : [];
      const result = await here.runToday('responses', here.file('any.csv', bytes), ...named);
      expect(result).toMatchObject({ added: rows.length, rejected: 0 });
      const stored = await here.sql('SELECT score, comment FROM responses ORDER BY source_response_id');
      expect(stored).toEqual(
        how.scores.map((score, i) => ({ score, comment: comments[i]!.trim() === '' ? null : comments[i] })),
      );
    }),
    { numRuns: 60 },
  );
});
