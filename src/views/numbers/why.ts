import type { Message } from '../text/message';
import { context } from '../text/message';
import { escapeMrkdwn, inline } from '../text/mrkdwn';
import { type Figure, figureWords, scoreFigure } from './figure';
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

export interface Effect {
  segment: string;
  /** Points of NPS because the segment scored differently. */
  rate: number;
  /** Points of NPS because more or fewer of it answered. */
  mix: number;
  /** How many of it answered before and after. */
  before: number;
  after: number;
}

/** What made a score another one. */
export interface WhyModel {
  finding: string;
  /** What the segments are: "Plan". */
  segmentsAre: string;
  from: Figure;
  to: Figure;
  /** All of them: together they are the difference. */
  effects: Effect[];
  /** All segments that were looked at, when none was asked for: of these, one is shown. */
  lookedAt: string[];
  /** What has to be known to read the table. */
  note: string | null;
  chart: Chart;
  basis: Basis;
  offers: Offers | null;
}

/** The answer of `/rnps why`: the finding, the steps from one score to the other, and their sum. */
export function renderWhy(model: WhyModel, form: TableForm = 'block'): Message {
  const rows = model.effects.map(({ segment, rate, mix, before, after }) => [
    segment,
    points(rate),
    points(mix),
    points(rate + mix),
    `${before.toLocaleString('en-US')} → ${after.toLocaleString('en-US')}`,
  ]);
  return {
    text: findingText(model.finding),
    blocks: [
      findingSection(model.finding),
      ...chartBlocks(model.chart, alt(model), null),
      ...numbersTable(columns(model.segmentsAre), rows.length > 0 ? [...rows, sums(model)] : [], form),
      context(
        `${escapeMrkdwn(place(model.from))} → ${escapeMrkdwn(place(model.to))}. ` +
          '“Scored” is what came of other scores within a segment, “answered” of more or fewer of it answering.' +
          lookedAtWords(model.lookedAt),
      ),
      ...noteContexts(model.note ? [model.note] : []),
      basisContext(model.basis),
      ...(model.offers ? [offerButtons(model.offers)] : []),
    ],
  };
}

function lookedAtWords(titles: string[]): string {
  if (titles.length < 2) return '';
  return ` Looked at: ${escapeMrkdwn(inline(titles.join(', ').toLowerCase(), 200))}; one is named when it does more than chance would.`;
}

const place = (figure: Figure) => `${inline(figure.label, 40)}: ${figureWords(figure)}`;

const columns = (segmentsAre: string): Column[] => [
  { title: segmentsAre, align: 'left', width: 13 },
  { title: 'Scored', align: 'right', width: 7 },
  { title: 'Answered', align: 'right', width: 9 },
  { title: 'Sum', align: 'right', width: 6 },
  { title: 'n', align: 'right' },
];

function sums({ effects, from, to }: WhyModel): string[] {
  const rate = effects.reduce((sum, effect) => sum + effect.rate, 0);
  const mix = effects.reduce((sum, effect) => sum + effect.mix, 0);
  return [
    'Together',
    points(rate),
    points(mix),
    points(rate + mix),
    `${from.n.toLocaleString('en-US')} → ${to.n.toLocaleString('en-US')}`,
  ];
}

function alt({ finding, from, to, effects }: WhyModel): string {
  const steps = effects.map(
    ({ segment, rate, mix }) => `${segment}: ${points(rate)} by scores, ${points(mix)} by who answered`,
  );
  return `${finding}. Chart from ${place(from)} to ${place(to)} in steps. ${steps.join('; ')}.`;
}

/** "+4", "−2.5", "0" */
function points(value: number): string {
  const tenths = Math.round(value * 10) / 10;
  if (tenths === 0) return '0';
  const size = Math.abs(tenths);
  return `${tenths > 0 ? '+' : '−'}${Number.isInteger(size) ? scoreFigure(size) : size.toFixed(1)}`;
}
