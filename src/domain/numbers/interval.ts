/** From `low` to `high`, both included, in points. */
export interface Interval {
  low: number;
  high: number;
}

/**
 * From `reach` below the middle to `reach` above, no further than `limit` either way, and always with the observed
 * score inside: an adjusted middle lies nearer to zero, and below about 85% confidence the interval of a score near
 * the limit would otherwise exclude it.
 */
export function aroundScore(
  middle: number,
  reach: number,
  { score, limit }: { score: number; limit: number },
): Interval {
  return {
    low: Math.max(-limit, Math.min(score, middle - reach)),
    high: Math.min(limit, Math.max(score, middle + reach)),
  };
}
