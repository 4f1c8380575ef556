import type { Comparison, Impact } from '../../domain/impact/impact';
import { percentPoints, rangeWords, scalePoints } from '../../domain/impact/impact-words';
import { type Shown, shownSides } from '../../domain/impact/shown';
import { percentOf } from '../report/figures';
import type { ImpactModel } from './impact';
import type { Column } from './numbers-parts';

export const COLUMNS: Column[] = [
  { title: 'Who', align: 'left', width: 19 },
  { title: 'People', align: 'right', width: 8 },
  { title: 'Score moved', align: 'right', width: 22 },
  { title: 'Detractors no longer', align: 'right', width: 24 },
];

/** Both sides, how they differ, and the bounce that was to be expected. */
export function rowsOf({ either, contacted, told }: ImpactModel): string[][] {
  const { change, leftDetractors: left } = either;
  return [
    ['Contacted or told', n(change.touched.n), moved(change, 'touched'), share(left, 'touched')],
    ['Others alike', n(change.others.n), moved(change, 'others'), share(left, 'others')],
    ['Difference', '', difference(change, 'points'), difference(left, 'share')],
    ['Expected bounce', bounceN(change), bounce(change, scalePoints), bounce(left, wholePercent)],
    only('Contacted', contacted),
    only('Told', told),
  ];
}

/** Of one of the two, whether or not the other happened too, against those whom nobody touched: the difference alone. */
function only(title: string, { change, leftDetractors }: Impact): string[] {
  return [title, n(change.touched.n), difference(change, 'points'), difference(leftDetractors, 'share')];
}

const FEW = 'too few';

function moved(one: Comparison, side: 'touched' | 'others'): string {
  return one.reporting === 'none' ? FEW : scalePoints(shownSides(one, 'points')[side]);
}

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

function bounceN(one: Comparison): string {
  return one.reporting === 'none' ? '' : n(one.bounce.n);
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
