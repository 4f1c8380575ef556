import fc from 'fast-check';
import { BANDS, type Band } from '../../../src/domain/bands';
import { holm } from '../../../src/domain/numbers/holm';
import { type BandCounts, npsOf } from '../../../src/domain/numbers/nps';
import { countsOfMoves, type Moves, type NpsChange, npsChange } from '../../../src/domain/numbers/nps-change';
import { anyCounts, counts, drawer, LOVED, outcomes, USUAL } from '../draws';

type Told = Extract<NpsChange, { p: number }>;
const told = (change: NpsChange): Told => {
  if (change.reporting === 'none') throw new Error('Too few answers to tell of a change.');
  return change;
};

/** Nine counts: from promoters to each band, promoters first, then from passives, then from detractors. */
const moves = (...cells: [number[], number[], number[]]): Moves => {
  const row = ([promoter = 0, passive = 0, detractor = 0]: number[]) => ({ promoter, passive, detractor });
  return { promoter: row(cells[0]), passive: row(cells[1]), detractor: row(cells[2]) };
};
const paired = (all: Moves) => {
  const { before, after } = countsOfMoves(all);
  return told(npsChange(before, after, { moves: all }));
};

describe('two waves of different people', () => {
  test('by the formula on paper', () => {
    // Before: N = 103, (55.75 - 15.75)/103 = 0.388350, se^2 = 0.543360/103 = 0.00527534.
    // After:  N = 203, (120.75 - 20.75)/203 = 0.492611, se^2 = (141.5/203 - 0.242665)/203 = 0.00223827.
    // z = 0.104261 / sqrt(0.00751361) = 1.20281; p = 0.22905.
    const change = told(npsChange(counts(55, 30, 15), counts(120, 60, 20)));
    expect(change.difference).toBeCloseTo(10, 9);
    expect(change.p).toBeCloseTo(0.22905, 4);
    expect(change.interval.low).toBeCloseTo(10.4261 - 16.9892, 2);
    expect(change.interval.high).toBeCloseTo(10.4261 + 16.9892, 2);
    expect(change.verdict).toBe('cannot_tell');
  });

  test('a large move of many is told, and which way', () => {
    expect(npsChange(counts(200, 100, 112), counts(280, 90, 42)).verdict).toBe('up');
    expect(npsChange(counts(280, 90, 42), counts(200, 100, 112)).verdict).toBe('down');
  });

  test.each([
    ['before', counts(0, 0, 9), counts(1000, 0, 0)],
    ['after', counts(1000, 0, 0), counts(0, 0, 9)],
  ])('fewer than ten answers %s: no figure and no verdict, however far apart', (_, before, after) => {
    expect(npsChange(before, after)).toEqual({ reporting: 'none', verdict: 'cannot_tell' });
  });

  test('is as poor in data as the poorer of the two', () => {
    expect(npsChange(counts(10, 10, 9), counts(100, 10, 10)).reporting).toBe('low');
    expect(npsChange(counts(10, 10, 10), counts(100, 10, 10)).reporting).toBe('ok');
  });

  test('the same wave again has not moved', () => {
    expect(npsChange(counts(20, 10, 10), counts(20, 10, 10))).toMatchObject({
      difference: 0,
      p: 1,
      verdict: 'cannot_tell',
    });
  });
});

