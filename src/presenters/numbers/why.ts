import type { Deps } from '../../deps';
import { type Month, monthAt, monthName, monthsLater } from '../../domain/month-span';
import { type BandCounts, bandCounts, type Nps } from '../../domain/nps';
import type { NpsChange } from '../../domain/nps-change';
import { npsWords } from '../../domain/nps-words';
import { type RateAndMix, rateAndMix, type SegmentCounts } from '../../domain/rate-and-mix';
import { SEGMENTS, type Segment } from '../../domain/segments';
import { answerCounts, countedZone } from '../../queries/answer-counts';
import { monthPeriod, type Period } from './periods';
import { changeBetween } from './scores';

/** Why a month's score differs from the month before it. */
export interface Why {
  month: Month;
  now: Period;
  last: Period;
  before: Nps;
  after: Nps;
  change: NpsChange;
  finding: string;
  /** How many answered in both months. */
  both: number;
  /** By each segment, the one that explains most through its mix first; empty when a month has too few answers. */
  splits: { segment: Segment; split: RateAndMix }[];
}

// Whose team an answer went to follows from its score, so that it explains nothing; asked for, it is shown.
const EXPLAINING = SEGMENTS.filter((segment) => segment !== 'team');

const NOBODY: BandCounts = { promoters: 0, passives: 0, detractors: 0 };

/**
 * Splits the move of a month's score into what segments came to say and who answered, once by each segment or by the one
 * asked for. `month` null: the latest that is over.
 */
export async function whyOf(
  deps: Pick<Deps, 'db' | 'now'>,
  { month, segment }: { month: Month | null; segment: Segment | null },
): Promise<Why> {
  const zone = await countedZone(deps.db);
  const asked = month ?? monthsLater(monthAt(zone, deps.now()), -1);
  const [now, last] = [monthPeriod(asked), monthPeriod(monthsLater(asked, -1))];
  const { before, after, change, both } = await changeBetween(deps, { before: last.span, after: now.span });
  const splits = [];
  for (const one of segment ? [segment] : EXPLAINING) {
    const split = rateAndMix(await countsBySegment(deps, one, [last.span, now.span]));
    // A segment of one value explains nothing.
    if (split && (split.segments.length > 1 || segment)) splits.push({ segment: one, split });
  }
  splits.sort((a, b) => Math.abs(b.split.mix) - Math.abs(a.split.mix));
  const finding = `${monthName(asked)}: ${npsWords(after, { last: before, change, name: last.name })}`;
  return { month: asked, now, last, before, after, change, finding, both, splits };
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
