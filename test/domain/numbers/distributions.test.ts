import { criticalValue, normalQuantile, twoSidedP } from '../../../src/domain/numbers/distributions';

// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.1 and 1.3.6.7.2, and Wichura 1988 (AS 241) for the digits.
test('the normal distribution is the published one', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
  expect(normalQuantile(0.25)).toBeCloseTo(-0.6744897501960817, 12);
  expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167814, 12);
  expect(criticalValue()).toBeCloseTo(1.959963984540054, 12);
  expect(criticalValue(0.99)).toBeCloseTo(2.5758293035489, 12);
  expect(twoSidedP(1.959963984540054)).toBeCloseTo(0.05, 12);
  expect(twoSidedP(-1.6448536269514722)).toBeCloseTo(0.1, 12);
  expect(twoSidedP(0)).toBe(1);
});

test.each([
  [1, 12.706],
  [4, 2.776],
  [12, 2.179],
  [31, 2.04],
])("Student's t with %d degrees of freedom is the published one", (degrees, value) => {
  expect(criticalValue(0.95, degrees)).toBeCloseTo(value, 3);
});

test.each([0, 1, -1, 95, Number.NaN])('a confidence level of %d is refused in words', (confidence) => {
  expect(() => criticalValue(confidence)).toThrow('A confidence level lies between 0 and 1');
});

test.each([0, 1, 2, Number.NaN])('a probability of %d has no quantile', (p) => {
  expect(() => normalQuantile(p)).toThrow('A probability lies between 0 and 1');
});
