import fc from 'fast-check';
import { npsOf } from '../../../src/domain/numbers/nps';
import { namedEffects, rateAndMix } from '../../../src/domain/numbers/rate-and-mix';
import {
  digitsOfMoves,
  rounded,
  sharedOut,
  shownMove,
  shownSplit,
} from '../../../src/domain/numbers/shown-points';
import { anyCounts } from '../draws';

const score = fc.double({ min: -100, max: 100, noNaN: true });
const tenths = (value: number) => Math.round(value * 10);
const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);

describe('two scores and their move', () => {
  test.each<[number, number, number, { before: number; after: number; change: number }]>([
    [25.2, 31.1, 0, { before: 25, after: 31, change: 6 }],
    [28.46, 30.68, 1, { before: 28.5, after: 30.7, change: 2.2 }],
    [0.4, -0.4, 1, { before: 0.4, after: -0.4, change: -0.8 }],
    [12, 12, 0, { before: 12, after: 12, change: 0 }],
  ])('%d and %d are shown with %d decimals', (before, after, digits, shown) => {
    expect(digitsOfMoves([[before, after]])).toBe(digits);
    expect(shownMove(before, after, digits as 0 | 1)).toEqual(shown);
  });

  test('whatever they are, what is shown adds up, and whole points are those of the exact difference', () => {
    fc.assert(
      fc.property(score, score, (before, after) => {
        const digits = digitsOfMoves([[before, after]]);
        const shown = shownMove(before, after, digits);
        expect(tenths(shown.after) - tenths(shown.before)).toBe(tenths(shown.change));
        if (digits === 0) expect(shown.change).toBe(rounded(after - before));
        else expect(Math.abs(shown.change - (after - before))).toBeLessThan(0.1 + 1e-9);
        expect(shown.change * (after - before)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2_000 },
    );
  });

  test('of a table one move that needs tenths gives tenths to all', () => {
    expect(digitsOfMoves([[25.2, 31.1]])).toBe(0);
    expect(
      digitsOfMoves([
        [25.2, 31.1],
        [28.46, 30.68],
      ]),
    ).toBe(1);
    expect(digitsOfMoves([])).toBe(0);
  });
});

describe('parts of a move', () => {
  test('what rounding loses goes to the part that is nearest to it', () => {
    expect(sharedOut(1, [0.34, 0.33, 0.33])).toEqual([0.4, 0.3, 0.3]);
    expect(sharedOut(-1, [-0.34, -0.33, -0.33])).toEqual([-0.4, -0.3, -0.3]);
    expect(sharedOut(0, [])).toEqual([]);
  });

  test('rows, columns and the whole add up as they are shown, next to the truth, with the few together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyCounts(40), anyCounts(40)), { minLength: 1, maxLength: 8 }),
        (pairs) => {
          const why = rateAndMix(pairs.map(([before, after], i) => ({ segment: `s${i}`, before, after })));
          if (!why) return;
          const whole = (at: 0 | 1) => {
            const all = pairs.map((pair) => pair[at]);
            const nps = npsOf({
              promoters: sum(all.map(({ promoters }) => promoters)),
              passives: sum(all.map(({ passives }) => passives)),
              detractors: sum(all.map(({ detractors }) => detractors)),
            });
            return nps.reporting === 'none' ? Number.NaN : nps.score;
          };
          const { named, few } = namedEffects(why.segments);
          const parts = [...named, ...(few ? [few] : [])];
          expect(sum(parts.map(({ total }) => total))).toBeCloseTo(why.change, 9);
          expect(sum(parts.map(({ before }) => before))).toBe(sum(why.segments.map(({ before }) => before)));
          for (const { before, after } of named)
            for (const n of [before, after]) expect(n === 0 || n >= 10).toBe(true);

          const shown = shownSplit(whole(0), whole(1), parts);
          expect(tenths(shown.before) + tenths(shown.change)).toBe(tenths(shown.after));
          expect(tenths(shown.rate) + tenths(shown.mix)).toBe(tenths(shown.change));
          expect(sum(shown.effects.map(({ rate }) => tenths(rate)))).toBe(tenths(shown.rate));
          expect(sum(shown.effects.map(({ mix }) => tenths(mix)))).toBe(tenths(shown.mix));
          expect(sum(shown.effects.map(({ total }) => tenths(total)))).toBe(tenths(shown.change));
          for (const [i, { rate, mix, total }] of shown.effects.entries()) {
            expect(tenths(rate) + tenths(mix)).toBe(tenths(total));
            expect(Math.abs(rate - parts[i]!.rate)).toBeLessThan(0.25);
            expect(Math.abs(mix - parts[i]!.mix)).toBeLessThan(0.25);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
