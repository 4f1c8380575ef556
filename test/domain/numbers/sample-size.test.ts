import fc from 'fast-check';
import { UserError } from '../../../src/domain/errors';
import { npsChange } from '../../../src/domain/numbers/nps-change';
import {
  type Mix,
  mixAt,
  sampleToDetect,
  scoreOfMix,
  smallestChange,
} from '../../../src/domain/numbers/sample-size';
import { drawer, LOVED, USUAL } from '../draws';

const mixOf = (promoters: number, passives: number, detractors: number): Mix => ({
  promoters,
  passives,
  detractors,
});

function expectMix(got: Mix, wanted: Mix) {
  for (const band of ['promoters', 'passives', 'detractors'] as const)
    expect(got[band]).toBeCloseTo(wanted[band], 12);
}

describe('how many answers a target takes', () => {
  test('40 to 50 from 55/30/15: about 800 a wave, assuming 60/30/10 afterwards', () => {
    const { perWave, before, after } = sampleToDetect(USUAL, 50);
    // (0.54 + 0.45) (1.959964 + 0.841621)^2 / 0.01 - 3 = 774.04.
    expect(perWave).toBe(775);
    expect(before).toEqual(USUAL);
    expectMix(after, mixOf(0.6, 0.3, 0.1));
  });

  test('waves of that many find the rise four times in five', () => {
    const { perWave, after } = sampleToDetect(USUAL, 50);
    const { draw } = drawer(21);
    const runs = 4_000;
    let found = 0;
    for (let run = 0; run < runs; run++)
      if (npsChange(draw(USUAL, perWave), draw(after, perWave)).verdict === 'up') found++;
    expect(found / runs).toBeGreaterThan(0.78);
    expect(found / runs).toBeLessThan(0.82);
  });

  test('waves of that many find a large rise, and a fall, of few answers nearly as often', () => {
    const { draw } = drawer(22);
    for (const score of [70, 0]) {
      const { perWave, after } = sampleToDetect(USUAL, score);
      expect(perWave).toBeLessThan(90);
      let found = 0;
      for (let run = 0; run < 4_000; run++)
        if (npsChange(draw(USUAL, perWave), draw(after, perWave)).verdict !== 'cannot_tell') found++;
      expect(found / 4_000).toBeGreaterThan(0.74);
      expect(found / 4_000).toBeLessThan(0.86);
    }
  });

  test('half the step takes about four times as many; more power or confidence takes more', () => {
    const { perWave } = sampleToDetect(USUAL, 50);
    expect(sampleToDetect(USUAL, 45).perWave / perWave).toBeCloseTo(4.2, 1);
    expect(sampleToDetect(USUAL, 50, { power: 0.9 }).perWave).toBeGreaterThan(perWave);
    expect(sampleToDetect(USUAL, 50, { confidence: 0.99 }).perWave).toBeGreaterThan(perWave);
  });

  test('never fewer than a score takes', () => {
    expect(sampleToDetect(mixOf(0, 0, 1), 100).perWave).toBe(10);
  });

  test('what cannot be is refused in words', () => {
    expect(() => sampleToDetect(USUAL, 40)).toThrow(
      new UserError('The score is 40 already: no number of answers shows a change of nothing.'),
    );
    expect(() => sampleToDetect(USUAL, 101)).toThrow(
      new UserError('A score lies between -100 and 100, not 101.'),
    );
    expect(() => sampleToDetect(USUAL, Number.NaN)).toThrow(UserError);
    expect(() => sampleToDetect(mixOf(55, 30, 15), 50)).toThrow('A mix is three shares that add up to 1');
    expect(() => sampleToDetect(mixOf(1.2, -0.1, -0.1), 50)).toThrow(RangeError);
    expect(() => sampleToDetect(USUAL, 50, { power: 80 })).toThrow('Power lies between 0.5 and 1, not 80.');
  });
});

describe('the mix that is assumed afterwards', () => {
  test.each<[string, Mix, number, Mix]>([
    ['detractors become promoters', USUAL, 60, mixOf(0.65, 0.3, 0.05)],
    ['then passives do, when no detractor is left', USUAL, 90, mixOf(0.9, 0.1, 0)],
    ['to the top', USUAL, 100, mixOf(1, 0, 0)],
    ['promoters become detractors', USUAL, 20, mixOf(0.45, 0.3, 0.25)],
    ['to the bottom', USUAL, -100, mixOf(0, 0, 1)],
    ['nothing', USUAL, 40, USUAL],
  ])('%s', (_, mix, score, after) => {
    expectMix(mixAt(mix, score), after);
  });

  test('has the score it is meant to have, whatever the mix', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)).filter(([p, a, d]) => p + a + d > 0),
        fc.double({ min: -100, max: 100, noNaN: true }),
        ([p, a, d], score) => {
          const all = p + a + d;
          const after = mixAt(mixOf(p / all, a / all, d / all), score);
          expect(scoreOfMix(after)).toBeCloseTo(score, 9);
          expect(after.promoters + after.passives + after.detractors).toBeCloseTo(1, 12);
          expect(Math.min(after.promoters, after.passives, after.detractors)).toBeGreaterThanOrEqual(-1e-12);
        },
      ),
    );
  });
});

describe('the smallest change that so many answers find', () => {
  test('775 a wave from 55/30/15: ten points', () => {
    expect(smallestChange(USUAL, { perWave: 775, direction: 'up' })).toBeCloseTo(10, 1);
  });

  test('the sample for the smallest change is the sample it was asked for', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(USUAL, LOVED, mixOf(0.2, 0.3, 0.5)),
        fc.integer({ min: 60, max: 100_000 }),
        fc.constantFrom('up' as const, 'down' as const),
        (mix, perWave, direction) => {
          const points = smallestChange(mix, { perWave, direction });
          if (points === null) return;
          const score = scoreOfMix(mix) + (direction === 'up' ? points : -points);
          expect(Math.abs(sampleToDetect(mix, score).perWave - perWave)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('the more answers, the smaller', () => {
    const at = (perWave: number) => smallestChange(USUAL, { perWave, direction: 'down' })!;
    expect(at(400)).toBeLessThan(at(100));
    expect(at(100)).toBeLessThan(at(20));
  });

  test('where no rise would be seen there is none to name', () => {
    expect(smallestChange(LOVED, { perWave: 10, direction: 'up' })).toBeNull();
    expect(smallestChange(mixOf(1, 0, 0), { perWave: 1_000, direction: 'up' })).toBeNull();
    expect(smallestChange(USUAL, { perWave: 9, direction: 'down' })).toBeNull();
  });
});
