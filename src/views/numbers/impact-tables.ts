import type { Comparison, Impact } from '../../domain/impact/impact';
import { percentPoints, rangeWords, scalePoints } from '../../domain/impact/impact-words';
import { type Shown, shownSides } from '../../domain/impact/shown';
import { percentOf } from '../report/figures';
import type { ImpactModel } from './impact';
import type { Column } from './numbers-parts';

export const COMPARED = ['What', 'Who', 'They', 'Others alike', 'Difference (95%)', 'Expected bounce'];

/**
 * Both measures of the whole and of its parts. Each row has both sides, because a part is compared with others than the
 * whole is: a difference alone, in the column of moves, would read as a part that moved more than the whole.
 */
export function rowsOf({ either, contacted, told }: ImpactModel): string[][] {
  const parts: [string, Impact][] = [
    ['Contacted or told', either],
    ['Contacted', contacted],
    ['Told', told],
  ];
  return [
    ...parts.map(([who, { change }]) => compared('Score moved', who, change, 'points')),
    ...parts.map(([who, { leftDetractors }]) =>
      compared('Detractors no longer', who, leftDetractors, 'share'),
    ),
  ];
}

function compared(what: string, who: string, one: Comparison, as: Shown): string[] {
  return [
    what,
    who,
    side(one, 'touched', as),
    side(one, 'others', as),
    difference(one, as),
    bounce(one, as === 'points' ? scalePoints : wholePercent),
  ];
}

/** "+0.3 (n=140)", "57% (n=85)", "too few (n=6)" */
function side(one: Comparison, who: 'touched' | 'others', as: Shown): string {
  const of = `(n=${n(one[who].n)})`;
  if (one.reporting === 'none') return `${FEW} ${of}`;
  const shown = shownSides(one, as)[who];
  return `${as === 'points' ? scalePoints(shown) : wholePercent(shown)} ${of}`;
}

const FEW = 'too few';

/** "64% of 22" */
export function share(one: Comparison, side: 'touched' | 'others'): string {
  const of = `of ${n(one[side].n)}`;
  return one.reporting === 'none' ? `${FEW}, ${of}` : `${wholePercent(shownSides(one, 'share')[side])} ${of}`;
}

/** "+0.7 (+0.2 to +1.2)" */
export function difference(one: Comparison, as: Shown): string {
  if (one.reporting === 'none') return FEW;
  const by = shownSides(one, as).difference;
  return `${as === 'points' ? scalePoints(by) : percentPoints(by)} (${rangeWords(one.interval, as)})`;
}

/** What was to be expected without anybody's doing; empty where there are too few. */
export function bounce(one: Comparison, words: (value: number) => string): string {
  return one.reporting === 'none' ? '' : words(one.bounce.mean);
}

export const n = (people: number) => people.toLocaleString('en-US');
const wholePercent = (share: number) => `${Math.round(100 * share)}%`;

/** Columns as wide as what stands in them, the first to the left: a phone has room for some 38 letters. */
export function fitted(titles: readonly string[], rows: readonly string[][]): Column[] {
  return titles.map((title, i) => {
    const longest = Math.max(title.length, ...rows.map((row) => row[i]!.length));
    return i === 0
      ? { title, align: 'left', width: longest + 1 }
      : { title, align: 'right', width: longest + 2 };
  });
}

export const LOOPS = ['Month', 'In time', 'Closed', 'Told'];

/** Shares month by month. */
export function loopRows(loops: ImpactModel['loops']): string[][] {
  return loops.map(({ label, due, kept, opened, closed, told }) => [
    label,
    shortShare(kept, due),
    shortShare(closed, opened),
    shortShare(told, closed),
  ]);
}

// "92%/48", "3/5", "none"
function shortShare(part: number, whole: number): string {
  const [percent, counts] = [percentOf(part, whole), `${n(part)}/${n(whole)}`];
  if (whole === 0) return 'none';
  return percent === null ? counts : `${percent}%/${n(whole)}`;
}
