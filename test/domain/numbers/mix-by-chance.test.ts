import { mixByChance } from '../../../src/domain/numbers/mix-by-chance';

test('by hand: 30 of 100 then 50 of 100 of the happier kind', () => {
  // Scores 40 and 0. Means 12 and 20, middle 16; squares 80 * 24^2 + 120 * 16^2 = 76800; S^2 = 76800 / 199;
  // error = root(S^2 / 50) = 2.778; z = 8 / 2.778 = 2.880; p = 0.00398.
  const shares = [
    { before: 30, after: 50, score: 40 },
    { before: 70, after: 50, score: 0 },
  ];
  expect(mixByChance(shares)).toBeCloseTo(0.00398, 5);
});

test('the same shares, or segments that all score alike: chance explains it', () => {
  const alike = [
    { before: 1, after: 90, score: 25 },
    { before: 90, after: 1, score: 25 },
  ];
  expect(mixByChance(alike)).toBe(1);
  const same = [
    { before: 10, after: 20, score: 50 },
    { before: 30, after: 60, score: -50 },
  ];
  expect(mixByChance(same)).toBeCloseTo(1, 12);
});
