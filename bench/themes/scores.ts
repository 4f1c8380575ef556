/** True label and the one that was given. */
export type Pair = readonly [truth: string, given: string];

export interface Agreement {
  accuracy: number;
  macroF1: number;
}

/** Macro-F1 is the mean over all true labels, rare ones like frequent ones. */
export function agreement(pairs: readonly Pair[]): Agreement {
  const labels = [...new Set(pairs.map(([truth]) => truth))];
  const right = pairs.filter(([truth, given]) => truth === given).length;
  const f1s = labels.map((label) =>
    f1(
      pairs.map(([truth]) => truth === label),
      pairs.map(([, given]) => given === label),
    ),
  );
  return { accuracy: right / pairs.length, macroF1: mean(f1s) };
}

/** 2TP / (2TP + FP + FN); 0 when there is nothing to find and nothing found. */
export function f1(truth: readonly boolean[], given: readonly boolean[]): number {
  let both = 0;
  let either = 0;
  for (const [i, is] of truth.entries()) {
    if (is && given[i]) both += 1;
    if (is) either += 1;
    if (given[i]) either += 1;
  }
  return either === 0 ? 0 : (2 * both) / either;
}

/** Chance that a promoter's value is above a detractor's; ties count half. */
export function auc(values: readonly { value: number; isPromoter: boolean }[]): number {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const promoters = sorted.filter(({ isPromoter }) => isPromoter).length;
  let ranks = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]!.value === sorted[from]!.value) to += 1;
    for (let i = from; i < to; i++) if (sorted[i]!.isPromoter) ranks += (from + to + 1) / 2;
    from = to;
  }
  return (ranks - (promoters * (promoters + 1)) / 2) / (promoters * (sorted.length - promoters));
}

export const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
export const two = (value: number) => value.toFixed(3).replace(/^0/, '');
export const percent = (value: number) => `${(value * 100).toFixed(1)}%`;
