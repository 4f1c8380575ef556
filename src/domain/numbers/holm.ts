/**
 * P values corrected for asking several questions at once, in the order given (Holm 1979, Scandinavian Journal of
 * Statistics 6:65): the chance that any of them is called real by luck stays below the level that one would have.
 */
export function holm(ps: readonly number[]): number[] {
  const corrected = new Array<number>(ps.length);
  let largest = 0;
  const order = ps.map((_, index) => index).sort((a, b) => ps[a]! - ps[b]!);
  order.forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, (ps.length - rank) * ps[index]!));
    corrected[index] = largest;
  });
  return corrected;
}
