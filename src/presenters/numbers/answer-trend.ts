import { teamOf } from '../../config/team-of';
import type { Deps } from '../../deps';
import { type TrendRequest, trendWords, type View } from '../../domain/numbers/numbers-words';
import { partsWords } from '../../domain/numbers/parts-words';
import { digitsOfMoves } from '../../domain/numbers/shown-points';
import { currentTarget } from '../../queries/numbers/target';
import { SEGMENT_NOUNS, SEGMENT_TITLES, segmentValueWords } from '../../views/numbers/segment-words';
import { renderTrend, type TrendRow } from '../../views/numbers/trend';
import { basisOf, VIEW_NAMES, VOTERS } from './basis';
import { figureOf, hundredths, type NumbersAnswer, SCORE_HEAD, scoreCells } from './numbers-answer';
import { spanOfMonths } from './periods';
import { type AccountsBehind, changeOf, type SpanScore } from './scores';
import { surerMonths } from './surer';
import { teamRuleNote } from './team-rule';
import { type SegmentTrend, type Trend, type TrendMonth, trendOf } from './trend';
import { verdictsOf } from './verdicts';

/** `/rnps trend`: the score month by month, or of each value of a segment. */
export async function answerTrend(
  deps: Pick<Deps, 'db' | 'now' | 'config'>,
  request: TrendRequest,
): Promise<NumbersAnswer> {
  const trend = await trendOf(deps, request);
  const target = await currentTarget(deps.db);
  const span = spanOfMonths(trend.months[0]!.month, trend.months.length);
  const { segment } = request;
  const rule = await teamRuleNote(deps, { segment, span, zone: trend.zone });
  const nameOf = (value: string) =>
    segment ? segmentValueWords(segment, value, (id) => teamOf(deps.config, id).name) : value;
  const rows = segment
    ? segmentRows(trend.segments, request.view, nameOf)
    : monthRows(trend.months, request.view);
  const digits = digitsOfMoves(
    rows.flatMap(({ before, score }) =>
      before && before.score !== null && score !== null ? [[before.score, score] as const] : [],
    ),
  );
  const finding = segment
    ? partsWords(
        trend.segments.map(({ value, before, after, verdict }) => ({
          name: nameOf(value),
          before: before.nps,
          after: after.nps,
          verdict,
        })),
        { by: SEGMENT_NOUNS[segment], now: trend.nowName, last: trend.compared.last.name, digits },
      )
    : trend.finding;
  const panels = segment ? panelsOf(trend, nameOf) : null;
  const basis = basisOf(request.view, trend.zone, {
    whole: trend.whole,
    // Of the parts nobody can tell how many were invited.
    surer: [...(segment ? [] : surerMonths(trend.months)), ...(trend.surer ? [trend.nowName] : [])],
  });
  const subtitle = (points: { label: string }[]) =>
    `${VIEW_NAMES[request.view]}, ${points[0]!.label} to ${points.at(-1)!.label}, 95% interval`;
  return {
    name: segment ? `nps-by-${segment}` : 'nps-trend',
    finding,
    picture: panels
      ? panels.length > 0
        ? { kind: 'segments', title: finding, subtitle: subtitle(panels[0]!.points), panels }
        : null
      : {
          kind: 'trend',
          title: finding,
          subtitle: subtitle(trend.months),
          points: trend.months.map(({ label, nps }) => figureOf(label, nps)),
          voters: VOTERS[request.view],
          target: target?.score ?? null,
        },
    render: ({ chart, shared, table }) =>
      renderTrend(
        {
          finding,
          rowsAre: segment ? SEGMENT_TITLES[segment] : 'Month',
          rows,
          digits,
          ...(segment
            ? {
                periods: { last: trend.compared.last.name, now: trend.compared.now.name },
                notes: [`All together, ${trend.finding}.`, ...(rule ? [rule] : [])],
              }
            : { periods: null, notes: [] }),
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

/**
 * The largest parts that have a score at all, the others are left to the table: month by month, or by quarter where most
 * months of theirs would be gaps.
 */
function panelsOf({ segments }: Trend, nameOf: (value: string) => string) {
  const isScored = ({ nps }: Pick<SpanScore, 'nps'>) => nps.reporting !== 'none';
  const shown = segments.filter(({ quarters }) => quarters.some(isScored)).slice(0, PANELS_MAX);
  const months = shown.flatMap((one) => one.months);
  const byMonth = months.filter(isScored).length * 2 >= months.length;
  return shown.map(({ value, months: ownMonths, quarters }) => ({
    name: nameOf(value),
    points: (byMonth ? ownMonths : quarters).map(({ label, nps }) => figureOf(label, nps)),
  }));
}

// The latest month first would hide how it went: a table is read like the picture above it.
function monthRows(months: TrendMonth[], view: View): TrendRow[] {
  // Each month is compared with the one before it.
  const verdicts = verdictsOf(months.slice(1).map((month, i) => changeOf(view, months[i]!, month)));
  const figures = months.map(({ label, nps }) => figureOf(label, nps));
  return months.map(({ accounts }, i) => ({
    ...figures[i]!,
    before: i === 0 ? null : figures[i - 1]!,
    weighsAs: weighsAs(view, accounts),
    verdict: i === 0 ? null : verdicts[i - 1]!,
  }));
}

function segmentRows(segments: SegmentTrend[], view: View, nameOf: (value: string) => string): TrendRow[] {
  return segments.map(({ value, before, after, verdict }) => ({
    ...figureOf(nameOf(value), after.nps),
    before: figureOf(nameOf(value), before.nps),
    weighsAs: weighsAs(view, after.accounts),
    verdict,
  }));
}

function weighsAs(view: View, accounts: AccountsBehind | null): number | null {
  return view === 'arr' && accounts ? accounts.effectiveN : null;
}

function csvOf({ months, segments, request, zone }: Trend, nameOf: (value: string) => string) {
  const of = (value: string | null) => (month: TrendMonth) => [
    month.month,
    ...(value === null ? [] : [nameOf(value)]),
    ...scoreCells(month.nps),
    ...(month.accounts ? [month.accounts.heard, month.accounts.leftOut] : []),
    ...(request.view === 'arr' && month.accounts
      ? [hundredths(month.accounts.effectiveN), month.accounts.currency]
      : []),
    request.view,
    zone,
  ];
  const accounts = request.view === 'respondents' ? [] : ['accounts', 'accounts_left_out'];
  const weights = request.view === 'arr' ? ['effective_accounts', 'currency'] : [];
  return {
    head: [
      'month',
      ...(request.segment ? [request.segment] : []),
      ...SCORE_HEAD,
      ...accounts,
      ...weights,
      'view',
      'zone',
    ],
    records: request.segment
      ? segments.flatMap(({ value, months: each }) => each.map(of(value)))
      : months.map(of(null)),
  };
}