describe('people who answered both times', () => {
  test('when all did, many small steps the same way are told that two crowds would not show', () => {
    const all = moves([92, 0, 0], [8, 70, 0], [0, 4, 26]);
    const { before, after } = countsOfMoves(all);
    expect([before, after]).toEqual([counts(92, 78, 30), counts(100, 74, 26)]);
    expect(paired(all)).toMatchObject({ difference: 6, verdict: 'up' });
    expect(npsChange(before, after).verdict).toBe('cannot_tell');
  });

  test('when all did, it agrees with the paired t test on many people', () => {
    const all = moves([500, 40, 20], [120, 300, 60], [40, 110, 210]);
    // Differences: -200 of 20, -100 of 100, 0 of 1010, 100 of 230, 200 of 40.
    const n = 1400;
    const mean = (-200 * 20 - 100 * 100 + 100 * 230 + 200 * 40) / n;
    const squares = (4 * 60 + 330) * 10_000;
    const error = Math.sqrt((squares / n - mean ** 2) / (n - 1));
    const { difference, interval } = paired(all);
    expect(difference).toBeCloseTo(mean, 9);
    expect((interval.high - interval.low) / (2 * 1.959964) / error).toBeCloseTo(1, 2);
  });

  test('nobody who answered twice changed: nothing is said to have moved, and not with certainty either', () => {
    const { interval, verdict } = paired(moves([20], [0, 10], [0, 0, 5]));
    expect(verdict).toBe('cannot_tell');
    expect(interval.low).toBeLessThan(0);
    expect(interval.high).toBeGreaterThan(0);
  });

  test('five of fifty who rose: too few by the exact sign test (p = 0.0625), and here', () => {
    const { p, verdict } = paired(moves([25], [5, 10], [0, 0, 10]));
    expect(verdict).toBe('cannot_tell');
    expect(p).toBeGreaterThan(0.05);
  });

  test('some did: the more of them, the surer', () => {
    const [before, after] = [counts(100, 60, 40), counts(110, 60, 30)];
    const width = (share: number) => {
      const same = moves([100 * share], [0, 60 * share], [0, 0, 30 * share]);
      const { low, high } = told(npsChange(before, after, { moves: same })).interval;
      return high - low;
    };
    expect(width(0.5)).toBeLessThan(width(0.1));
    expect(width(0.1)).toBeLessThan(width(0));
    const none = told(npsChange(before, after)).interval;
    expect(width(0)).toBeCloseTo(none.high - none.low, 9);
  });

  test('people who swapped places make it less sure', () => {
    const [before, after] = [counts(50, 0, 50), counts(50, 0, 50)];
    const swapped = told(npsChange(before, after, { moves: moves([0, 0, 50], [], [50]) })).interval;
    const strangers = told(npsChange(before, after)).interval;
    expect(swapped.high).toBeGreaterThan(strangers.high);
  });

  test('more people moved than answered is refused', () => {
    const both = moves([20], [0, 5], []);
    expect(() => npsChange(counts(19, 10, 10), counts(30, 10, 10), { moves: both })).toThrow(
      'More promoters are said to have answered both times',
    );
    expect(() => npsChange(counts(30, 10, 10), counts(30, 4, 10), { moves: both })).toThrow(RangeError);
    expect(() => npsChange(counts(30, 10, 10), counts(30, 10, 10), { moves: moves([-1], [], []) })).toThrow(
      'How many moved from promoter to promoter',
    );
  });
});

describe('how often it is wrong', () => {
  const realMove = (before: BandCounts, after: BandCounts) =>
    npsChange(before, after).verdict !== 'cannot_tell';

  /** Exact: every pair of waves, by its probability, of two periods between which nothing changed. */
  const falseAlarms = (n1: number, n2: number, mix: typeof USUAL) => {
    const likely = (n: number) => outcomes(n, mix).filter(({ probability }) => probability > 1e-6);
    const after = likely(n2);
    return likely(n1).reduce(
      (sum, first) =>
        sum +
        after.reduce(
          (inner, second) =>
            inner + (realMove(first.counts, second.counts) ? first.probability * second.probability : 0),
          0,
        ),
      0,
    );
  };

  test.each([
    [10, 10, USUAL, 0.03],
    [20, 20, USUAL, 0.03],
    [10, 30, USUAL, 0.03],
    [10, 50, LOVED, 0],
  ])(
    'waves of %d and %d that differ by luck alone, %j: real in at most 5%%, by counting',
    (n1, n2, mix, least) => {
      const share = falseAlarms(n1, n2, mix);
      expect(share).toBeGreaterThanOrEqual(least);
      expect(share).toBeLessThanOrEqual(0.05);
    },
  );

  test.each([
    [50, 20_000],
    [200, 5_000],
  ])('waves of %d, by drawing %d of them: between 3 and 6.5%%', (n, runs) => {
    const { draw } = drawer(3);
    let alarms = 0;
    for (let run = 0; run < runs; run++) if (realMove(draw(USUAL, n), draw(USUAL, n))) alarms++;
    expect(alarms / runs).toBeGreaterThan(0.03);
    expect(alarms / runs).toBeLessThan(0.065);
  });

  test.each([
    ['all of 100', 100, 100],
    ['50 of 100', 50, 100],
    ['20 of 150', 20, 150],
  ])('%s are the same people, three of four with the same answer: between 2 and 6.5%%', (_, both, n) => {
    const runs = 4_000;
    const { draw, uniform } = drawer(7);
    const bandDrawn = (): Band => {
      const { promoters, passives } = draw(USUAL, 1);
      return promoters ? 'promoter' : passives ? 'passive' : 'detractor';
    };
    let [alarms, blind] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const same = moves([], [], []);
      for (let i = 0; i < both; i++) {
        const from = bandDrawn();
        same[from][uniform() < 0.75 ? from : bandDrawn()]++;
      }
      const shared = countsOfMoves(same);
      const before = plus(shared.before, draw(USUAL, n - both));
      const after = plus(shared.after, draw(USUAL, n - both));
      if (npsChange(before, after, { moves: same }).verdict !== 'cannot_tell') alarms++;
      if (npsChange(before, after).verdict !== 'cannot_tell') blind++;
    }
    expect(alarms / runs).toBeGreaterThan(0.02);
    expect(alarms / runs).toBeLessThan(0.065);
    // Who does not know that they are the same people is far too careful.
    expect(blind).toBeLessThan(alarms);
  });
});

