import type { Figure } from '../views/numbers/figure';

export interface Range {
  min: number;
  max: number;
  step: number;
}

/** A range of scores that holds all values with whole steps, and zero when it is near; within -100 to 100. */
export function scoreRange(values: number[]): Range {
  const lowest = Math.min(...values, 100);
  const highest = Math.max(...values, -100);
  if (lowest > highest) return { min: -100, max: 100, step: 50 };
  const low = lowest > 0 && lowest < 15 ? 0 : lowest;
  const high = highest < 0 && highest > -15 ? 0 : highest;
  const span = high - low;
  const step = span > 100 ? 50 : span > 40 ? 20 : span > 15 ? 10 : 5;
  const min = Math.max(-100, Math.floor(low / step) * step);
  const max = Math.min(100, Math.ceil(high / step) * step);
  return max - min >= step * 2
    ? { min, max, step }
    : { min: Math.max(-100, max - 2 * step), max: Math.min(100, min + 2 * step), step };
}

/** Every number that must be seen of these figures. */
export function valuesOf(figures: Figure[]): number[] {
  return figures.flatMap(({ score, low, high }) => [score, low, high].filter((value) => value !== null));
}
