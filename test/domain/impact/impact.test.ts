import { comparedOf, impactOf, type Return } from '../../../src/domain/impact/impact';
import { readImpactWords } from '../../../src/domain/impact/impact-request';
import {
  bounceWords,
  impactFinding,
  impactVerdict,
  percentPoints,
  rangeWords,
  scalePoints,
} from '../../../src/domain/impact/impact-words';
import { movesOf } from '../../../src/domain/impact/moves';
import { shownSides } from '../../../src/domain/impact/shown';

let named = 0;
const returned = (start: number, later: number, how: Partial<Return> = {}): Return => ({
  cluster: `account ${named++}`,
  start,
  later,
  quarter: '2026-01',
  contacted: false,
  told: false,
  ...how,
});
const times = (n: number, one: () => Return) => Array.from({ length: n }, one);

test('only the same score in the same quarter is compared, and the others are counted', () => {
  const returns = [
    ...times(12, () => returned(3, 6, { contacted: true })),
    ...times(15, () => returned(3, 5)),
    // Another score, and another quarter: no match.
    ...times(4, () => returned(4, 9, { told: true })),
    ...times(5, () => returned(3, 10, { quarter: '2026-04', contacted: true })),
    ...times(7, () => returned(5, 10)),
  ];
  const { change } = impactOf(returns, 'either');
  expect(change).toMatchObject({
    reporting: 'low',
    touched: { n: 12, unmatched: 9, mean: expect.closeTo(3, 9) },
    others: { n: 15, unmatched: 7, mean: expect.closeTo(2, 9) },
    difference: 1,
  });
});

test('who was only contacted is left out where those are compared who were told', () => {
  const returns = [
    ...times(10, () => returned(3, 9, { told: true })),
    ...times(10, () => returned(3, 0, { contacted: true })),
    ...times(10, () => returned(3, 5)),
  ];
  expect(impactOf(returns, 'told').change).toMatchObject({
    touched: { n: 10 },
    others: { n: 10 },
    difference: 4,
  });
  expect(impactOf(returns, 'contacted').change).toMatchObject({ touched: { n: 10 }, difference: -5 });
  expect(impactOf(returns, 'either').change).toMatchObject({ touched: { n: 20 }, difference: -0.5 });
});

test('below ten on either side nothing is said but how many there are; nor of twenty people of nine accounts', () => {
  const nine = [...times(9, () => returned(3, 9, { contacted: true })), ...times(30, () => returned(3, 3))];
  const { change, leftDetractors } = impactOf(nine, 'either');
  expect(change).toEqual({
    reporting: 'none',
    touched: { n: 9, unmatched: 0, effectiveN: 0 },
    others: { n: 30, unmatched: 0, effectiveN: 0 },
  });
  expect(leftDetractors.reporting).toBe('none');
  expect(impactFinding({ change, leftDetractors })).toMatch(/^Too few to compare: .*\(n=9 and 30\)/);
  const clustered = [
    ...Array.from({ length: 20 }, (_, i) => returned(3, 9, { contacted: true, cluster: `c${i % 9}` })),
    ...times(30, () => returned(3, 3)),
  ];
  expect(impactOf(clustered, 'either').change.reporting).toBe('none');
  expect(impactOf([...nine, returned(3, 9, { contacted: true })], 'either').change.reporting).toBe('low');
});

test('who left the detractors is a share of detractors alone, and agreement is not certainty', () => {
  const returns = [
    ...times(20, () => returned(2, 8, { contacted: true })),
    ...times(20, () => returned(2, 4)),
    ...times(20, () => returned(9, 9, { contacted: true })),
    ...times(20, () => returned(9, 9)),
  ];
  const { leftDetractors } = impactOf(returns, 'either');
  expect(leftDetractors).toMatchObject({
    touched: { n: 20, mean: 1 },
    others: { n: 20, mean: 0 },
    difference: 1,
  });
  const { interval } = leftDetractors as Extract<typeof leftDetractors, { interval: unknown }>;
  expect(interval.high).toBe(1);
  // Agresti and Caffo: both shares 1/22 off, so a variance of 2 * (21 / 22^2) / 22; Student's t of 19 is 2.0930.
  expect(interval.low).toBeCloseTo(1 - 2.0930241 * Math.sqrt((2 * 21) / 22 ** 3), 5);
});

test('the bounce is that of everybody untouched with the same scores, whatever their quarter', () => {
  const returns = [
    ...times(10, () => returned(2, 5, { contacted: true })),
    ...times(10, () => returned(2, 4)),
    // Nobody was contacted then, and they rose by four.
    ...times(30, () => returned(2, 6, { quarter: '2026-04' })),
    ...times(30, () => returned(8, 0, { quarter: '2026-04' })),
  ];
  const { change } = impactOf(returns, 'either');
  // (10 * 2 + 30 * 4) / 40
  expect(change).toMatchObject({ bounce: { mean: 3.5, n: 40 }, others: { mean: 2 } });
});

test('where most began high the bounce is below zero, and it is told of which bands it is made', () => {
  const returns = [
    ...times(10, () => returned(2, 5, { contacted: true })),
    ...times(10, () => returned(2, 4)),
    ...times(30, () => returned(10, 9, { contacted: true })),
    ...times(30, () => returned(10, 8)),
    ...times(3, () => returned(7, 9, { contacted: true })),
    ...times(3, () => returned(7, 9)),
  ];
  const { change } = impactOf(returns, 'either');
  expect(change.reporting === 'none' ? null : bounceWords(change.bounce)).toBe(
    '\u22120.8 (n=43): detractors +2.0 (n=10), passives too few (n=3), promoters \u22122.0 (n=30)',
  );
});

