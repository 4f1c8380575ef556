import fc from 'fast-check';
import { textHash } from '../../../src/domain/themes/annotation';
import { shownQuote } from '../../../src/domain/themes/shown-quote';

/** As the words `said` of a comment are shown. */
function shown(comment: string, said: string, hash = textHash(comment)): string | null {
  const start = comment.indexOf(said);
  if (start < 0) throw new Error(`Not in the comment: ${said}`);
  return shownQuote(comment, { start, length: said.length, textHash: hash });
}
const LONG = 'and after that we went through every single page of the guide with two of our people ';

test.each([
  [
    'Waited four working days for an answer to a yes/no question. It was no.',
    'Waited four working days for an answer to a yes',
    'Waited four working days for an answer to a yes/no question.',
  ],
  [
    'Your invoice charged us twice and support told me to "read the FAQ". Great.',
    'Your invoice charged us twice and support told me to "read the FAQ',
    'Your invoice charged us twice and support told me to "read the FAQ".',
  ],
  ['we got double charged in june, again', 'double charged in june', 'we got double charged in june, again'],
  ['Fine. The export is slow!\nBye', 'export is slow', 'The export is slow!'],
  ['Version 3.5 broke, e.g. the export. Bye', 'broke', 'Version 3.5 broke, e.g. the export.'],
  ['Good. It is slow. Bad.', 'It is slow. Bad', 'It is slow. Bad.'],
  ['サポートが遅い。料金が高い。', '料金', '料金が高い。'],
])('%s: a short sentence is shown whole', (comment, said, expected) => {
  expect(shown(comment, said)).toBe(expected);
});

test.each([
  [
    'both ends',
    `Ok. ${LONG}${LONG}the import failed ${LONG}${LONG}.`,
    'the import failed',
    '…the import failed…',
  ],
  ['its beginning', `${LONG}${LONG}the import failed.`, 'the import failed', '…the import failed.'],
  ['its end', `The import failed ${LONG}${LONG}.`, 'The import failed', 'The import failed…'],
  [
    'no end but a mark',
    `${LONG}${LONG}I am to "wait."`,
    `${LONG}${LONG}I am to "wait`,
    `${LONG}${LONG}I am to "wait."`,
  ],
])('of a long sentence the words stand alone, with an ellipsis at %s', (_, comment, said, expected) => {
  expect(shown(comment, said)).toBe(expected);
});

test('of a comment that says something else now nothing is shown', () => {
  expect(shown('It is slow.', 'slow', textHash('It is fast.'))).toBeNull();
  expect(shownQuote(null, { start: 0, length: 1, textHash: 'x' })).toBeNull();
  expect(shownQuote('slow', { start: 0, length: 9, textHash: textHash('slow') })).toBeNull();
  expect(shownQuote('slow', { start: null, length: null, textHash: textHash('slow') })).toBeNull();
});

test('whatever is written, all but the ellipsis is one stretch of the comment, with the verified words in it', () => {
  const piece = fc.constantFrom('slow', ' ', '. ', '/', '"', '\n', '…', 'e.g. ', '!', '。', '😀', LONG);
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(), (pieces, a, b) => {
      const comment = pieces.join('');
      const start = a % comment.length;
      const length = 1 + (b % (comment.length - start));
      const said = comment.slice(start, start + length);
      const quote = shownQuote(comment, { start, length, textHash: textHash(comment) })!;
      const stretch = [quote, quote.slice(1), quote.slice(0, -1), quote.slice(1, -1)];
      expect(stretch.some((one) => comment.includes(one) && one.includes(said))).toBe(true);
    }),
    { numRuns: 300 },
  );
});
