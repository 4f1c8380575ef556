import { fisherP } from '../../../src/domain/numbers/fisher';
import { movementOf, npsImpact, themeFigures } from '../../../src/domain/themes/theme-figures';
import { movementWords } from '../../../src/views/themes/themes-report';

const of = (n: number, all: number) => ({ n, of: all });

// The tea tasting of Fisher, 1935 (17/35), its best outcome (2/70), and margins of one table alone.
test.each([
  [of(3, 4), of(1, 4), 34 / 70],
  [of(4, 4), of(0, 4), 2 / 70],
  [of(10, 10), of(0, 10), 2 / 184_756],
  [of(0, 10), of(0, 90), 1],
  [of(10, 10), of(90, 90), 1],
])('chance gives %j against %j so often', (a, b, p) => {
  expect(fisherP(a, b)).toBeCloseTo(p, 9);
  expect(fisherP(b, a)).toBeCloseTo(p, 9);
});

test('it holds for many answers as well, and hears the smallest share of all', () => {
  expect(fisherP(of(50_000, 100_000), of(50_000, 100_000))).toBeCloseTo(1, 6);
  expect(fisherP(of(50_000, 100_000), of(40_000, 100_000))).toBeLessThan(1e-9);
});

test.each([
  ['one answer is no change, though nobody spoke of it before', of(1, 10), of(0, 100), 'too_few'],
  ['nor are four', of(4, 10), of(0, 1000), 'too_few'],
  ['five where there was none are', of(5, 10), of(0, 100), 'more'],
  ['none where there were five of few are, too', of(0, 100), of(5, 10), 'less'],
  ['five here and there say nothing', of(5, 20), of(1, 20), 'cant_tell'],
  ['of nine with a theme nothing is said', of(5, 9), of(40, 90), 'too_few'],
  ['nor against nine', of(40, 90), of(5, 9), 'too_few'],
])('%s', (_, now, before, kind) => {
  expect(movementOf(now, before).kind).toBe(kind);
});

const bands = (promoter: number, passive: number, detractor: number) => ({ promoter, passive, detractor });

test.each([
  ['twenty of whom half are unhappy, and ten of them alone', bands(10, 0, 10), bands(0, 0, 10), -100],
  ['who answers as all others do', bands(20, 10, 10), bands(10, 5, 5), 0],
  ['nine with the theme are too few', bands(20, 0, 9), bands(0, 0, 9), null],
  ['nine without it are, too', bands(9, 0, 20), bands(0, 0, 20), null],
  ['ten of each are enough', bands(10, 0, 10), bands(10, 0, 0), 100],
])('what a theme does to the score: %s', (_, all, these, points) => {
  expect(npsImpact(all, these)).toBe(points);
});

test('the theme of which most answers are sure comes first, and moves by those; of as many the more frequent', () => {
  const cell = (themeId: string, n: number, sure: number) =>
    ({ themeId, score: 3, polarity: 'negative', n, sure }) as const;
  const figures = themeFigures({
    all: bands(0, 0, 100),
    cells: [cell('often', 60, 2), cell('surely', 20, 15), cell('also', 30, 2)],
    themed: 100,
    before: { cells: [cell('often', 2, 2), cell('surely', 40, 0)], themed: 100 },
  });
  expect(figures.map(({ themeId }) => themeId)).toEqual(['surely', 'often', 'also']);
  expect(figures.map(({ movement }) => movement.kind)).toEqual(['more', 'too_few', 'too_few']);
});

test('where there is too little to compare, both periods are told, and the larger is not blamed', () => {
  const sureBands = { promoter: 0, passive: 0, detractor: 5 };
  const words = (now: { n: number; of: number }, before: { n: number; of: number }) =>
    movementWords({ movement: movementOf(now, before), share: 1, sureBands });
  expect(words(of(5, 9), of(40, 90))).toBe(
    'Too few to compare: 5 of 9 comments with a theme are surely about it, 40 of 90 in the period before.',
  );
  expect(words(of(1, 10), of(0, 100))).toBe(
    'Too few to compare: 1 of 10 comments with a theme is surely about it, 0 of 100 in the period before.',
  );
  const early = { movement: { kind: 'too_few' as const, beforeN: 1 }, share: 1 };
  expect(movementWords(early)).toBe('Too few to compare; the period before had 1 answer about it.');
});
