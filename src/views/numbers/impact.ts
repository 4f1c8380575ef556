import type { Bounce } from '../../domain/impact/bounce';
import type { Impact } from '../../domain/impact/impact';
import { bounceWords, scalePoints } from '../../domain/impact/impact-words';
import type { Moves } from '../../domain/impact/moves';
import { context, type Message, section } from '../text/message';
import { escapeMrkdwn, inline } from '../text/mrkdwn';
import { count } from '../text/words';
import { movesBlocks } from './impact-moves';
import { bounce, COMPARED, difference, fitted, LOOPS, loopRows, rowsOf, share } from './impact-tables';
import {
  type Chart,
  chartBlocks,
  findingSection,
  findingText,
  numbersTable,
  type Offers,
  offerButtons,
  type TableForm,
} from './numbers-parts';

/** What came after people were contacted or told. */
export interface ImpactModel {
  finding: string;
  /** "Dec 2025 to Nov 2026" */
  span: string;
  either: Impact;
  contacted: Impact;
  told: Impact;
  moves: { touched: Moves; others: Moves };
  /** Month by month: "Nov 2026". */
  loops: { label: string; due: number; kept: number; opened: number; closed: number; told: number }[];
  zone: string;
  chart: Chart;
  offers: Offers | null;
}

/** The answer of `/rnps impact`: the finding, the picture, who is compared with whom, how bands changed, and how loops were closed. */
export function renderImpact(model: ImpactModel, form: TableForm = 'block'): Message {
  const loops = loopRows(model.loops);
  const rows = rowsOf(model);
  return {
    text: findingText(model.finding),
    blocks: [
      findingSection(model.finding),
      ...chartBlocks(model.chart, alt(model), null),
      ...numbersTable(fitted(COMPARED, rows), rows, form),
      context(HOW_TO_READ),
      context(basis(model)),
      // A message holds one table of Slack's own.
      ...movesBlocks(model.moves),
      section('*Loops closed and customers told*'),
      ...numbersTable(fitted(LOOPS, loops), loops, 'letters'),
      context(
        '92%/48 is 92% of 48, 3/5 three of five. By the month in which work was opened, as it stands now; contact by the month in which it was due.',
      ),
      ...(model.offers ? [offerButtons(model.offers)] : []),
    ],
  };
}

const HOW_TO_READ =
  'Each row compares people with others alike whom nobody contacted or told, and its difference is that of these two. ' +
  'Who was both contacted and told is in both of these rows.';

function basis({ span, zone, either: { change } }: ImpactModel): string {
  const { touched, others } = change;
  const known = change.reporting === 'none' ? null : change;
  const accounts = !known
    ? ''
    : ` They tell as much as ${Math.floor(touched.effectiveN + 1e-9)} and ${Math.floor(others.effectiveN + 1e-9)} accounts of equal weight; intervals are of 95% confidence.`;
  return (
    `This is *not proof*: who is contacted or told is chosen by people, not by chance. Compared are people who answered again, ${escapeMrkdwn(span)}, ` +
    'alike in the score and the quarter of the answer before it; ' +
    `${count(touched.unmatched, 'person', 'people')} contacted or told and ${count(others.unmatched, 'other')} found nobody alike and have no say.${accounts} ` +
    (known ? `${bounceSentence(known.bounce)} ` : '') +
    `Quarters and months begin at midnight in ${escapeMrkdwn(inline(zone, 60))}.`
  );
}

/** Why a rise or a fall alone shows nothing: below zero, too, the bounce is what was to be expected. */
export function bounceSentence(bounce: Bounce): string {
  return (
    'Expected bounce: low scores tend to be followed by higher ones, and high scores by lower ones, whatever anybody does. ' +
    `People whom nobody contacted or told, who began with the same scores as those compared, moved ${bounceWords(bounce)}.`
  );
}

function alt({ finding, either: { change, leftDetractors: left } }: ImpactModel): string {
  if (change.reporting === 'none') return `${finding}.`;
  const detractors =
    left.reporting === 'none'
      ? 'Too few detractors to compare'
      : `Detractors who are detractors no longer: ${share(left, 'touched')} against ${share(left, 'others')}, a difference of ${difference(left, 'share')} points`;
  return `${finding}. Chart of both sides and their difference with its 95% interval. ${detractors}. Expected bounce: ${bounce(change, scalePoints)}.`;
}