const plus = (a: BandCounts, b: BandCounts): BandCounts =>
  counts(a.promoters + b.promoters, a.passives + b.passives, a.detractors + b.detractors);

describe('whatever the counts', () => {
  const cells = fc.array(fc.nat({ max: 60 }), { minLength: 9, maxLength: 9 });

  test('a change turned round is its opposite, and its parts agree', () => {
    fc.assert(
      fc.property(anyCounts(300), anyCounts(300), cells, (extra1, extra2, c) => {
        const both = moves(c.slice(0, 3), c.slice(3, 6), c.slice(6, 9));
        const back = moves([], [], []);
        for (const from of BANDS) for (const to of BANDS) back[to][from] = both[from][to];
        const shared = countsOfMoves(both);
        const [before, after] = [plus(shared.before, extra1), plus(shared.after, extra2)];
        const there = npsChange(before, after, { moves: both });
        const again = npsChange(after, before, { moves: back });
        if (there.reporting === 'none' || again.reporting === 'none') return;

        expect(again.difference).toBeCloseTo(-there.difference, 9);
        expect(again.p).toBeCloseTo(there.p, 9);
        expect(again.interval.high).toBeCloseTo(-there.interval.low, 9);
        expect(there.interval.low).toBeGreaterThanOrEqual(-200);
        expect(there.interval.high).toBeLessThanOrEqual(200);
        expect(there.interval.low).toBeLessThanOrEqual(there.difference);
        expect(there.interval.high).toBeGreaterThanOrEqual(there.difference);
        if (there.verdict === 'up') expect(there.difference).toBeGreaterThan(0);
        if (there.verdict === 'down') expect(there.difference).toBeLessThan(0);
        const scores = [npsOf(before), npsOf(after)].map((nps) => ('score' in nps ? nps.score : Number.NaN));
        expect(there.difference).toBeCloseTo(scores[1]! - scores[0]!, 9);
      }),
    );
  });
});

describe('several segments at once', () => {
  // R 4, stats::p.adjust(p, 'holm') for both.
  test.each([
    [
      [0.01, 0.02, 0.03, 0.04],
      [0.04, 0.06, 0.06, 0.06],
    ],
    [
      [0.01, 0.04, 0.03, 0.005],
      [0.03, 0.06, 0.06, 0.02],
    ],
    [
      [0.9, 0.6],
      [1, 1],
    ],
    [[], []],
  ])('%j becomes %j', (ps, corrected) => {
    const got = holm(ps);
    expect(got).toHaveLength(corrected.length);
    corrected.forEach((p, i) => {
      expect(got[i]).toBeCloseTo(p, 12);
    });
  });

  test('six segments in which nothing moved: some are called real by luck in at most 5% of quarters', () => {
    const { draw } = drawer(9);
    let [alone, together] = [0, 0];
    const runs = 2_000;
    for (let run = 0; run < runs; run++) {
      const ps = Array.from({ length: 6 }, () => told(npsChange(draw(USUAL, 50), draw(USUAL, 50))).p);
      if (ps.some((p) => p < 0.05)) alone++;
      if (holm(ps).some((p) => p < 0.05)) together++;
    }
    expect(alone / runs).toBeGreaterThan(0.2);
    expect(together / runs).toBeLessThan(0.06);
  });
});
