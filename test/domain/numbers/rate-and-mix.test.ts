import fc from 'fast-check';
import { npsOf } from '../../../src/domain/numbers/nps';
import { namedEffects, rateAndMix, type SegmentCounts } from '../../../src/domain/numbers/rate-and-mix';
import { anyCounts, counts } from '../draws';

const NOBODY = counts(0, 0, 0);
const segment = (name: string, before: typeof NOBODY, after: typeof NOBODY): SegmentCounts => ({
  segment: name,
  before,
  after,
});

describe('why the score moved', () => {
  test('nobody changed their mind, but the unhappy segment answered more: all of it is mix', () => {
    const why = rateAndMix([
      segment('enterprise', counts(80, 20, 0), counts(40, 10, 0)),
      segment('starter', counts(20, 40, 40), counts(40, 80, 80)),
    ])!;
    expect(why.change).toBeCloseTo(0 - 30, 9);
    expect(why.rate).toBeCloseTo(0, 9);
    expect(why.mix).toBeCloseTo(-30, 9);
    expect(why.mixExplains).toBe(true);
  });

  test('the same people in the same number changed their mind: all of it is rate', () => {
    const why = rateAndMix([
      segment('enterprise', counts(60, 20, 20), counts(80, 20, 0)),
      segment('starter', counts(30, 40, 30), counts(20, 40, 40)),
    ])!;
    expect(why.segments).toEqual([
      { segment: 'enterprise', rate: 20, mix: 0, total: 20, before: 100, after: 100 },
      { segment: 'starter', rate: -10, mix: 0, total: -10, before: 100, after: 100 },
    ]);
    expect(why).toMatchObject({ change: 10, rate: 10, mix: 0, mixExplains: false });
  });

  test('both at once, by hand', () => {
    // Shares 0.5, 0.5 then 0.25, 0.75; scores 60, 0 then 80, 20; whole 30, then 35.
    // Rate: 0.375 * 20 and 0.625 * 20. Mix: -0.25 * (70 - 32.5) and 0.25 * (10 - 32.5).
    const why = rateAndMix([
      segment('a', counts(60, 40, 0), counts(40, 10, 0)),
      segment('b', counts(20, 60, 20), counts(60, 60, 30)),
    ])!;
    expect(why.segments.map(({ rate }) => rate)).toEqual([7.5, 12.5]);
    expect(why.segments.map(({ mix }) => mix)).toEqual([-9.375, -5.625]);
    expect(why).toMatchObject({ change: 5, rate: 20, mix: -15, mixExplains: false });
  });

  test('a segment that is new or gone is all mix', () => {
    const why = rateAndMix([
      segment('stays', counts(30, 10, 10), counts(30, 10, 10)),
      segment('new', NOBODY, counts(0, 0, 50)),
      segment('gone', counts(25, 0, 0), NOBODY),
    ])!;
    expect(why.segments.map(({ rate }) => rate)).toEqual([0, 0, 0]);
    expect(why.mix).toBeCloseTo(why.change, 9);
    expect(why.segments[1]!.mix).toBeLessThan(0);
    expect(why.segments[2]!.mix).toBeLessThan(0);
  });

  test('a segment nobody of which ever answered is left out, and each says how many it is', () => {
    const why = rateAndMix([
      segment('many', counts(20, 5, 5), counts(20, 5, 5)),
      segment('none', NOBODY, NOBODY),
      segment('nine', counts(9, 0, 0), counts(20, 0, 0)),
      segment('new, ten', NOBODY, counts(0, 10, 0)),
    ])!;
    expect(why.segments.map(({ segment, before, after }) => [segment, before, after])).toEqual([
      ['many', 30, 30],
      ['nine', 9, 20],
      ['new, ten', 0, 10],
    ]);
  });

  test('below ten answers in all, before or after, there is nothing to explain', () => {
    expect(rateAndMix([segment('a', counts(9, 0, 0), counts(0, 0, 90))])).toBeNull();
    expect(rateAndMix([segment('a', counts(90, 0, 0), counts(0, 0, 9))])).toBeNull();
    expect(rateAndMix([])).toBeNull();
  });

  test('the parts add up to the change, in all and for each segment, whatever the counts', () => {
    const some = fc.array(fc.tuple(anyCounts(5_000), anyCounts(5_000)), { maxLength: 12 });
    fc.assert(
      fc.property(some, (pairs) => {
        const segments = pairs.map(([before, after], i) => segment(`s${i}`, before, after));
        const why = rateAndMix(segments);
        const whole = (of: (all: SegmentCounts) => typeof NOBODY) =>
          npsOf(
            segments
              .map(of)
              .reduce(
                (sum, one) =>
                  counts(
                    sum.promoters + one.promoters,
                    sum.passives + one.passives,
                    sum.detractors + one.detractors,
                  ),
                NOBODY,
              ),
          );
        const [before, after] = [whole(({ before }) => before), whole(({ after }) => after)];
        if (before.reporting === 'none' || after.reporting === 'none') {
          expect(why).toBeNull();
          return;
        }
        expect(why!.rate + why!.mix).toBeCloseTo(after.score - before.score, 9);
        expect(why!.change).toBeCloseTo(after.score - before.score, 9);
        expect(why!.segments.reduce((sum, { total }) => sum + total, 0)).toBeCloseTo(why!.change, 9);
        for (const { rate, mix, total } of why!.segments) expect(rate + mix).toBe(total);
      }),
    );
  });

  test('before and after changed over: every effect is its opposite', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyCounts(50), anyCounts(50)), { maxLength: 6 }), (pairs) => {
        const there = rateAndMix(pairs.map(([before, after], i) => segment(`s${i}`, before, after)));
        const back = rateAndMix(pairs.map(([after, before], i) => segment(`s${i}`, before, after)));
        expect(back === null).toBe(there === null);
        there?.segments.forEach(({ rate, mix }, i) => {
          expect(back!.segments[i]!.rate).toBeCloseTo(-rate, 9);
          expect(back!.segments[i]!.mix).toBeCloseTo(-mix, 9);
        });
      }),
    );
  });
});

test('of whom fewer than ten answered, nobody is named; one that is new or gone is when ten or more answered', () => {
  const why = rateAndMix([
    segment('team', counts(60, 20, 20), counts(80, 20, 0)),
    segment('business', counts(2, 2, 1), counts(2, 0, 0)),
    segment('starter', counts(30, 40, 30), counts(3, 1, 1)),
    segment('new', NOBODY, counts(10, 10, 0)),
    segment('gone', counts(1, 0, 0), NOBODY),
  ])!;
  const { named, few } = namedEffects(why.segments);
  expect(named.map((one) => one.segment)).toEqual(['team', 'new']);
  expect(few).toMatchObject({ segments: 3, before: 106, after: 7 });
  expect(named.reduce((sum, { total }) => sum + total, few!.total)).toBeCloseTo(why.change, 9);
  expect(namedEffects(why.segments.slice(0, 1)).few).toBeNull();
});
