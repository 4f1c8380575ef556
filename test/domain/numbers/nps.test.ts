import fc from 'fast-check';
import { UserError } from '../../../src/domain/errors';
import { bandCounts, type Nps, npsOf } from '../../../src/domain/numbers/nps';
import { anyCounts, counts, drawer, USUAL } from '../draws';

type Scored = Extract<Nps, { score: number }>;
const scored = (nps: Nps): Scored => {
  if (nps.reporting === 'none') throw new Error(`No score of ${nps.n} answers.`);
  return nps;
};
const width = (nps: Nps) => scored(nps).interval.high - scored(nps).interval.low;

describe('score and interval', () => {
  test('a hundred answers, by the formula on paper', () => {
    // N = 103, p = 55.75/103 = 0.541262, d = 15.75/103 = 0.152913, p - d = 0.388350,
    // se = sqrt((0.694175 - 0.150815) / 103) = 0.0726314; 1.959964 of these are 14.2355 points.
    const nps = scored(npsOf(counts(55, 30, 15)));
    expect(nps).toMatchObject({ reporting: 'ok', n: 100, score: 40 });
    expect(nps.interval.low).toBeCloseTo(24.599, 2);
    expect(nps.interval.high).toBeCloseTo(53.071, 2);
  });

  test('counts of each score make bands: 0 to 6, 7 and 8, 9 and 10', () => {
    expect(bandCounts([1, 2, 3, 4, 5, 6, 7, 100, 200, 1000, 2000])).toEqual(counts(3000, 300, 28));
  });

  test('twenty who all agree are not certain', () => {
    const { score, interval } = scored(npsOf(counts(20, 0, 0)));
    expect(score).toBe(100);
    expect(interval.high).toBe(100);
    expect(interval.low).toBeLessThan(75);
  });

  test('at another level the interval is wider or narrower, and still has the score inside', () => {
    const at = (confidence: number) => npsOf(counts(40, 0, 0), { confidence });
    expect(width(at(0.99))).toBeGreaterThan(width(at(0.95)));
    expect(width(at(0.8))).toBeLessThan(width(at(0.95)));
    expect(scored(at(0.5)).interval.high).toBe(100);
  });
});

describe('how much is said of few answers', () => {
  test.each<[number, Nps['reporting']]>([
    [0, 'none'],
    [9, 'none'],
    [10, 'low'],
    [29, 'low'],
    [30, 'ok'],
  ])('%d answers: %s', (n, reporting) => {
    const nps = npsOf(counts(n, 0, 0));
    expect(nps.reporting).toBe(reporting);
    expect('score' in nps).toBe(reporting !== 'none');
    expect('interval' in nps).toBe(reporting !== 'none');
  });

  test('nine answers leave their counts', () => {
    expect(npsOf(counts(4, 3, 2))).toEqual({ reporting: 'none', n: 9, counts: counts(4, 3, 2) });
  });
});

