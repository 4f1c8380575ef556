import { matchedDifference } from '../../../src/domain/impact/matched-difference';
import type { Unit } from '../../../src/domain/impact/strata';

const NO_LEAST = () => 0;

/** So many of one kind, each a cluster of its own. */
let named = 0;
function people(stratum: string, touched: boolean, values: number[]): Unit[] {
  return values.map((value) => ({ stratum, cluster: `c${named++}`, touched, value }));
}

test('by hand: two strata, weights n1 n0 / (n1 + n0)', () => {
  // A: means 3 and 1, weight 2 * 2 / 4 = 1. B: means 5 and 4, weight 1 * 3 / 4 = 0.75. Together (2 + 0.75) / 1.75 = 1.5714.
  const units = [
    ...people('a', true, [2, 4]),
    ...people('a', false, [0, 2]),
    ...people('b', true, [5]),
    ...people('b', false, [3, 4, 5]),
  ];
  const found = matchedDifference(units, { least: NO_LEAST })!;
  expect(found.difference).toBeCloseTo(2.75 / 1.75, 12);
  expect(found.touched).toMatchObject({ matched: 3, unmatched: 0 });
  expect(found.touched.mean).toBeCloseTo((3 + 0.75 * 5) / 1.75, 12);
  expect(found.others.mean).toBeCloseTo((1 + 0.75 * 4) / 1.75, 12);
  expect([...found.weights]).toEqual([
    ['a', 1],
    ['b', 0.75],
  ]);
  // Kish: the touched weigh 0.5, 0.5 and 0.75, the others 0.5, 0.5 and three times 0.25.
  expect(found.touched.effectiveN).toBeCloseTo(1.75 ** 2 / (0.25 + 0.25 + 0.5625), 12);
  expect(found.others.effectiveN).toBeCloseTo(1.75 ** 2 / (0.5 + 3 * 0.0625), 12);
});

test('deaths of the University Group Diabetes Program by age: the risk difference of Mantel and Haenszel is 0.0349', () => {
  // Rothman, Greenland and Lash 2008, Modern Epidemiology, table 15-1: 8 of 106 and 22 of 98 died with tolbutamide, 5 of 120
  // and 16 of 85 without. Weights 106 * 120 / 226 = 56.283 and 98 * 85 / 183 = 45.519; differences 0.03381 and 0.03625.
  const died = (stratum: string, touched: boolean, cases: number, n: number) =>
    people(stratum, touched, [...Array<number>(cases).fill(1), ...Array<number>(n - cases).fill(0)]);
  const units = [
    ...died('young', true, 8, 106),
    ...died('young', false, 5, 120),
    ...died('old', true, 22, 98),
    ...died('old', false, 16, 85),
  ];
  const found = matchedDifference(units, { least: NO_LEAST })!;
  expect(found.difference).toBeCloseTo(0.0349, 4);
  expect([...found.weights.values()][0]).toBeCloseTo(56.283, 3);
});

test('in one stratum of people who are nobody’s colleagues the jackknife is Welch’s variance', () => {
  // The jackknife of a difference of two means has s1^2 / n1 + s0^2 / n0, but for (n / (n - 1)) of who is left out.
  const [touched, others] = [
    [3, 5, 4, 6, 2, 4],
    [1, 2, 4, 3, 2, 0],
  ];
  const found = matchedDifference([...people('s', true, touched), ...people('s', false, others)], {
    least: NO_LEAST,
  })!;
  const variance = (values: number[]) => {
    const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
    return values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1);
  };
  // Deleting one of six moves its mean by (mean - value) / 5: squares sum to s^2 / 5, and (12 - 1) / 12 of both sides.
  const jackknifed = (11 / 12) * (variance(touched) / 5 + variance(others) / 5);
  // Student's t of five degrees of freedom: 2.5706 (any table).
  expect((found.high - found.low) / 2).toBeCloseTo(2.570582 * Math.sqrt(jackknifed), 5);
});

test('colleagues tell less than strangers: the interval of the same values is wider', () => {
  const values = { touched: [6, 6, 6, 1, 1, 1, 5, 5, 5], others: [4, 4, 4, 0, 0, 0, 3, 3, 3] };
  const alone = [...people('s', true, values.touched), ...people('s', false, values.others)];
  const together = alone.map((unit, i) => ({ ...unit, cluster: `account ${Math.floor(i / 3)}` }));
  const width = (units: Unit[]) => {
    const { low, high } = matchedDifference(units, { least: NO_LEAST })!;
    return high - low;
  };
  expect(width(together)).toBeGreaterThan(1.7 * width(alone));
});

test('who finds nobody alike has no say, and is counted', () => {
  const matched = [...people('s', true, [1, 2]), ...people('s', false, [0, 1, 2])];
  const lonely = [...people('t', true, [-9]), ...people('u', false, [9, 9])];
  const without = matchedDifference(matched, { least: NO_LEAST })!;
  const found = matchedDifference([...matched, ...lonely], { least: NO_LEAST })!;
  expect(found.touched.unmatched).toBe(1);
  expect(found.others.unmatched).toBe(2);
  expect([found.difference, found.low, found.high]).toEqual([without.difference, without.low, without.high]);
});

test('people who all agree are not certainty: the least variance holds', () => {
  const units = [...people('s', true, Array(12).fill(3)), ...people('s', false, Array(12).fill(1))];
  const found = matchedDifference(units, { least: () => 0.04 })!;
  // Eleven degrees of freedom: 2.2010.
  expect(found.high - 2).toBeCloseTo(2.2009852 * 0.2, 5);
});

test('nothing can be said where nobody is alike, or one account is all of a side', () => {
  expect(matchedDifference([], { least: NO_LEAST })).toBeNull();
  expect(
    matchedDifference([...people('s', true, [1]), ...people('t', false, [1])], { least: NO_LEAST }),
  ).toBeNull();
  const one = people('s', true, [1, 2, 3]).map((unit) => ({ ...unit, cluster: 'one' }));
  expect(matchedDifference([...one, ...people('s', false, [1, 2, 3])], { least: NO_LEAST })).toBeNull();
});

test('nothing can be said where all of it hangs on one account', () => {
  const of = (cluster: string, stratum: string, touched: boolean, value: number): Unit => ({
    stratum,
    cluster,
    touched,
    value,
  });
  const units = [
    of('between', 's', true, 3),
    of('one', 's', false, 1),
    of('another', 't', true, 4),
    of('between', 't', false, 1),
  ];
  expect(matchedDifference(units, { least: NO_LEAST })).toBeNull();
});
