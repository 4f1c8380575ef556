import { BANDS, type Band, bandOf } from '../bands';

interface Moved {
  mean: number;
  n: number;
}

/** What people nobody touched moved by who began with the same scores, in whatever quarter; and how many they are. */
export interface Bounce extends Moved {
  /** The same by the band in which they began; reports made long ago have none. */
  bands?: (Moved & { band: Band })[];
}

/**
 * The mean of people nobody touched by the score with which they began, each score weighing as much as in the comparison:
 * `weights` is by stratum, a name that begins with the score.
 */
export function bounceOf(
  others: readonly { start: number; value: number }[],
  weights: ReadonlyMap<string, number>,
): Bounce {
  const byStart = new Map<number, number>();
  for (const [stratum, weight] of weights) {
    const start = Number(stratum.split(' ')[0]);
    byStart.set(start, (byStart.get(start) ?? 0) + weight);
  }
  const scores = [...byStart].map(([start, weight]): Weighed => {
    const alike = others.filter((one) => one.start === start);
    const mean = sumOf(alike, ({ value }) => value) / alike.length;
    return { band: bandOf(start), weight, mean, n: alike.length };
  });
  const bands = BANDS.map((band) => ({ band, ...together(scores.filter((one) => one.band === band)) }));
  return { ...together(scores), bands: bands.filter(({ n }) => n > 0) };
}

interface Weighed extends Moved {
  band: Band;
  weight: number;
}

function together(scores: readonly Weighed[]): Moved {
  const weight = sumOf(scores, (one) => one.weight);
  return {
    mean: sumOf(scores, (one) => one.weight * one.mean) / weight,
    n: sumOf(scores, ({ n }) => n),
  };
}

function sumOf<One>(all: readonly One[], of: (one: One) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0);
}
