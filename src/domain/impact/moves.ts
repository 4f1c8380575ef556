import { BANDS, bandOf } from '../bands';
import { isTouched, type Return } from './impact';

export type Row = [number, number, number];
/** People by the band of their first answer (rows) and of the later one (columns): detractor, passive, promoter. */
export type Moves = [Row, Row, Row];

/** How those moved whom somebody contacted or told, and the others. */
export function movesOf(returns: readonly Return[]): { touched: Moves; others: Moves } {
  const none = (): Moves => [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  const moves = { touched: none(), others: none() };
  for (const one of returns) {
    const side = isTouched(one, 'either') ? moves.touched : moves.others;
    const row = side[BANDS.indexOf(bandOf(one.start))]!;
    row[BANDS.indexOf(bandOf(one.later))]! += 1;
  }
  return moves;
}