test('those are listed who are compared, and the others of them are counted', () => {
  const returns = [
    ...times(12, () => returned(3, 6, { contacted: true })),
    ...times(15, () => returned(3, 5)),
    ...times(4, () => returned(4, 9, { told: true })),
    ...times(5, () => returned(3, 10, { quarter: '2026-04', contacted: true })),
  ];
  const { compared, alone } = comparedOf(returns);
  const { touched } = impactOf(returns, 'either').change;
  expect([compared.length, alone.length]).toEqual([touched.n, touched.unmatched]);
  expect(compared).toEqual(returns.slice(0, 12));
});

test('what is shown of both sides adds up, and each is off by less than a step', () => {
  for (let touched = -300; touched <= 300; touched += 7) {
    for (let others = -300; others <= 300; others += 11) {
      const exact = { touched: touched / 100, others: others / 100 };
      const comparison = {
        touched: { mean: exact.touched },
        others: { mean: exact.others },
        difference: exact.touched - exact.others,
      } as Parameters<typeof shownSides>[0];
      const shown = shownSides(comparison, 'points');
      expect(shown.difference).toBeCloseTo(Math.round(10 * comparison.difference) / 10, 9);
      expect(shown.touched - shown.others).toBeCloseTo(shown.difference, 9);
      expect(Math.abs(shown.touched - exact.touched)).toBeLessThan(0.1);
      expect(Math.abs(shown.others - exact.others)).toBeLessThan(0.1);
    }
  }
});

test.each([
  [0.02, 0.84, 'points', '+0.02 to +0.8'],
  [-0.04, 0, 'points', '\u22120.04 to 0'],
  [0.001, 0.2, 'points', 'just above 0 to +0.2'],
  [-0.0004, 0.28, 'share', 'just below 0 to +28'],
  [0.003, 0.28, 'share', '+0.3 to +28'],
] as const)('an interval from %d to %d %s is %s', (low, high, as, words) => {
  expect(rangeWords({ low, high }, as)).toBe(words);
});

test('the finding says how many, how sure, and that it is no proof', () => {
  const noisy = (contacted: boolean, by: number) =>
    Array.from({ length: 40 }, (_, i) => returned(3, 3 + by + (i % 3), { contacted }));
  const clear = impactOf([...noisy(true, 3), ...noisy(false, 0)], 'either');
  expect(impactVerdict(clear.change)).toBe('better');
  expect(impactFinding(clear)).toMatch(
    /^Contacted or told, people moved \+4\.0 \(n=40\), others alike \+1\.0 \(n=40\): better by more than chance \(\+3\.0, \+2\.\d to \+3\.\d\), not proof$/,
  );
  expect(impactFinding(impactOf([...noisy(true, 0), ...noisy(false, 0)], 'either'))).toContain(
    "can't tell yet whether it helped",
  );
  const worse = impactOf([...noisy(true, 0), ...noisy(false, 3)], 'either');
  expect(impactFinding(worse)).toContain('worse by more than chance (\u22123.0');
});

test.each([
  [0.01, 2, 'better'],
  [-0.01, 2, 'cannot_tell'],
  [0, 2, 'cannot_tell'],
  [-2, 0, 'cannot_tell'],
  [-2, 0.01, 'cannot_tell'],
  [-2, -0.01, 'worse'],
])('where the truth may lie from %d to %d, the verdict is: %s', (low, high, verdict) => {
  const noisy = impactOf(
    [...times(12, () => returned(3, 6, { told: true })), ...times(12, () => returned(3, 3))],
    'either',
  );
  const change = noisy.change as Extract<typeof noisy.change, { interval: unknown }>;
  expect(impactVerdict({ ...change, interval: { low, high } })).toBe(verdict);
});

test('moves from band to band, of those who were touched and of the others', () => {
  const { touched, others } = movesOf([
    returned(6, 9, { contacted: true }),
    returned(6, 7, { told: true }),
    returned(10, 0),
    returned(7, 8),
  ]);
  expect(touched).toEqual([
    [0, 1, 1],
    [0, 0, 0],
    [0, 0, 0],
  ]);
  expect(others).toEqual([
    [0, 0, 0],
    [0, 1, 0],
    [1, 0, 0],
  ]);
});

test.each([
  ['', { months: 12 }],
  ['6', { months: 6 }],
  ['last 6 months', { months: 6 }],
  ['1 year', { months: 12 }],
  ['99', { months: 24 }],
  ['0', { months: 1 }],
  ['mnths', { word: 'mnths', meant: 'months' }],
  ['6 __proto__', { word: '__proto__', meant: null }],
])('/rnps impact %s', (typed, request) => {
  expect(readImpactWords(typed)).toEqual(request);
});

test.each([
  [0.04, '0', '+4'],
  [-0.04, '0', '\u22124'],
  [1.25, '+1.3', '+125'],
  [-2, '\u22122.0', '\u2212200'],
  [0, '0', '0'],
])('%d is %s points of the scale, or %s of per cent', (value, points, percent) => {
  expect([scalePoints(value), percentPoints(value)]).toEqual([points, percent]);
});
