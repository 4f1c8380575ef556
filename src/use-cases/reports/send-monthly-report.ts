import { committeeCalendar, houseZone } from '../../config/team-calendar';
import { noteDone, tryBounded } from '../../delivery/stuck-work';
import type { Deps } from '../../deps';
import { latestReportDue, reportDueAt } from '../../domain/committee/report-day';
import { errorName } from '../../domain/errors';
import { instantsOfMonths, type Month, monthsLater } from '../../domain/numbers/month-span';
import { failedReports, firstAnswers, reportedMonths } from '../../queries/committee/reports';
import { countedZone } from '../../queries/numbers/answer-counts';
import { waitsForComments } from '../../report/waits-for-comments';
import { findIssues } from '../comments/find-issues';
import { makeReport, makingOf } from './make-report';

/** So many months that were missed are made up; of these the latest is posted. Older ones are made when somebody asks. */
const MISSED_MAX = 6;

const LOOK_AGAIN_MS = 3000;

/**
 * Makes the reports that are owed: that of the month before, once its day has come, and those that were missed. Only the
 * latest goes to the channel, so that nobody is flooded after a long absence. What fails in our own code is tried less and
 * less often, then given up; that of the month `asked` for is tried at once, and throws. Returns how many were made.
 */
export async function sendMonthlyReport(
  deps: Deps,
  { asked = null }: { asked?: Month | null } = {},
): Promise<number> {
  await forgetFailuresOfMade(deps);
  const owed = (await owedReports(deps)).filter(({ month, due }) => due || month === asked);
  const [latest, first] = [owed[0], owed.at(-1)];
  if (!latest || !first) return 0;
  // Days are counted anew after the configuration's zone was changed, and a moment after the very first start.
  if ((await countedZone(deps.db)) !== houseZone(deps.config)) return 0;
  if (await waitsForComments(deps, { first: first.month, month: latest.month })) return 0;
  await knowIssues(deps);
  let made = 0;
  // The oldest first: whoever is killed in between goes on with the rest. One that fails keeps no other waiting.
  for (const one of owed.toReversed()) {
    const options = { asked: one.month === asked };
    if (await tryBounded(deps, makingOf(one), () => makeReport(deps, one), options)) made += 1;
  }
  if (made > 0) deps.wake();
  return made;
}

// Of two processes, or of a tick and somebody who asks, one may have failed where the other made it.
async function forgetFailuresOfMade(deps: Deps): Promise<void> {
  const failed = await failedReports(deps.db);
  if (failed.size === 0) return;
  for (const month of await reportedMonths(deps.db))
    if (failed.has(month)) await noteDone(deps, makingOf({ month }));
}

// The report tells what recurs, and the tick that looks for it may have looked before the comments were read. What cannot
// be looked for now holds no report up.
async function knowIssues(deps: Deps): Promise<void> {
  await findIssues(deps).catch((error: unknown) =>
    deps.log.warn({ error: errorName(error) }, 'the report is made without looking for what recurs'),
  );
}

/** A report that is not made; `due`: it did not fail lately, nor so often that it was given up. */
interface OwedReport {
  month: Month;
  posted: boolean;
  due: boolean;
}

/** Reports whose day has come and that are not made, the latest first; none of a time before this app heard its first answer. */
export async function owedReports(deps: Pick<Deps, 'db' | 'config' | 'now'>): Promise<OwedReport[]> {
  const calendar = committeeCalendar(deps.config);
  const latest = latestReportDue(calendar, deps.now());
  const made = new Set(await reportedMonths(deps.db));
  const failed = await failedReports(deps.db);
  const owed = made.has(latest) ? [] : await missedMonths(deps, latest);
  const months = new Set([...owed, ...failed.keys()]);
  return [...months]
    .filter((month) => !made.has(month))
    .sort()
    .toReversed()
    .map((month) => ({ month, posted: month === latest, due: failed.get(month) ?? true }));
}

// Up to the latest, as many as are made up unasked.
async function missedMonths(deps: Pick<Deps, 'db' | 'config'>, latest: Month): Promise<Month[]> {
  const calendar = committeeCalendar(deps.config);
  const first = await firstAnswers(deps.db);
  if (!first) return [];
  const zone = await countedZone(deps.db);
  return Array.from({ length: MISSED_MAX }, (_, back) => monthsLater(latest, -back)).filter(
    (month) =>
      first.receivedAt <= reportDueAt(calendar, month) && first.answeredAt < instantsOfMonths(zone, month).to,
  );
}

/** When the next report is due; soon, while one is owed whose comments are still being read. */
export async function nextReportDue(deps: Pick<Deps, 'db' | 'config' | 'now'>): Promise<Date> {
  // What failed waits for the heartbeat.
  if ((await owedReports(deps)).some(({ due }) => due)) return new Date(deps.now().getTime() + LOOK_AGAIN_MS);
  const calendar = committeeCalendar(deps.config);
  return reportDueAt(calendar, monthsLater(latestReportDue(calendar, deps.now()), 1));
}
