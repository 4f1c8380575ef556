import { teamOf } from '../../config/team-of';
import type { Deps } from '../../deps';
import { holm } from '../../domain/holm';
import { npsChange } from '../../domain/nps-change';
import { type TrendRequest, trendWords } from '../../domain/numbers-words';
import { currentTarget } from '../../queries/target';
import { SEGMENT_TITLES, segmentValueWords } from '../../views/segment-words';
import { renderTrend, type TrendRow } from '../../views/trend';
import { basisOf, VIEW_NAMES } from './basis';
import { figureOf, type NumbersAnswer, SCORE_HEAD, scoreCells } from './numbers-answer';
import { type SegmentTrend, type Trend, type TrendMonth, trendOf } from './trend';

/** `/rnps trend`: the score month by month, or of each value of a segment. */
export async function answerTrend(
  deps: Pick<Deps, 'db' | 'now' | 'config'>,
  request: TrendRequest,
): Promise<NumbersAnswer> {
  const trend = await trendOf(deps, request);
  const target = await currentTarget(deps.db);
  const { segment } = request;
  const nameOf = (value: string) =>
    segment ? segmentValueWords(segment, value, (id) => teamOf(deps.config, id).name) : value;
  const rows = segment ? segmentRows(trend.segments, nameOf) : monthRows(trend.months);
  const basis = basisOf(request.view, trend.zone, trend.whole);
  const subtitle = `${VIEW_NAMES[request.view]}, ${trend.months[0]!.label} to ${trend.months.at(-1)!.label}, 95% interval`;
  const points = (months: TrendMonth[]) => months.map(({ label, nps }) => figureOf(label, nps));
  return {
    name: segment ? `nps-by-${segment}` : 'nps-trend',
    finding: trend.finding,
    picture: segment
      ? {
          kind: 'segments',
          title: trend.finding,
          subtitle,
          panels: trend.segments
            .slice(0, PANELS_MAX)
            .map(({ value, months }) => ({ name: nameOf(value), points: points(months) })),
        }
      : {
          kind: 'trend',
          title: trend.finding,
          subtitle,
          points: points(trend.months),
          target: target?.score ?? null,
        },
    render: ({ chart, shared, table }) =>
      renderTrend(
        {
          finding: trend.finding,
          rowsAre: segment ? SEGMENT_TITLES[segment] : 'Month',
          rows,
          chart,
          basis,
          offers: { command: `trend ${trendWords(request)}`, share: !shared },
        },
        table,
      ),
    csv: csvOf(trend, nameOf),
  };
}

const PANELS_MAX = 6;

// The latest month first would hide how it went: a table is read like the picture above it.
function monthRows(months: TrendMonth[]): TrendRow[] {
  const verdicts = monthVerdicts(months);
  return months.map(({ label, nps }, i) => ({ ...figureOf(label, nps), verdict: verdicts[i]! }));
}

// Each month is compared with the one before it, so there are many chances to see a move that is none (Holm).
function monthVerdicts(months: TrendMonth[]): string[] {
  const changes = months.map(({ nps, accounts }, i) =>
    i === 0 || accounts !== null ? null : npsChange(months[i - 1]!.nps.counts, nps.counts),
  );
  const tested = changes.flatMap((change) => (change && change.reporting !== 'none' ? [change] : []));
  const corrected = holm(tested.map(({ p }) => p));
  return changes.map((change) => {
    if (!change || change.reporting === 'none') return '';
    return verdictWords(corrected[tested.indexOf(change)]! < 0.05 ? change.verdict : 'cannot_tell');
  });
}

function segmentRows(segments: SegmentTrend[], nameOf: (value: string) => string): TrendRow[] {
  return segments.map(({ value, whole, change }) => ({
    ...figureOf(nameOf(value), whole.nps),
    verdict: change && change.reporting !== 'none' ? verdictWords(change.verdict) : '',
  }));
}

function verdictWords(verdict: 'up' | 'down' | 'cannot_tell'): string {
  return verdict === 'cannot_tell' ? "can't tell" : `${verdict}, real change`;
}

function csvOf({ months, segments, request, zone }: Trend, nameOf: (value: string) => string) {
  const of = (value: string | null) => (month: TrendMonth) => [
    month.month,
    ...(value === null ? [] : [nameOf(value)]),
    ...scoreCells(month.nps),
    ...(month.accounts ? [month.accounts.heard, month.accounts.leftOut] : []),
    request.view,
    zone,
  ];
  const accounts = request.view === 'respondents' ? [] : ['accounts', 'accounts_left_out'];
  return {
    head: [
      'month',
      ...(request.segment ? [request.segment] : []),
      ...SCORE_HEAD,
      ...accounts,
      'view',
      'zone',
    ],
    records: request.segment
      ? segments.flatMap(({ value, months: each }) => each.map(of(value)))
      : months.map(of(null)),
  };
}
