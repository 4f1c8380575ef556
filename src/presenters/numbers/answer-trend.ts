import { teamOf } from '../../config/team-of';
import type { Deps } from '../../deps';
import type { Verdict } from '../../domain/numbers/nps-change';
import { type TrendRequest, trendWords, type View } from '../../domain/numbers/numbers-words';
import { currentTarget } from '../../queries/numbers/target';
import { SEGMENT_TITLES, segmentValueWords } from '../../views/numbers/segment-words';
import { renderTrend, type TrendRow } from '../../views/numbers/trend';
import { basisOf, VIEW_NAMES, VOTERS } from './basis';
import { figureOf, hundredths, type NumbersAnswer, SCORE_HEAD, scoreCells } from './numbers-answer';
import { spanOfMonths } from './periods';
import { type AccountsBehind, changeOf, isSurer } from './scores';
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
  const basis = basisOf(request.view, trend.zone, {
    whole: trend.whole,
    finite: isSurer([...trend.months, trend.whole]),
  });
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
          voters: VOTERS[request.view],
          target: target?.score ?? null,
        },
    render: ({ chart, shared, table }) =>
      renderTrend(
        {
          finding: trend.finding,
          rowsAre: segment ? SEGMENT_TITLES[segment] : 'Month',
          rows,
          ...(segment ? quarterWords(trend, rule) : { changeIs: 'Change', notes: [] }),
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
function monthRows(months: TrendMonth[], view: View): TrendRow[] {
  // Each month is compared with the one before it.
  const verdicts = verdictsOf(months.slice(1).map((month, i) => changeOf(view, months[i]!, month)));
  return months.map(({ label, nps, accounts }, i) => ({
    ...figureOf(label, nps),
    weighsAs: weighsAs(view, accounts),
    verdict: verdictWords(i === 0 ? null : verdicts[i - 1]!),
  }));
}

function segmentRows(segments: SegmentTrend[], view: View, nameOf: (value: string) => string): TrendRow[] {
  return segments.map(({ value, whole, verdict }) => ({
    ...figureOf(nameOf(value), whole.nps),
    weighsAs: weighsAs(view, whole.accounts),
    verdict: verdictWords(verdict),
  }));
}

// The score is of all months together and the change of quarters, which nobody would guess.
function quarterWords(
  { months, compared: { now, last } }: Trend,
  rule: string | null,
): { changeIs: string; notes: string[] } {
  return {
    changeIs: `${now.name} on ${last.name}`,
    notes: [
      `NPS and n are of ${months[0]!.label} to ${months.at(-1)!.label} together; the change is that of ${now.name} on ${last.name}.`,
      ...(rule ? [rule] : []),
    ],
  };
}

function weighsAs(view: View, accounts: AccountsBehind | null): number | null {
  return view === 'arr' && accounts ? accounts.effectiveN : null;
}

function verdictWords(verdict: Verdict | null): string {
  if (verdict === null) return '';
  return verdict === 'cannot_tell' ? "can't tell" : `${verdict}, real change`;
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
