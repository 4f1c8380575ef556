import { type BandCounts, type Nps, npsOf } from '../../../src/domain/numbers/nps';
import { type Mix, scoreOfMix } from '../../../src/domain/numbers/sample-size';
import { drawer, LOVED, outcomes, USUAL } from '../draws';

const WAVES: [string, Mix, number][] = [
  ['55/30/15', USUAL, 10],
  ['55/30/15', USUAL, 29],
  ['55/30/15', USUAL, 30],
  ['55/30/15', USUAL, 100],
  ['90/8/2', LOVED, 10],
  ['90/8/2', LOVED, 29],
  ['90/8/2', LOVED, 30],
  ['90/8/2', LOVED, 100],
  ['55/43/2', { promoters: 0.55, passives: 0.43, detractors: 0.02 }, 10],
];

/** Share of all possible waves, by their probability, whose 95% interval holds the true score. */
function exactCoverage(n: number, mix: Mix): number {
  return outcomes(n, mix).reduce(
    (sum, { counts, probability }) => sum + (holds(counts, mix) ? probability : 0),
    0,
  );
}

const known = new Map<string, Nps>();

function holds(counts: BandCounts, mix: Mix): boolean {
  const key = Object.values(counts).join();
  const nps = known.get(key) ?? npsOf(counts);
  known.set(key, nps);
  if (nps.reporting === 'none') return false;
  const truth = scoreOfMix(mix);
  return nps.interval.low <= truth + 1e-9 && truth <= nps.interval.high + 1e-9;
}

test.each(WAVES)('a 95%% interval of %s holds the truth at least 93%% of the time: %j, n=%d', (_, mix, n) => {
  const coverage = exactCoverage(n, mix);
  expect(coverage).toBeGreaterThanOrEqual(0.93);
  expect(coverage).toBeLessThan(0.99);
});

test.each(WAVES.slice(0, 8))(
  'drawing 20,000 waves tells the same as counting all: %s %j, n=%d',
  (_, mix, n) => {
    const { draw } = drawer(5);
    const runs = 20_000;
    let held = 0;
    for (let run = 0; run < runs; run++) if (holds(draw(mix, n), mix)) held++;
    expect(held / runs).toBeGreaterThanOrEqual(0.93);
    // Five standard errors of a share near 0.95.
    expect(Math.abs(held / runs - exactCoverage(n, mix))).toBeLessThan(0.008);
  },
);

test('over all mixes in steps of five per cent, ten answers are covered more than 91% of the time', () => {
  const coverages: number[] = [];
  for (let promoters = 5; promoters < 95; promoters += 5) {
    for (let detractors = 5; promoters + detractors < 100; detractors += 5) {
      const passives = 100 - promoters - detractors;
      coverages.push(
        exactCoverage(10, {
          promoters: promoters / 100,
          passives: passives / 100,
          detractors: detractors / 100,
        }),
      );
    }
  }
  expect(Math.min(...coverages)).toBeGreaterThan(0.91);
});
