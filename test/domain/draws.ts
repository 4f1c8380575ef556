import fc from 'fast-check';
import type { BandCounts } from '../../src/domain/numbers/nps';
import type { Mix } from '../../src/domain/numbers/sample-size';

/** The mix of the figures in the docs, 55% promoters, 30% passives, 15% detractors, and one of a product much loved. */
export const USUAL: Mix = { promoters: 0.55, passives: 0.3, detractors: 0.15 };
export const LOVED: Mix = { promoters: 0.9, passives: 0.08, detractors: 0.02 };

export const counts = (promoters: number, passives: number, detractors: number): BandCounts => ({
  promoters,
  passives,
  detractors,
});

/** Draws waves of `n` answers from a mix; the same seed, the same waves. */
export function drawer(seed: number) {
  const uniform = uniforms(seed);
  const draw = (mix: Mix, n: number): BandCounts => {
    const drawn = counts(0, 0, 0);
    for (let i = 0; i < n; i++) {
      const u = uniform();
      if (u < mix.promoters) drawn.promoters++;
      else if (u < mix.promoters + mix.passives) drawn.passives++;
      else drawn.detractors++;
    }
    return drawn;
  };
  return { draw, uniform };
}

/** Uniform in [0, 1): xorshift32 (Marsaglia 2003), which needs no global and so is quick inside of jest. */
function uniforms(seed: number): () => number {
  let state = (seed * 2654435761) | 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
  for (let i = 0; i < 20; i++) next();
  return next;
}

/** Every possible wave of `n` answers with its probability under the mix. */
export function outcomes(n: number, mix: Mix): { counts: BandCounts; probability: number }[] {
  const logFactorial = [0];
  for (let i = 1; i <= n; i++) logFactorial[i] = logFactorial[i - 1]! + Math.log(i);
  const all = [];
  for (let promoters = 0; promoters <= n; promoters++) {
    for (let detractors = 0; detractors + promoters <= n; detractors++) {
      const wave = counts(promoters, n - promoters - detractors, detractors);
      const log = (['promoters', 'passives', 'detractors'] as const).reduce(
        (sum, band) => sum + wave[band] * Math.log(mix[band]) - logFactorial[wave[band]]!,
        logFactorial[n]!,
      );
      all.push({ counts: wave, probability: Math.exp(log) });
    }
  }
  return all;
}

/** Counts of up to `max` answers of each band. */
export const anyCounts = (max: number) =>
  fc.record({
    promoters: fc.nat({ max }),
    passives: fc.nat({ max }),
    detractors: fc.nat({ max }),
  });
