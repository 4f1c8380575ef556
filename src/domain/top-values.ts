/** Counts of a value of a segment in one of several spans. */
interface ValueCounts {
  span: number;
  value: string;
  /** By score: eleven numbers. */
  counts: number[];
}

/** The values that have most answers, with all others together in one: `value` is null. */
export type TopCounts = Omit<ValueCounts, 'value'> & { value: string | null };

/**
 * The `most` values with the most answers in all spans together, in that order, and what is left as "others" (null), so
 * that nothing is lost; the others only where there are any. Of two with as many, the first in the alphabet.
 */
export function topValues(rows: readonly ValueCounts[], most: number): TopCounts[] {
  const totals = new Map<string, number>();
  for (const { value, counts } of rows) totals.set(value, (totals.get(value) ?? 0) + sum(counts));
  const ranked = [...totals].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([value]) => value);
  const top = new Map(ranked.slice(0, most).map((value, rank) => [value, rank]));
  const others = new Map<number, number[]>();
  const shown: TopCounts[] = [];
  for (const row of rows) {
    if (top.has(row.value)) shown.push(row);
    else others.set(row.span, plus(others.get(row.span), row.counts));
  }
  shown.sort((a, b) => top.get(a.value!)! - top.get(b.value!)! || a.span - b.span);
  const rest = [...others].sort(([a], [b]) => a - b);
  return [...shown, ...rest.map(([span, counts]) => ({ span, value: null, counts }))];
}

function plus(some: number[] | undefined, more: number[]): number[] {
  return some ? some.map((n, score) => n + more[score]!) : [...more];
}

function sum(counts: number[]): number {
  return counts.reduce((total, n) => total + n, 0);
}
