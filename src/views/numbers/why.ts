import { signedPoints } from '../../domain/numbers/nps-words';
import type { ShownSplit } from '../../domain/numbers/shown-points';
import type { Message } from '../text/message';
import { context } from '../text/message';
import { escapeMrkdwn, inline } from '../text/mrkdwn';
import { type Figure, figureWords } from './figure';
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
  /** Of parts of under ten answers each: how many they are. What they did together is all that can be said of them. */
  few?: number;
}

/** What made a score another one. */
export interface WhyModel {
  finding: string;
  /** What the segments are: "Plan". */
  segmentsAre: string;
  from: Figure;
  to: Figure;
  /** As they are shown: together they are the difference. Null where a period has no score, or no part enough answers to be named. */
  parts: ShownSplit<Effect> | null;
  /** All segments that were looked at, when none was asked for: of these, one is shown. */
  lookedAt: string[];
  /** What has to be known to read the table. */
  note: string | null;
  /** Where there are no parts: the words of a command that has some, "why q4 2026". */
  instead: string | null;
  chart: Chart;
  basis: Basis;
  offers: Offers | null;
}

/** The answer of `/rnps why`: the finding, the steps from one score to the other, and their sum. */
export function renderWhy(model: WhyModel, form: TableForm = 'block'): Message {
  const rows = rowsOf(model);
  return {
    text: findingText(model.finding),
    blocks: [
      findingSection(model.finding),
      ...chartBlocks(model.chart, alt(model), null),
      ...numbersTable(columns(model.segmentsAre), rows, form),
      context(
        `${escapeMrkdwn(place(model.from))} → ${escapeMrkdwn(place(model.to))}. ` +
          (rows.length > 0 ? HOW_TO_READ + fewWords(model) + lookedAtWords(model.lookedAt) : ''),
      ),
      ...(model.instead
        ? [context(`The quarter has enough answers: \`/rnps ${escapeMrkdwn(inline(model.instead, 80))}\`.`)]
        : []),
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

function fewWords({ parts }: WhyModel): string {
  const rest = parts?.effects.find(({ few }) => few !== undefined);
  return rest
    ? ` “${escapeMrkdwn(inline(rest.segment, 40))}” had under 10 answers${rest.few === 1 ? '' : ' each'}.`
    : '';
}

// Beside parts, which are tenths, the scores are tenths too.
const place = (figure: Figure) => `${inline(figure.label, 40)}: ${figureWords(figure, 1)}`;

const HOW_TO_READ =
  '“What they said” is how the score moved because customers of a part gave other scores than before, ' +
  '“who answered” because that part was a larger or smaller share of the answers.';

const columns = (segmentsAre: string): Column[] => [
  { title: segmentsAre, align: 'left', width: 12 },
  { title: 'What they said', align: 'right', short: 'Said', width: 7 },
  { title: 'Who answered', align: 'right', short: 'Who', width: 7 },
  { title: 'Together', align: 'right', short: 'Sum', width: 7 },
  { title: 'n before → after', align: 'right' },
];

function rowsOf({ parts, from, to }: WhyModel): string[][] {
  if (!parts) return [];
  const row = (name: string, [rate, mix, total]: number[], [before, after]: number[]) => [
    name,
    ...[rate, mix, total].map((points) => signedPoints(points!, 1)),
    `${before!.toLocaleString('en-US')} → ${after!.toLocaleString('en-US')}`,
  ];
  return [
    ...parts.effects.map(({ segment, rate, mix, total, before, after }) =>
      row(segment, [rate, mix, total], [before, after]),
    ),
    row('All', [parts.rate, parts.mix, parts.change], [from.n, to.n]),
  ];
}

function alt({ finding, from, to, parts }: WhyModel): string {
  const steps = (parts?.effects ?? []).map(({ segment, rate, mix, total, few }) =>
    few === undefined
      ? `${segment}: ${signedPoints(rate, 1)} from what they said, ${signedPoints(mix, 1)} from who answered`
      : `${segment}: ${signedPoints(total, 1)} together`,
  );
  if (steps.length === 0) return finding;
  return `${finding}. Chart from ${place(from)} to ${place(to)} in steps. ${steps.join('; ')}.`;
}
