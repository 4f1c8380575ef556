import type { KnownBlock } from '@slack/types';
import { fallenDue, type PromiseCounts, percentKept } from '../../domain/numbers/sla-rate';
import { context, section } from '../text/message';
import { escapeMrkdwn, inline } from '../text/mrkdwn';
import { type Chart, chartBlocks } from './numbers-parts';

/** How the house stands, for everybody's App Home. */
export interface HomeNumbers {
  /** The score and how it moved, in a line. */
  finding: string;
  chart: Chart;
  alt: string;
  /** Promises that fall due in this month. */
  promises: PromiseCounts;
  /** Of the work opened in the last 90 days. */
  loop: { opened: number; closed: number; told: number };
}

/** Fewer than so many are told as they are, not as a percentage. */
const PERCENT_FROM = 10;

/** The score with its picture, how promises of contact are kept, and how many loops are closed. */
export function homeNumbersBlocks({ finding, chart, alt, promises, loop }: HomeNumbers): KnownBlock[] {
  return [
    section(`*NPS* ${escapeMrkdwn(inline(finding, 300))}`),
    ...chartBlocks(chart, alt, null),
    context(`*Contact in time this month*: ${promiseWords(promises)}`),
    context(`*Loop closed, of the last 90 days*: ${loopWords(loop)}`),
    context('`/rnps trend`, `/rnps why` and `/rnps sla` tell more.'),
  ];
}

function promiseWords(counts: PromiseCounts): string {
  const due = fallenDue(counts);
  if (due === 0) return 'none has fallen due yet';
  const percent = percentKept(counts);
  const share = percent === null ? `${counts.kept} of ${due}` : `${percent}% of ${due}`;
  const late = counts.openLate > 0 ? `, ${counts.openLate} still open` : '';
  return `${share}${late}`;
}

function loopWords({ opened, closed, told }: HomeNumbers['loop']): string {
  if (opened === 0) return 'no follow-up was opened';
  const share =
    opened < PERCENT_FROM
      ? `${closed} of ${opened}`
      : `${Math.floor((100 * closed) / opened)}% of ${opened.toLocaleString('en-US')}`;
  return `${share}, ${told.toLocaleString('en-US')} told what came of it`;
}
