import fc from 'fast-check';
import { topValues } from '../../src/domain/top-values';

const row = (span: number, value: string, n: number) => ({ span, value, counts: Array(11).fill(n) });

test('the biggest stay, in the order of their size, and all others are one', () => {
  const rows = [
    row(0, 'a', 1),
    row(0, 'b', 5),
    row(0, 'c', 2),
    row(1, 'a', 1),
    row(1, 'c', 9),
    row(1, 'd', 1),
  ];
  const told = topValues(rows, 2).map(({ span, value, counts }) => [value, span, counts[0]]);
  expect(told).toEqual([
    ['c', 0, 2],
    ['c', 1, 9],
    ['b', 0, 5],
    [null, 0, 1],
    [null, 1, 2],
  ]);
});

test('where there are no others, none are told', () => {
  expect(topValues([row(0, 'a', 1)], 5)).toEqual([row(0, 'a', 1)]);
  expect(topValues([], 5)).toEqual([]);
});

test('nothing is lost or counted twice, and no row of the question is changed', () => {
  const rows = fc.uniqueArray(
    fc.record({
      span: fc.nat(3),
      value: fc.constantFrom('', 'a', 'b', '__proto__', 'constructor', 'e'),
      counts: fc.array(fc.nat(50), { minLength: 11, maxLength: 11 }),
    }),
    { selector: ({ span, value }) => `${span} ${value}` },
  );
  fc.assert(
    fc.property(rows, fc.nat(4), (given, most) => {
      const before = structuredClone(given);
      const told = topValues(given, most);
      expect(given).toEqual(before);
      for (const span of [0, 1, 2, 3]) {
        for (const score of [0, 10]) {
          const total = (all: { span: number; counts: number[] }[]) =>
            all.filter((one) => one.span === span).reduce((n, { counts }) => n + counts[score]!, 0);
          expect(total(told)).toBe(total(given));
        }
      }
      expect(new Set(told.map(({ value }) => value)).size).toBeLessThanOrEqual(most + 1);
    }),
  );
});
