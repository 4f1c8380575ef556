import { BANDS } from '../../domain/bands';
import type { Cell } from '../../domain/csv';
import type { Comparison } from '../../domain/impact/impact';
import type { Moves } from '../../domain/impact/moves';
import type { ImpactModel } from '../../views/numbers/impact';
import type { LoopMonth } from './loops-over-time';
import { hundredths } from './numbers-answer';

export type Impacts = Pick<ImpactModel, 'either' | 'contacted' | 'told'>;

const HEAD = [
  'what',
  'of',
  'from',
  'to',
  'n',
  'no_match',
  'effective_accounts',
  'value',
  'low_95',
  'high_95',
];

/** All that was compared and counted, a row each. */
export function impactCsv(
  impacts: Impacts,
  moves: { touched: Moves; others: Moves },
  loops: readonly LoopMonth[],
) {
  const compared = Object.entries(impacts).flatMap(([touch, { change, leftDetractors }]) => [
    ...comparisonRows('score_moved', touch, change),
    ...comparisonRows('detractors_no_longer', touch, leftDetractors),
  ]);
  const moved = Object.entries(moves).flatMap(([of, rows]) =>
    BANDS.flatMap((from, row) =>
      BANDS.map((to, column) => ['moved', of, from, to, rows[row]![column]!, ...NOTHING]),
    ),
  );
  const closed = loops.flatMap(({ month, due, kept, opened, closed: done, told }) =>
    Object.entries({
      contacted_in_time: [kept, due],
      loops_closed: [done, opened],
      customers_told: [told, done],
    }).map(([what, [part, whole]]): Cell[] => [
      what,
      'all',
      month,
      month,
      whole!,
      null,
      null,
      part!,
      null,
      null,
    ]),
  );
  return { head: HEAD, records: [...compared, ...moved, ...closed] };
}

const NOTHING: Cell[] = [null, null, null, null, null];

function comparisonRows(what: string, touch: string, one: Comparison): Cell[][] {
  const known = one.reporting === 'none' ? null : one;
  const side = (of: string, { n, unmatched, effectiveN }: Comparison['touched'], mean?: number): Cell[] => [
    what,
    of,
    null,
    null,
    n,
    unmatched,
    known ? hundredths(effectiveN) : null,
    mean === undefined ? null : thousandths(mean),
    null,
    null,
  ];
  const rows = [
    side(touch, one.touched, known?.touched.mean),
    side(`others_than_${touch}`, one.others, known?.others.mean),
  ];
  if (!known) return rows;
  const { difference, interval, bounce } = known;
  const figures = [difference, interval.low, interval.high].map(thousandths);
  return [
    ...rows,
    [what, `difference_${touch}`, null, null, null, null, null, ...figures],
    [
      what,
      `expected_bounce_${touch}`,
      null,
      null,
      bounce.n,
      null,
      null,
      thousandths(bounce.mean),
      null,
      null,
    ],
  ];
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}
