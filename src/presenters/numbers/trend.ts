import type { Deps } from '../../deps';
import { type Month, monthAt } from '../../domain/numbers/month-span';
import type { Verdict } from '../../domain/numbers/nps-change';
import { digitsOf, npsWords } from '../../domain/numbers/nps-words';
import type { TrendRequest } from '../../domain/numbers/numbers-words';
import { quarterStart } from '../../domain/numbers/quarters';
import { countedZone } from '../../queries/numbers/answer-counts';
import { comparedQuarters } from './compared-quarters';
import {
  type Compared,
  monthsUpTo,
  type Period,
  quarterPeriod,
  shortMonth,
  soFar,
  spanOfMonths,
} from './periods';
import { changeBetween, changeOf, type SpanScore, scoresBySegment, scoresOf } from './scores';
import { isSurer } from './surer';
import { verdictsOf } from './verdicts';

export type NumberDeps = Pick<Deps, 'db' | 'now'>;

export interface TrendMonth extends SpanScore {
  month: Month;
  label: string;
}

/** One value of a segment: its score month by month and quarter by quarter, and how its quarter moved. */
export interface SegmentTrend {
  /** '' where nobody told. */
  value: string;
  months: TrendMonth[];
  /** Whole calendar quarters, from that of the first month up to that of the last. */
  quarters: ({ label: string } & SpanScore)[];
  /** The two quarters that are compared. */
  before: SpanScore;
  after: SpanScore;
  /** Of these, corrected for the number of values (Holm); null where there is too little to compare. */
  verdict: Verdict | null;
}

/** What `/rnps trend` found. */
export interface Trend {
  request: TrendRequest;
  /** The finding in a line. */
  finding: string;
  /** Whether the finding's interval is narrower because it is known how many were invited. */
  surer: boolean;
  /** The day it is made, in the zone whose days are counted. */
  zone: string;
  months: TrendMonth[];
  whole: SpanScore;
  /** The largest first; empty when everybody is one. */
  segments: SegmentTrend[];
  compared: Compared;
  /** How a sentence calls the later of the compared quarters: "Q4 2026 so far". */
  nowName: string;
}

/** The score month by month, of everybody or by segment, with a finding that says what may be said. */
export async function trendOf(deps: NumberDeps, request: TrendRequest): Promise<Trend> {
  const zone = await countedZone(deps.db);
  const thisMonth = monthAt(zone, deps.now());
  const months = monthsUpTo(thisMonth, request.months);
  const stretch = spanOfMonths(months[0]!, request.months);
  const spans = [...months.map((month) => spanOfMonths(month, 1)), stretch];
  const everybody = await scoresOf(deps, spans, request.view);
  const compared = await comparedQuarters(deps, thisMonth);
  const labelled = (scores: SpanScore[]): TrendMonth[] =>
    months.map((month, i) => ({ month, label: shortMonth(month), ...scores[i]! }));
  return {
    request,
    ...(await findingOf(deps, request, { ...compared, thisMonth })),
    zone,
    months: labelled(everybody),
    whole: everybody.at(-1)!,
    segments: request.segment ? await segmentsOf(deps, request, { spans, compared, labelled, months }) : [],
    compared,
    nowName: compared.now.name + soFar(compared.now, thisMonth),
  };
}

async function findingOf(
  deps: NumberDeps,
  { view }: TrendRequest,
  { now, last, thisMonth }: Compared & { thisMonth: Month },
): Promise<Pick<Trend, 'finding' | 'surer'>> {
  const name = now.name + soFar(now, thisMonth);
  if (view !== 'respondents') {
    const [before, after] = await scoresOf(deps, [last.span, now.span], view);
    const compared = { last: before!.nps, change: changeOf(view, before!, after!), name: last.name };
    return {
      finding: `${name}: ${npsWords(after!.nps, compared, { accounts: after!.accounts })}`,
      surer: false,
    };
  }
  const { before, after, change, invited } = await changeBetween(deps, {
    before: last.span,
    after: now.span,
  });
  return {
    finding: `${name}: ${npsWords(after, { last: before, change, name: last.name })}`,
    surer: isSurer({ nps: after, invited: invited[1] }, digitsOf(after, before)),
  };
}

async function segmentsOf(
  deps: NumberDeps,
  { segment, view }: TrendRequest,
  {
    spans,
    compared,
    labelled,
    months,
  }: {
    spans: Period['span'][];
    compared: Compared;
    labelled: (scores: SpanScore[]) => TrendMonth[];
    months: Month[];
  },
): Promise<SegmentTrend[]> {
  const quarters = [...new Set(months.map(quarterStart))].map(quarterPeriod);
  const all = [...spans, compared.last.span, compared.now.span, ...quarters.map(({ span }) => span)];
  const byValue = await scoresBySegment(deps, { spans: all, segment, view });
  const trends = [...byValue].map(([value, scores]) => {
    const [before, after] = [scores[spans.length]!, scores[spans.length + 1]!];
    return {
      value,
      whole: scores[spans.length - 1]!.nps.n,
      size: before.nps.n + after.nps.n,
      months: labelled(scores),
      quarters: quarters.map(({ name }, i) => ({ label: name, ...scores[spans.length + 2 + i]! })),
      before,
      after,
      change: changeOf(view, before, after),
    };
  });
  // Those of one size by name, so that two looks do not show them differently.
  const present = trends
    .filter(({ whole, size }) => whole + size > 0)
    .sort((a, b) => b.size - a.size || b.whole - a.whole || (a.value < b.value ? -1 : 1));
  const verdicts = verdictsOf(present.map(({ change }) => change));
  return present.map(({ whole: _whole, size: _size, change: _change, ...one }, i) => ({
    ...one,
    verdict: verdicts[i]!,
  }));
}
