import fc from 'fast-check';
import { createAnnotator } from '../../src/ai/annotator';

const annotator = createAnnotator();

function check(comment: string): void {
  const annotation = annotator.annotate(comment);
  expect(annotation.themes.length).toBeLessThanOrEqual(3);
  for (const { quote, start } of annotation.themes)
    expect(comment.slice(start, start + quote.length)).toBe(quote);
  const ids = annotation.themes.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  if (ids.includes('general') || ids.includes('none')) expect(ids).toHaveLength(1);
  expect(Math.abs(annotation.tone)).toBeLessThanOrEqual(1);
  expect(annotation.confidence).toBeGreaterThanOrEqual(0);
  expect(annotation.confidence).toBeLessThanOrEqual(1);
}

const WORDS =
  'staff slow not price the app but rude <br> &amp; don&#39;t Ünïcode 👍 \u200b \u202e ... ? great bill, hacked'.split(
    ' ',
  );

test('whatever is written, quotes are what stands there, and nothing throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), check), { numRuns: 300 });
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }), (words) => check(words.join(' '))),
    { numRuns: 300 },
  );
});

test.each([
  ['one long word', 'a'.repeat(100_000)],
  ['a negation without end', 'not '.repeat(30_000)],
  ['a complaint without end', 'slow staff but rude, '.repeat(5_000)],
  ['entities', '&amp;'.repeat(20_000)],
  ['half an entity', '&'.repeat(100_000)],
  ['tags', '<br>'.repeat(25_000)],
  ['half a tag', '<b'.repeat(50_000)],
  ['apostrophes', "a'".repeat(50_000)],
  ['combining marks', `e${'\u0301'.repeat(50_000)}`],
  ['characters without width', 's\u200bl\u200bo\u200bw '.repeat(10_000)],
  ['question marks', `slow${'?'.repeat(100_000)}`],
  ['halves of pairs', '\ud83d'.repeat(50_000)],
  ['from right to left', '\u202eslow staff '.repeat(5_000)],
  ['names of the prototype', '__proto__ constructor toString hasOwnProperty valueOf '.repeat(2_000)],
])('a hostile comment: %s', (_, comment) => {
  check(comment);
});

test('characters without width and entities do not hide a word', () => {
  const { themes } = annotator.annotate('The app is s\u200bl\u200bow &amp; your sta\u00adff are rude');
  expect(themes.map(({ id }) => id)).toEqual(expect.arrayContaining(['performance', 'support']));
  expect(themes.find(({ id }) => id === 'performance')!.quote).toContain('s\u200bl\u200bow');
});

test('the same comments give the same annotations, whoever reads them', () => {
  const comments = ['Slow app', 'Rude staff but a fair price', 'Excellent', 'The dongle overheats', 'n/a'];
  const read = () => {
    const one = createAnnotator();
    one.study(comments);
    one.teach([{ comment: 'The dongle overheats', themes: ['reliability'] }]);
    one.teachTone([{ comment: 'Slow app', score: 1 }]);
    return comments.map((comment) => one.annotate(comment));
  };
  expect(read()).toEqual(read());
});
