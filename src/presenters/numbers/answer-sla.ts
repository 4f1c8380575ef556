import type { Deps } from '../../deps';
import type { MonthSpan } from '../../domain/numbers/month-span';
import { renderSla, type SlaLine, slaFinding } from '../../views/numbers/sla-report';
import { slaReport } from '../present-sla';
import type { NumbersAnswer } from './numbers-answer';

interface SlaRequest {
  span: MonthSpan;
  /** Null for all teams together. */
  teamId: string | null;
  /** As it was typed, for whoever asks the same again. */
  typed: string;
}

/** `/rnps sla`: how the promise of contact was kept, of one team or of all. */
export async function answerSla(
  deps: Pick<Deps, 'db' | 'config' | 'now'>,
  { span, teamId, typed }: SlaRequest,
): Promise<NumbersAnswer> {
  const report = await slaReport(deps, { span, teamId });
  return {
    name: 'promises-of-contact',
    finding: slaFinding(report),
    picture: null,
    render: ({ shared }) => renderSla(report, { command: `sla ${typed}`.trim(), share: !shared }),
    csv: {
      head: ['period', 'by', 'name', 'kept', 'reached_late', 'open_late', 'never_reached', 'not_yet_due'],
      records: report.periods.flatMap(({ title, counts, byTeam, byMonth }) => [
        record(title, 'all', { name: report.teamName ?? 'All teams', counts }),
        ...byTeam.map((line) => record(title, 'team', line)),
        ...byMonth.map((line) => record(title, 'month', line)),
      ]),
    },
  };
}

function record(period: string, by: string, { name, counts }: SlaLine) {
  const { kept, reachedLate, openLate, neverReached, notYetDue } = counts;
  return [period, by, name, kept, reachedLate, openLate, neverReached, notYetDue];
}
