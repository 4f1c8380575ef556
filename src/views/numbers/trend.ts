import type { Message } from '../text/message';
import { type Figure, figureWords, intervalWords, scoreFigure } from './figure';
import { nativeChart } from './native-chart';
import {
  type Basis,
  basisContext,
  type Chart,
  type Column,
  chartBlocks,
  findingSection,
  findingText,
  noteContexts,
  numbersTable,
  type Offers,
  offerButtons,
  type TableForm,
} from './numbers-parts';

export interface TrendRow extends Figure {
  /** What is known of the change: "up, real change", "can't tell yet"; empty for the first. */
  verdict: string;
  /** By revenue: how many accounts of equal weight would be as sure. */
  weighsAs?: number | null;
}

/** NPS by month, or of each segment. */
export interface TrendModel {
  /** The first line, in words. */
  finding: string;
  /** What the rows are: "Month", "Plan". */
  rowsAre: string;
  /** Head of the column that tells of changes, and what it is of where that is not plain. */
  changeIs: string;
  /** What has to be known to read the table. */
  notes: string[];
  rows: TrendRow[];
  chart: Chart;
  basis: Basis;
  offers: Offers | null;
}

/** The answer of `/rnps trend`: the finding, the picture, the table, what counts. */
export function renderTrend(model: TrendModel, form: TableForm = 'block'): Message {
  return {
    text: findingText(model.finding),
    blocks: [
      findingSection(model.finding),
      ...chartBlocks(model.chart, alt(model), nativeChart('NPS', model.rows)),
      ...numbersTable(
        columns(model),
        model.rows.map((row) => cells(row, model.basis.view)),
        form,
      ),
      ...noteContexts(model.notes),
      basisContext(model.basis),
      ...(model.offers ? [offerButtons(model.offers)] : []),
    ],
  };
}

function alt({ finding, rows }: TrendModel): string {
  const newestFirst = rows.toReversed().map((row) => `${row.label}: ${figureWords(row)}`);
  return `${finding}. Chart of NPS with its 95% interval. ${newestFirst.join('; ')}.`;
}

const TOO_FEW: Record<Basis['view'], string> = {
  respondent: 'too few answers',
  account: 'too few accounts',
  arr: 'too few accounts',
};

// The first four are 31 characters together: Slack's monospace on a narrow phone shows a few more.
const columns = ({ rowsAre, changeIs }: TrendModel): Column[] => [
  { title: rowsAre, align: 'left', width: 10 },
  { title: 'NPS', align: 'right', width: 4 },
  { title: '95%', align: 'right', width: 11 },
  { title: 'n', align: 'right', width: 6 },
  { title: changeIs, align: 'left' },
];

function cells(row: TrendRow, view: Basis['view']): string[] {
  const as = row.weighsAs ? ` (as ${Math.floor(row.weighsAs)})` : '';
  const words =
    row.level === 'none' ? TOO_FEW[view] + as : [row.level === 'low' ? `low data${as}` : '', row.verdict];
  return [
    row.label,
    row.score === null ? '–' : scoreFigure(row.score),
    intervalWords(row) ?? '–',
    row.n.toLocaleString('en-US'),
    [words].flat().filter(Boolean).join(', ') || '–',
  ];
}
