/**
 * The value below which a share of the sorted values lies: linear between the two nearest ranks, as PostgreSQL's
 * percentile_cont (Hyndman and Fan 1996, type 7). No values: null. A share outside of 0 to 1: RangeError.
 */
export function quantile(sorted: readonly number[], share: number): number | null {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`A share lies between 0 and 1, not ${share}.`);
  if (sorted.length === 0) return null;
  const rank = (sorted.length - 1) * share;
  const below = sorted[Math.floor(rank)]!;
  const above = sorted[Math.ceil(rank)]!;
  return below + (above - below) * (rank - Math.floor(rank));
}
