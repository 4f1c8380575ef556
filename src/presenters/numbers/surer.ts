import { npsOf } from '../../domain/numbers/nps';
import { type Digits, rounded } from '../../domain/numbers/shown-points';
import type { SpanScore } from './scores';

/** Whether the interval, as it is shown, is another because it is known how many were invited. */
export function isSurer({ nps, invited }: Pick<SpanScore, 'nps' | 'invited'>, digits: Digits = 0): boolean {
  if (invited === null || nps.reporting === 'none') return false;
  const plain = npsOf(nps.counts);
  if (plain.reporting === 'none') return false;
  const ends = [
    [nps.interval.low, plain.interval.low],
    [nps.interval.high, plain.interval.high],
  ] as const;
  return ends.some(([known, guessed]) => rounded(known, digits) !== rounded(guessed, digits));
}

/** The names of those of consecutive months, the earliest first: "Oct 2026", of three and more in a row "Jan 2026 to Mar 2026". */
export function surerMonths(months: readonly (SpanScore & { label: string })[]): string[] {
  const runs: string[][] = [];
  months.forEach((month, i) => {
    if (!isSurer(month)) return;
    if (i > 0 && isSurer(months[i - 1]!)) runs.at(-1)!.push(month.label);
    else runs.push([month.label]);
  });
  return runs.flatMap((run) => (run.length > 2 ? [`${run[0]} to ${run.at(-1)}`] : run));
}
