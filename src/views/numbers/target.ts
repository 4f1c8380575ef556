import type { Message } from '../text/message';
import { section } from '../text/message';
import { escapeMrkdwn, inline } from '../text/mrkdwn';
import { type Figure, figureWords, scoreFigure } from './figure';
import {
  type Basis,
  basisContext,
  type Chart,
  chartBlocks,
  findingSection,
  findingText,
  type Offers,
  offerButtons,
} from './numbers-parts';

/** How far it is to the target, and whether that could be seen. */
export interface TargetModel {
  finding: string;
  /** "40 by June 2027": what it was until it was set now; null when nothing was replaced. */
  replaced: string | null;
  start: Figure;
  now: Figure;
  goal: { label: string; score: number };
  /** Answers a wave that it takes to tell the goal from now; null when the goal is reached. */
  neededN: number | null;
  /** The smallest rise that as many answers as now can show; null when there are too few. */
  detectable: number | null;
  /** What was assumed, in words: "with 80% power, from 55/30/15 to 60/30/10". */
  assumption: string;
  chart: Chart;
  basis: Basis;
  offers: Offers | null;
}

/** The answer of `/rnps target`. */
export function renderTarget(model: TargetModel): Message {
  return {
    text: findingText(model.finding),
    blocks: [
      findingSection(model.finding),
      ...chartBlocks(model.chart, alt(model), null),
      section(
        lines(model)
          .map((line) => escapeMrkdwn(line))
          .join('\n'),
      ),
      basisContext(model.basis),
      ...(model.offers ? [offerButtons(model.offers)] : []),
    ],
  };
}

function lines({ replaced, start, now, goal, neededN, detectable, assumption }: TargetModel): string[] {
  const n = now.n.toLocaleString('en-US');
  return [
    replaced ? `Until now it was ${inline(replaced, 40)}.` : '',
    `${inline(start.label, 40)}: ${figureWords(start)}`,
    `${inline(now.label, 40)}: ${figureWords(now)}`,
    `${inline(goal.label, 40)}: ${scoreFigure(goal.score)}`,
    neededN === null
      ? ''
      : `To see that it was reached takes ${neededN.toLocaleString('en-US')} answers a wave; now there are ${n}.`,
    detectable === null
      ? ''
      : `${n} answers can show a rise of ${Math.round(detectable * 10) / 10} points or more.`,
    assumption ? `Assumed: ${inline(assumption, 300)}.` : '',
  ].filter(Boolean);
}

function alt(model: TargetModel): string {
  return `${model.finding}. Chart of the way to the target. ${lines(model).join('; ')}`;
}
