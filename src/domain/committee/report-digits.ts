import { digitsOf } from '../numbers/nps-words';
import type { Digits } from '../numbers/shown-points';
import type { ReportFigures } from './report';

/** The decimals of the scores of a report: beside the parts of the month's move, which are tenths, all are tenths. */
export function digitsIn({ nps, last, why }: Pick<ReportFigures, 'nps' | 'last' | 'why'>): Digits {
  return why ? 1 : digitsOf(nps, last.nps);
}
