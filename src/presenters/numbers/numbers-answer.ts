import type { Cell, CsvExport } from '../../domain/csv';
import type { Nps } from '../../domain/numbers/nps';
import type { Picture } from '../../pictures/picture';
import type { Figure } from '../../views/numbers/figure';
import type { Chart, TableForm } from '../../views/numbers/numbers-parts';
import type { Message } from '../../views/text/message';

/** How an answer is shown: for one person or for a channel, with or without its picture, in blocks or letters. */
export interface Showing {
  chart: Chart;
  shared: boolean;
  table: TableForm;
}

/** What a command about numbers found, ready to be shown, shared and exported. */
export interface NumbersAnswer {
  /** Names the picture and the file: "nps-trend". */
  name: string;
  finding: string;
  /** Null when there is nothing to draw. */
  picture: Picture | null;
  render: (showing: Showing) => Message;
  /** Everything that was counted, for a spreadsheet. */
  csv: Pick<CsvExport, 'head' | 'records'>;
}

export function figureOf(label: string, nps: Nps): Figure {
  if (nps.reporting === 'none') return { label, score: null, low: null, high: null, n: nps.n, level: 'none' };
  const { score, interval, n, reporting } = nps;
  return { label, score, low: interval.low, high: interval.high, n, level: reporting };
}

export const SCORE_HEAD = ['n', 'promoters', 'passives', 'detractors', 'nps', 'low_95', 'high_95'];

/** The cells of SCORE_HEAD, to a hundredth of a point. */
export function scoreCells({ n, counts, ...nps }: Nps): Cell[] {
  const { promoters, passives, detractors } = counts;
  const known =
    'score' in nps ? [nps.score, nps.interval.low, nps.interval.high].map(hundredths) : [null, null, null];
  return [n, promoters, passives, detractors, ...known];
}

export function hundredths(points: number): number {
  return Math.round(points * 100) / 100 + 0;
}
