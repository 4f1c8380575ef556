import { committeeCalendar, houseZone } from '../../config/team-calendar';
import type { Deps } from '../../deps';
import { latestReportDue, reportDueAt } from '../../domain/committee/report-day';
import { errorName } from '../../domain/errors';
import { instantsOfMonths, type Month, monthsLater } from '../../domain/numbers/month-span';
import { firstAnswers, reportedMonths } from '../../queries/committee/reports';
import { countedZone } from '../../queries/numbers/answer-counts';
import { waitsForComments } from '../../report/waits-for-comments';
import { findIssues } from '../comments/find-issues';
import { makeReport } from './make-report';

/** So many months that were missed are made up; of these the latest is posted. Older ones are made when somebody asks. */
const MISSED_MAX = 6;

const LOOK_AGAIN_MS = 3000;

/**
 * Makes the reports that are owed: that of the month before, once its day has come, and those that were missed. Only the
 * latest goes to the channel, so that nobody is flooded after a long absence. Returns how many were made.
 */
export async function sendMonthlyReport(deps: Deps): Promise<number> {
  const owed = await owedReports(deps);
  const [latest, first] = [owed[0], owed.at(-1)];
  if (!latest || !first) return 0;
  // Days are counted anew after the configuration's zone was changed, and a moment after the very first start.
  if ((await countedZone(deps.db)) !== houseZone(deps.config)) return 0;
  if (await waitsForComments(deps, { first: first.month, month: latest.month })) return 0;
  await knowIssues(deps);
  let made = 0;
  // The oldest first: whoever is killed in between goes on with the rest.
  for (const one of owed.toReversed()) if (await makeReport(deps, one)) made += 1;
  if (made > 0) deps.wake();
  return made;
}

// The report tells what recurs, and the tick that looks for it may have looked before the comments were read. What cannot
// be looked for now holds no report up.
async function knowIssues(deps: Deps): Promise<void> {
  await findIssues(deps).catch((error: unknown) =>
    deps.log.warn({ error: errorName(error) }, 'the report is made without looking for what recurs'),
  );
}

/** Reports whose day has come and that are not made, the latest first; none of a time before this app heard its first answer. */
export async function owedReports(
  deps: Pick<Deps, 'db' | 'config' | 'now'>,
): Promise<{ month: Month; posted: boolean }[]> {
  const calendar = committeeCalendar(deps.config);
  const latest = latestReportDue(calendar, deps.now());
  const made = new Set(await reportedMonths(deps.db));
  if (made.has(latest)) return [];
  const first = await firstAnswers(deps.db);
  if (!first) return [];
  const zone = await countedZone(deps.db);
  return Array.from({ length: MISSED_MAX }, (_, back) => monthsLater(latest, -back))
    .filter(
      (month) =>
        !made.has(month) &&
        first.receivedAt <= reportDueAt(calendar, month) &&
        first.answeredAt < instantsOfMonths(zone, month).to,
    )
    .map((month) => ({ month, posted: month === latest }));
}

/** When the next report is due; soon, while one is owed whose comments are still being read. */
export async function nextReportDue(deps: Pick<Deps, 'db' | 'config' | 'now'>): Promise<Date> {
  if ((await owedReports(deps)).length > 0) return new Date(deps.now().getTime() + LOOK_AGAIN_MS);
  const calendar = committeeCalendar(deps.config);
  return reportDueAt(calendar, monthsLater(latestReportDue(calendar, deps.now()), 1));
}
