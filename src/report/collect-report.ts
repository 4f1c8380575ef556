import type { DataSource } from 'typeorm';
import type { ReportChange, ReportFigures, ReportFollowUps, ReportWhy } from '../domain/committee/report';
import { instantsOfMonths, type Month, monthsLater } from '../domain/numbers/month-span';
import { bandCounts } from '../domain/numbers/nps';
import { namedEffects } from '../domain/numbers/rate-and-mix';
import { sumOf } from '../domain/numbers/sla-rate';
import { monthPeriod, monthsUpTo, shortMonth, spanOfMonths } from '../presenters/numbers/periods';
import { changeBetween, respondentsScore, scoresOf } from '../presenters/numbers/scores';
import { whyOf } from '../presenters/numbers/why';
import { claimsInTime } from '../queries/committee/claims-in-time';
import { issuesOfMonth } from '../queries/committee/issues-of-month';
import { answerCounts, countedZone } from '../queries/numbers/answer-counts';
import { invitedIn } from '../queries/numbers/invited';
import { loopClosure, loopTotals } from '../queries/numbers/loop-closure';
import { promiseCounts } from '../queries/numbers/sla-rate';
import { collectImpact } from './collect-impact';
import { collectSentiment } from './collect-sentiment';
import { collectThemes } from './collect-themes';
import type { ReportDeps } from './report-deps';

const TREND_MONTHS = 12;

/** All figures of a month's report, as they are at one moment. */
export function collectReport(deps: ReportDeps, month: Month): Promise<ReportFigures> {
  return deps.db.transaction('REPEATABLE READ', (tx) =>
    // What a transaction cannot do, nothing here asks for.
    collect({ ...deps, db: tx as unknown as DataSource }, month),
  );
}

async function collect(deps: ReportDeps, month: Month): Promise<ReportFigures> {
  const zone = await countedZone(deps.db);
  const span = instantsOfMonths(zone, month);
  const days = [monthPeriod(month).span];
  const [answers] = await answerCounts(deps.db, { spans: days, segment: null });
  const scores = answers?.counts ?? Array<number>(11).fill(0);
  const [invited = null] = await invitedIn(deps.db, days);
  const { nps } = respondentsScore(bandCounts(scores), invited);
  const issues = await issuesOfMonth(deps.db, span);
  return {
    month,
    zone,
    from: span.from.toISOString(),
    to: span.to.toISOString(),
    scores,
    nps,
    invited: invited !== null && nps.n <= invited ? invited : null,
    ...(await changes(deps, month)),
    trend: await trend(deps, month),
    why: await why(deps, month),
    followUps: await followUps(deps, span),
    impact: await collectImpact(deps, { zone, month }),
    ...(await collectThemes(deps, { zone, month })),
    issues,
    sentiment: await collectSentiment(deps, { zone, month }),
  };
}

async function changes(deps: ReportDeps, month: Month): Promise<Pick<ReportFigures, 'last' | 'quarter'>> {
  const last = monthsLater(month, -1);
  const byMonth = await changeBetween(deps, {
    before: monthPeriod(last).span,
    after: monthPeriod(month).span,
  });
  const [first, firstBefore] = [monthsLater(month, -2), monthsLater(month, -5)];
  const byQuarter = await changeBetween(deps, {
    before: spanOfMonths(firstBefore, 3),
    after: spanOfMonths(first, 3),
  });
  const changeOf = (name: string, { before: nps, change }: typeof byMonth): ReportChange => ({
    name,
    nps,
    change,
  });
  return {
    last: changeOf(shortMonth(last), byMonth),
    quarter: {
      ...changeOf('the three months before', byQuarter),
      now: byQuarter.after,
      nowName: `${shortMonth(first)} to ${shortMonth(month)}`,
    },
  };
}

async function trend(deps: ReportDeps, month: Month): Promise<ReportFigures['trend']> {
  const months = monthsUpTo(month, TREND_MONTHS);
  const scores = await scoresOf(
    deps,
    months.map((one) => monthPeriod(one).span),
    'respondents',
  );
  return months.map((one, i) => ({ month: one, nps: scores[i]!.nps }));
}

// By the segment that explains most; what few said is nobody's to name in a report that is kept.
async function why(deps: ReportDeps, month: Month): Promise<ReportWhy | null> {
  const { splits, before, after, change } = await whyOf(deps, {
    period: { kind: 'month', month },
    segment: null,
  });
  const most = splits[0];
  // Of a handful in each part the split is noise, however exactly it adds up.
  if (!most || before.reporting !== 'ok' || after.reporting !== 'ok') return null;
  const { segment, split, standsOut } = most;
  const { named, few } = namedEffects(split.segments);
  return {
    segment,
    rate: split.rate,
    mix: split.mix,
    mixExplains: split.mixExplains && standsOut && change.verdict !== 'cannot_tell',
    effects: [
      ...named.map(({ segment: value, rate, mix }) => ({ value, rate, mix })),
      ...(few ? [{ value: null, rate: few.rate, mix: few.mix }] : []),
    ].sort((a, b) => Math.abs(b.rate + b.mix) - Math.abs(a.rate + a.mix)),
  };
}

async function followUps(deps: ReportDeps, span: { from: Date; to: Date }): Promise<ReportFollowUps> {
  const now = deps.now();
  const promises = await promiseCounts(deps.db, { spans: [span], team: null, now });
  const loops = await loopClosure(deps.db, span);
  return {
    promises: sumOf(promises),
    claimedInTime: await claimsInTime(deps.db, { ...span, now }),
    ...loopTotals(loops),
  };
}
