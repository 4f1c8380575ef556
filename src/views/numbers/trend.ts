import type { Verdict } from '../../domain/numbers/nps-change';
import { signedPoints } from '../../domain/numbers/nps-words';
import { type Digits, shownMove } from '../../domain/numbers/shown-points';
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
  /** What it is compared with; null for the first month. */
  before: Figure | null;
  /** Whether it moved by more than chance, all rows allowed for; null where too few answered to compare. */
  verdict: Verdict | null;
  /** By revenue: how many accounts of equal weight would be as sure. */
  weighsAs?: number | null;
}

/** NPS by month, or of each part of a segment in two quarters. */
export interface TrendModel {
  /** The first line, in words. */
  finding: string;
  /** What the rows are: "Month", "Plan". */
  rowsAre: string;
  /** Of parts: the two periods that are compared. Null: each month is compared with the row above it. */
  periods: { last: string; now: string } | null;
  /** What has to be known to read the table. */
  notes: string[];
  rows: TrendRow[];
  /** The decimals of scores and changes, so that they add up. */
  digits: Digits;
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
        model.periods ? partColumns(model.rowsAre, model.periods) : monthColumns(model.rowsAre),
        model.rows.map((row) => (model.periods ? partCells(row, model) : monthCells(row, model))),
        form,
      ),
      ...noteContexts(model.notes),
      basisContext(model.basis),
      ...(model.offers ? [offerButtons(model.offers)] : []),
    ],
  };
}

function alt({ finding, rows, periods, digits }: TrendModel): string {
  const told = periods
    ? rows.map(
        (row) =>
          `${row.label}: ${row.before ? `${figureWords(row.before, digits)}, then ` : ''}${figureWords(row, digits)}`,
      )
    : rows.toReversed().map((row) => `${row.label}: ${figureWords(row, digits)}`);
  return `${finding}. Chart of NPS with its 95% interval. ${told.join('; ')}.`;
}

const TOO_FEW: Record<Basis['view'], string> = {
  respondent: 'too few answers',
  account: 'too few accounts',
  arr: 'too few accounts',
};

// Of each table those with a width are 35 characters together: Slack's monospace on a narrow phone shows a few more.
const monthColumns = (rowsAre: string): Column[] => [
  { title: rowsAre, align: 'left', width: 9 },
  { title: 'NPS', align: 'right', width: 6 },
  { title: '95%', align: 'right', width: 13 },
  { title: 'n', align: 'right', width: 7 },
  { title: 'Change', align: 'left' },
];

function monthCells(row: TrendRow, model: TrendModel): string[] {
  return [
    row.label,
    row.score === null ? '–' : scoreFigure(row.score, model.digits),
    intervalWords(row) ?? '–',
    row.n.toLocaleString('en-US'),
    changeWords(row, model),
  ];
}

const partColumns = (rowsAre: string, { last, now }: { last: string; now: string }): Column[] => [
  { title: rowsAre, align: 'left', width: 10 },
  { title: last, align: 'right', width: 8 },
  { title: 'n', align: 'right', width: 6 },
  { title: now, align: 'right', short: 'now', width: 7 },
  { title: '95%', align: 'right' },
  { title: 'n', align: 'right', width: 6 },
  { title: 'Change', align: 'left' },
];

function partCells(row: TrendRow, model: TrendModel): string[] {
  const [label, ...now] = monthCells(row, model);
  const before = row.before && monthCells({ ...row, ...row.before }, model);
  return [label!, before?.[1] ?? '–', before?.[3] ?? '0', ...now];
}

/** "+2, may be chance", "−12.0, real change": the difference always, and whether chance gives as much. */
function changeWords(row: TrendRow, { basis: { view }, digits, periods }: TrendModel): string {
  const as = row.weighsAs ? ` (as ${Math.floor(row.weighsAs)})` : '';
  if (row.level === 'none') return TOO_FEW[view] + as;
  // A month's data are judged in its own row.
  const isLow = [row, ...(periods && row.before ? [row.before] : [])].some(({ level }) => level === 'low');
  return [moveWords(row, digits), isLow ? `low data${as}` : ''].filter(Boolean).join(', ') || '–';
}

function moveWords({ score, before, verdict }: TrendRow, digits: Digits): string {
  if (score === null || !before) return '';
  if (before.score === null || verdict === null) return 'no score before';
  const { change } = shownMove(before.score, score, digits);
  return `${signedPoints(change, digits)}, ${verdict === 'cannot_tell' ? 'may be chance' : 'real change'}`;
}
