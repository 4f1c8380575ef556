import type { Deps } from '../../deps';
import { type Month, monthAt } from '../../domain/numbers/month-span';
import type { Verdict } from '../../domain/numbers/nps-change';
import { npsWords } from '../../domain/numbers/nps-words';
import type { TrendRequest } from '../../domain/numbers/numbers-words';
import { countedZone } from '../../queries/numbers/answer-counts';
import { comparedQuarters } from './compared-quarters';
import { type Compared, monthsUpTo, type Period, shortMonth, soFar, spanOfMonths } from './periods';
import { changeBetween, changeOf, type SpanScore, scoresBySegment, scoresOf } from './scores';
import { verdictsOf } from './verdicts';

export type NumberDeps = Pick<Deps, 'db' | 'now'>;

export interface TrendMonth extends SpanScore {
  month: Month;
  label: string;
}

/** One value of a segment: its score over the whole stretch, month by month, and how its quarter moved. */
export interface SegmentTrend {
  /** '' where nobody told. */
  value: string;
  whole: SpanScore;
  months: TrendMonth[];
  /** Of the quarter, corrected for the number of values (Holm); null where there is too little to compare. */
  verdict: Verdict | null;
}

/** What `/rnps trend` found. */
export interface Trend {
  request: TrendRequest;
  /** The finding in a line. */
  finding: string;
  /** The day it is made, in the zone whose days are counted. */
  zone: string;
  months: TrendMonth[];
  whole: SpanScore;
  /** The largest first; empty when everybody is one. */
  segments: SegmentTrend[];
  compared: Compared;
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
    finding: await findingOf(deps, request, { ...compared, thisMonth }),
    zone,
    months: labelled(everybody),
    whole: everybody.at(-1)!,
    segments: request.segment ? await segmentsOf(deps, request, { spans, compared, labelled }) : [],
    compared,
  };
}

async function findingOf(
  deps: NumberDeps,
  { view }: TrendRequest,
  { now, last, thisMonth }: Compared & { thisMonth: Month },
): Promise<string> {
  const name = now.name + soFar(now, thisMonth);
  if (view !== 'respondents') {
    const [before, after] = await scoresOf(deps, [last.span, now.span], view);
    const compared = { last: before!.nps, change: changeOf(view, before!, after!), name: last.name };
    return `${name}: ${npsWords(after!.nps, compared, { accounts: after!.accounts })}`;
  }
  const { before, after, change } = await changeBetween(deps, { before: last.span, after: now.span });
  return `${name}: ${npsWords(after, { last: before, change, name: last.name })}`;
}

async function segmentsOf(
  deps: NumberDeps,
  { segment, view }: TrendRequest,
  {
    spans,
    compared,
    labelled,
  }: { spans: Period['span'][]; compared: Compared; labelled: (scores: SpanScore[]) => TrendMonth[] },
): Promise<SegmentTrend[]> {
  const all = [...spans, compared.last.span, compared.now.span];
  const byValue = await scoresBySegment(deps, { spans: all, segment, view });
  const trends = [...byValue].map(([value, scores]) => ({
    value,
    whole: scores[spans.length - 1]!,
    months: labelled(scores),
    change: changeOf(view, scores[spans.length]!, scores[spans.length + 1]!),
  }));
  // Those of one size by name, so that two looks do not show them differently.
  const present = trends
    .filter(({ whole }) => whole.nps.n > 0)
    .sort((a, b) => b.whole.nps.n - a.whole.nps.n || (a.value < b.value ? -1 : 1));
  const verdicts = verdictsOf(present.map(({ change }) => change));
  return present.map(({ value, whole, months }, i) => ({ value, whole, months, verdict: verdicts[i]! }));
}
