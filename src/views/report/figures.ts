import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { Band } from '../../domain/bands';
import type { ReportFigures } from '../../domain/committee/report';
import { answersValue } from '../../domain/committee/report-answers';
import { digitsIn } from '../../domain/committee/report-digits';
import { pointsWords } from '../../domain/numbers/nps-words';
import type { Digits } from '../../domain/numbers/shown-points';
import { fallenDue, PERCENT_FROM } from '../../domain/numbers/sla-rate';
import { ACTIONS } from '../ids';
import { button } from '../text/message';
import { mrkdwn } from '../text/mrkdwn';
import { BAND_WORDS, count } from '../text/words';

/** The score, who answered, and how the promises were kept: what and out of how many. */
export function figuresBlock(figures: ReportFigures): KnownBlock {
  const { nps, followUps: f } = figures;
  const due = fallenDue(f.promises);
  const digits = digitsIn(figures);
  const score =
    nps.reporting === 'none'
      ? 'too few answers'
      : `${pointsWords(nps.score, digits)}${intervalOf(nps, digits)}`;
  const fields: [string, string][] = [
    ['NPS', score],
    ['Answers', `${nps.n.toLocaleString('en-US')}, ${rateWords(figures)}`],
    ['Contacted in time', shareWords(f.promises.kept, due)],
    ['Claimed in time', shareWords(f.claimedInTime, due)],
    ['Loops closed', shareWords(f.closed, f.opened)],
    ['Customers told', shareWords(f.told, f.closed)],
  ];
  return {
    type: 'section',
    fields: fields.map(([title, value]) => mrkdwn(`*${title}*\n${value}`)),
  };
}

function intervalOf(nps: Exclude<ReportFigures['nps'], { reporting: 'none' }>, digits: Digits): string {
  const { low, high } = nps.interval;
  return `  (${pointsWords(low, digits)} to ${pointsWords(high, digits)}${nps.reporting === 'low' ? ', low data' : ''})`;
}

/** "of 1,200 invited (34%)", or that nobody said how many were. */
export function rateWords({ nps, invited }: Pick<ReportFigures, 'nps' | 'invited'>): string {
  if (invited === null) return 'rate unknown';
  return `${Math.round((100 * nps.n) / Math.max(1, invited))}% of ${invited.toLocaleString('en-US')} invited`;
}

/** "86% (103 of 120)"; below ten the counts alone. */
export function shareWords(part: number, whole: number): string {
  if (whole === 0) return 'none';
  const counts = `${part.toLocaleString('en-US')} of ${whole.toLocaleString('en-US')}`;
  const percent = percentOf(part, whole);
  return percent === null ? counts : `${percent}% (${counts})`;
}

/** A whole number; null below ten. 0 and 100 are said only when they are exact. */
export function percentOf(part: number, whole: number): number | null {
  if (whole < PERCENT_FROM) return null;
  if (part === 0 || part === whole) return (100 * part) / whole;
  return Math.min(99, Math.max(1, Math.round((100 * part) / whole)));
}

const BAND_ACTIONS: Record<Band, string> = {
  detractor: ACTIONS.reportDetractors,
  passive: ACTIONS.reportPassives,
  promoter: ACTIONS.reportPromoters,
};

/** The answers behind these figures, by band and by promise. */
export function answersButtons({ month, nps, followUps }: ReportFigures): ActionsBlock | null {
  const bands = (['detractor', 'passive', 'promoter'] as const).flatMap((band) => {
    const n = nps.counts[`${band}s`];
    const { glyph, word } = BAND_WORDS[band];
    const value = answersValue({ month, behind: { kind: 'band', band }, page: 0 });
    return n > 0 ? [button(BAND_ACTIONS[band], `${glyph} ${count(n, word)}`, value)] : [];
  });
  const late = fallenDue(followUps.promises) - followUps.promises.kept;
  const elements = [
    ...bands,
    ...(late > 0
      ? [
          button(
            ACTIONS.reportLate,
            `${count(late, 'promise')} not kept`,
            answersValue({ month, behind: { kind: 'late' }, page: 0 }),
          ),
        ]
      : []),
  ];
  return elements.length > 0 ? { type: 'actions', elements } : null;
}
