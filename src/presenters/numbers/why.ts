import type { Deps } from '../../deps';
import { CONFIDENCE } from '../../domain/numbers/distributions';
import { holm } from '../../domain/numbers/holm';
import { type Month, monthAt, monthName, monthsLater } from '../../domain/numbers/month-span';
import { type BandCounts, bandCounts, type Nps } from '../../domain/numbers/nps';
import type { NpsChange } from '../../domain/numbers/nps-change';
import { npsWords } from '../../domain/numbers/nps-words';
import type { WhyPeriod, WhyRequest } from '../../domain/numbers/numbers-words';
import { type RateAndMix, rateAndMix, type SegmentCounts } from '../../domain/numbers/rate-and-mix';
import { SEGMENTS, type Segment } from '../../domain/numbers/segments';
import { answerCounts, countedZone } from '../../queries/numbers/answer-counts';
import { comparedQuarters } from './compared-quarters';
import { type Compared, monthPeriod, type Period, quarterPeriod, soFar, untilNow } from './periods';
import { changeBetween, scoresOf } from './scores';
import { isSurer } from './surer';

/** Why the score of a month or a quarter differs from the one before it. */
export interface Why extends Compared {
  period: WhyPeriod;
  /** Whether a segment was asked for. */
  asked: boolean;
  before: Nps;
  after: Nps;
  change: NpsChange;
  finding: string;
  /** How many answered in both periods. */
  both: number;
  /** Of which of them the interval is narrower because it is known how many were invited. */
  surer: string[];
  /** By each segment, the one to show first; empty when a period has too few answers. */
  splits: Split[];
}

export interface Split {
  segment: Segment;
  split: RateAndMix;
  /** Who answered moved the score by more than chance explains, all segments that were looked at allowed for (Holm). */
  standsOut: boolean;
}

// Whose team an answer went to follows from its score, so that it explains nothing; asked for, it is shown.
const EXPLAINING = SEGMENTS.filter((segment) => segment !== 'team');

const NOBODY: BandCounts = { promoters: 0, passives: 0, detractors: 0 };

/**
 * Splits the move of a score into what segments came to say and who answered, once by each segment or by the one asked
 * for. No period: the latest month that is over, or where it or the one before has few answers, the quarter that
 * `/rnps trend` begins with.
 */
export async function whyOf(deps: Pick<Deps, 'db' | 'now'>, request: WhyRequest): Promise<Why> {
  const thisMonth = monthAt(await countedZone(deps.db), deps.now());
  const { period, now, last } = request.period
    ? { period: request.period, ...comparedBy(request.period, thisMonth) }
    : await tellingPeriod(deps, thisMonth);
  const { before, after, change, both, invited } = await changeBetween(deps, {
    before: last.span,
    after: now.span,
  });
  const name = period.kind === 'month' ? monthName(period.month) : now.name;
  const splits = await splitsOf(deps, request.segment, [last.span, now.span]);
  // Beside the parts of a move, which are tenths, the move is one too.
  const digits = splits.length > 0 ? { digits: 1 as const } : {};
  const words = npsWords(after, { last: before, change, name: last.name }, digits);
  const finding = `${name}${soFar(now, thisMonth)}: ${words}`;
  const asked = request.segment !== null;
  const surer = [
    { name: last.name, nps: before, invited: invited[0] },
    { name: now.name, nps: after, invited: invited[1] },
  ].flatMap((one) => (isSurer(one, 1) ? [one.name] : []));
  return { period, asked, now, last, before, after, change, finding, both, surer, splits };
}

function comparedBy({ kind, month }: WhyPeriod, thisMonth: Month): Compared {
  return kind === 'month'
    ? { now: monthPeriod(month), last: monthPeriod(monthsLater(month, -1)) }
    : { now: untilNow(quarterPeriod(month), thisMonth), last: quarterPeriod(monthsLater(month, -3)) };
}

async function tellingPeriod(
  deps: Pick<Deps, 'db'>,
  thisMonth: Month,
): Promise<Compared & { period: WhyPeriod }> {
  const month: WhyPeriod = { kind: 'month', month: monthsLater(thisMonth, -1) };
  const compared = comparedBy(month, thisMonth);
  const scores = await scoresOf(deps, [compared.last.span, compared.now.span], 'respondents');
  if (scores.every(({ nps }) => nps.reporting === 'ok')) return { period: month, ...compared };
  const quarters = await comparedQuarters(deps, thisMonth);
  return { period: { kind: 'quarter', month: quarters.now.span.from.slice(0, 7) as Month }, ...quarters };
}

async function splitsOf(
  deps: Pick<Deps, 'db'>,
  asked: Segment | null,
  spans: [Period['span'], Period['span']],
): Promise<Split[]> {
  const found: { segment: Segment; split: RateAndMix }[] = [];
  for (const segment of asked ? [asked] : EXPLAINING) {
    const split = rateAndMix(await countsBySegment(deps, segment, spans));
    // A segment of one value explains nothing.
    if (split && (split.segments.length > 1 || asked)) found.push({ segment, split });
  }
  const corrected = holm(found.map(({ split }) => split.mixP));
  const splits = found.map((one, i) => ({ ...one, standsOut: corrected[i]! < 1 - CONFIDENCE }));
  // Of what chance does as well, the largest is only the noisiest: then the order is that of the segments.
  const weight = ({ split, standsOut }: Split) => (standsOut ? Math.abs(split.mix) : 0);
  return splits.sort((a, b) => weight(b) - weight(a));
}

async function countsBySegment(
  deps: Pick<Deps, 'db'>,
  segment: Segment,
  spans: [Period['span'], Period['span']],
): Promise<SegmentCounts[]> {
  const found = new Map<string, SegmentCounts>();
  for (const { span, value, counts } of await answerCounts(deps.db, { spans, segment })) {
    const known = found.get(value) ?? { segment: value, before: NOBODY, after: NOBODY };
    found.set(value, { ...known, [span === 0 ? 'before' : 'after']: bandCounts(counts) });
  }
  return [...found.values()];
}