describe('when it is known how many were invited', () => {
  test('everybody answered: the score is the truth, with no width', () => {
    expect(scored(npsOf(counts(10, 5, 5), { invited: 20 })).interval).toEqual({ low: 25, high: 25 });
    expect(scored(npsOf(counts(10, 0, 0), { invited: 10 })).interval).toEqual({ low: 100, high: 100 });
  });

  test('half of them answered: narrower by the root of a half, and nearer to the observed score', () => {
    const [all, half] = [npsOf(counts(110, 60, 30)), npsOf(counts(110, 60, 30), { invited: 400 })];
    expect(width(half) / width(all)).toBeCloseTo(Math.sqrt(200 / 399), 6);
    const middle = ({ interval }: Scored) => (interval.low + interval.high) / 2;
    expect(middle(scored(half)) - 40).toBeCloseTo((middle(scored(all)) - 40) / 2, 6);
  });

  test('a million invited is as good as no limit', () => {
    expect(width(npsOf(counts(55, 30, 15), { invited: 1_000_000_000 }))).toBeCloseTo(
      width(npsOf(counts(55, 30, 15))),
      4,
    );
  });

  test('more answers than invitations are refused in words, also when there are too few for a score', () => {
    expect(() => npsOf(counts(200, 100, 112), { invited: 300 })).toThrow(
      new UserError(
        '412 answered, which is more than the 300 said to be invited. Correct how many were invited.',
      ),
    );
    expect(() => npsOf(counts(1, 1, 1), { invited: 2 })).toThrow(UserError);
  });

  test.each([-1, 2.5, Number.NaN, Number.POSITIVE_INFINITY])(
    '%d invited is no number of people',
    (invited) => {
      expect(() => npsOf(counts(0, 0, 0), { invited })).toThrow('How many were invited is a whole number');
    },
  );

  test('the score of all who were invited is inside at least 94% of the time, 60 of 100 answering', () => {
    const { draw, uniform } = drawer(11);
    let inside = 0;
    const runs = 20_000;
    for (let run = 0; run < runs; run++) {
      const all = draw(USUAL, 100);
      const truth = all.promoters - all.detractors;
      const left = { ...all };
      const heard = counts(0, 0, 0);
      for (let asked = 100; asked > 40; asked--) {
        const u = uniform() * asked;
        const band =
          u < left.promoters ? 'promoters' : u < left.promoters + left.passives ? 'passives' : 'detractors';
        left[band]--;
        heard[band]++;
      }
      const { interval } = scored(npsOf(heard, { invited: 100 }));
      if (interval.low <= truth && truth <= interval.high) inside++;
    }
    expect(inside / runs).toBeGreaterThan(0.94);
    expect(inside / runs).toBeLessThan(0.965);
  });
});

describe('what is no count', () => {
  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])('%d promoters', (promoters) => {
    expect(() => npsOf(counts(promoters, 10, 10))).toThrow('A number of promoters is a whole number');
  });

  test('ten or twelve counts per score', () => {
    expect(() => bandCounts(new Array(10).fill(1))).toThrow('eleven, of 0 to 10, not 10');
    expect(() => bandCounts(new Array(12).fill(1))).toThrow(RangeError);
    expect(() => bandCounts([-1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5])).toThrow(RangeError);
  });
});

describe('whatever the counts', () => {
  const enough = anyCounts(2_000).filter(
    ({ promoters, passives, detractors }) => promoters + passives + detractors >= 10,
  );
  const mirrored = (all: { promoters: number; passives: number; detractors: number }) =>
    counts(all.detractors, all.passives, all.promoters);

  test('the interval is within -100 and 100 and has the score inside, at any level', () => {
    fc.assert(
      fc.property(enough, fc.double({ min: 0.01, max: 0.999, noNaN: true }), (all, confidence) => {
        const { score, interval } = scored(npsOf(all, { confidence }));
        expect(interval.low).toBeGreaterThanOrEqual(-100);
        expect(interval.high).toBeLessThanOrEqual(100);
        expect(interval.low).toBeLessThanOrEqual(score);
        expect(interval.high).toBeGreaterThanOrEqual(score);
      }),
    );
  });

  test('promoters for detractors: the same in the mirror', () => {
    fc.assert(
      fc.property(enough, (all) => {
        const [one, other] = [scored(npsOf(all)), scored(npsOf(mirrored(all)))];
        expect(other.score).toBeCloseTo(-one.score, 9);
        expect(other.interval.low).toBeCloseTo(-one.interval.high, 9);
        expect(other.interval.high).toBeCloseTo(-one.interval.low, 9);
      }),
    );
  });

  test('ten times the answers in the same mix: a narrower interval', () => {
    fc.assert(
      fc.property(enough, (all) => {
        const more = counts(all.promoters * 10, all.passives * 10, all.detractors * 10);
        expect(width(npsOf(more))).toBeLessThan(width(npsOf(all)));
      }),
    );
  });

  test('the more of the invited have answered, the narrower', () => {
    fc.assert(
      fc.property(enough, fc.nat({ max: 5_000 }), fc.integer({ min: 1, max: 5_000 }), (all, silent, more) => {
        const n = all.promoters + all.passives + all.detractors;
        const [few, many] = [n + silent, n + silent + more];
        expect(width(npsOf(all, { invited: few }))).toBeLessThanOrEqual(width(npsOf(all, { invited: many })));
      }),
    );
  });
});
