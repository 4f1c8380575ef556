import { houseZone } from '../config/team-calendar';
import type { Deps } from '../deps';
import {
  type Month,
  type MonthSpan,
  monthAt,
  monthName,
  monthsLater,
  startOfMonth,
} from '../domain/numbers/month-span';
import { sumOf } from '../domain/numbers/sla-rate';
import { contactTimes, promiseCounts, resolutionTimes, type TeamPromises } from '../queries/numbers/sla-rate';
import type { SlaPeriod, SlaReport } from '../views/numbers/sla-report';

type SlaDeps = Pick<Deps, 'db' | 'config' | 'now'>;

/** How the promise of contact was kept, of one team or of all (null). Months are those of the house's zone. */
export async function slaReport(
  deps: SlaDeps,
  { span, teamId }: { span: MonthSpan; teamId: string | null },
): Promise<SlaReport> {
  const zone = houseZone(deps.config);
  const now = deps.now();
  const spans = spansOf(span, monthAt(zone, now));
  const period = (months: Month[]) => periodOf(deps, { months, zone, now, teamId });
  return {
    teamName: teamId === null ? null : teamNameOf(deps, teamId),
    zone,
    periods: await Promise.all(spans.map(period)),
  };
}

/** Each span as its months, the latest first. */
function spansOf(span: MonthSpan, thisMonth: Month): Month[][] {
  switch (span.kind) {
    case 'now':
      return [[thisMonth], [monthsLater(thisMonth, -1)]];
    case 'month':
      return [[span.month]];
    case 'last':
      return [Array.from({ length: span.months }, (_, n) => monthsLater(thisMonth, -n))];
  }
}

interface Asked {
  months: Month[];
  zone: string;
  now: Date;
  teamId: string | null;
}

async function periodOf(deps: SlaDeps, { months, zone, now, teamId }: Asked): Promise<SlaPeriod> {
  const spans = months.map((month) => ({
    from: startOfMonth(zone, month),
    to: startOfMonth(zone, monthsLater(month, 1)),
  }));
  const whole = { from: spans.at(-1)!.from, to: spans[0]!.to, team: teamId };
  const [counts, times, resolved] = await Promise.all([
    promiseCounts(deps.db, { spans, team: teamId, now }),
    contactTimes(deps.db, { ...whole, now }),
    resolutionTimes(deps.db, whole),
  ]);
  return {
    title: titleOf(months, { over: whole.to <= now, begun: whole.from <= now }),
    counts: sumOf(counts),
    times,
    resolution: resolved.spread,
    byTeam: teamId === null ? byTeam(deps, counts, resolved.teams) : [],
    byMonth:
      months.length > 1
        ? months.map((name, nth) => ({ name, counts: sumOf(counts.filter(({ span }) => span === nth)) }))
        : [],
  };
}

function titleOf(months: Month[], { over, begun }: { over: boolean; begun: boolean }): string {
  const [last, first] = [monthName(months[0]!), monthName(months.at(-1)!)];
  if (!begun) return `${last}, which has not begun`;
  const soFar = over ? '' : ' so far';
  return months.length === 1 ? `${last}${soFar}` : `${first} to ${last}${soFar}`;
}

// In the order of the config; a team that has left it comes after, under the id by which it was known.
function byTeam(deps: SlaDeps, counts: TeamPromises[], alsoTeams: string[]): SlaPeriod['byTeam'] {
  const present = new Set([...counts.map(({ team }) => team), ...alsoTeams]);
  const known = deps.config.teams.map(({ id }) => id);
  const former = [...present].filter((id) => !known.includes(id)).sort();
  return [...known, ...former].map((id) => ({
    name: teamNameOf(deps, id),
    counts: sumOf(counts.filter(({ team }) => team === id)),
  }));
}

function teamNameOf({ config }: Pick<Deps, 'config'>, id: string): string {
  return config.teams.find((team) => team.id === id)?.name ?? id;
}
