import { committeeCalendar } from '../../config/team-calendar';
import { tryBounded, tryStuckAgain } from '../../delivery/stuck-work';
import type { Deps } from '../../deps';
import type { AskedReport } from '../../domain/committee/report-asked';
import { latestReportDue, reportDueAt } from '../../domain/committee/report-day';
import { instantsOfMonths, type Month, monthAt } from '../../domain/numbers/month-span';
import { firstAnswers, reportRevisions } from '../../queries/committee/reports';
import { countedZone } from '../../queries/numbers/answer-counts';
import { authorize } from '../authorize';
import { makeReport, makingOf } from './make-report';
import { reviseReport } from './revise-report';
import { owedReports, sendMonthlyReport } from './send-monthly-report';

/**
 * Somebody asks for the report of a month (null: the latest). One that is kept is looked through for answers that came
 * late, and what could not be put into words is tried again; one that never was made is made now, for whoever asks. Any full member may: the same figures stand in
 * `/rnps trend` and `/rnps themes`, and what is in confidence is in none of them.
 */
export async function askForReport(
  deps: Deps,
  { by, month: asked }: { by: string; month: Month | null },
): Promise<AskedReport> {
  await authorize(deps, by);
  const calendar = committeeCalendar(deps.config);
  const now = deps.now();
  const month = asked ?? latestReportDue(calendar, now);
  const thisMonth = monthAt(calendar.zone, now);
  if (month > thisMonth) return { kind: 'future', month };
  const dueAt = reportDueAt(calendar, month);
  if (dueAt > now) return { kind: 'not_yet', month, dueAt };
  if ((await reportRevisions(deps.db, month)).length > 0) {
    // Its message and page may have been given up.
    await tryStuckAgain(deps, `report:${month}`);
    await reviseReport(deps, month);
    return { kind: 'there', month };
  }
  const first = await firstAnswers(deps.db);
  const zone = await countedZone(deps.db);
  if (!first || first.answeredAt >= instantsOfMonths(zone, month).to) return { kind: 'nothing', month };
  const owed = await owedReports(deps);
  if (!owed.some((one) => one.month === month && one.posted)) {
    const make = () => makeReport(deps, { month, posted: false });
    await tryBounded(deps, makingOf({ month }), make, { asked: true });
    return { kind: 'there', month };
  }
  await sendMonthlyReport(deps, { asked: month });
  const made = await reportRevisions(deps.db, month);
  return { kind: made.length > 0 ? 'there' : 'reading', month };
}
