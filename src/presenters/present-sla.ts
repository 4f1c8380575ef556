import { houseZone } from '../config/team-calendar';
import type { Deps } from '../deps';
import {
  type Month,
  type MonthSpan,
  monthAt,
  monthName,
  monthsLater,
  readMonthSpan,
  startOfMonth,
} from '../domain/month-span';
import {
  countPromises,
  type DuePromise,
  type Resolution,
  timesToContact,
  timesToResolve,
} from '../domain/sla-rate';
import { promisesDue, resolutionsIn } from '../queries/sla-rate';
import type { SlaPeriod, SlaReport } from '../views/sla-report';

type SlaDeps = Pick<Deps, 'db' | 'config' | 'now'>;

/** What was typed after `/rnps sla`, read in the months of the committee's zone; `rest` should name a team, or nothing. */
export function readSlaWords(
  deps: Pick<Deps, 'config' | 'now'>,
  typed: string,
): { span: MonthSpan; rest: string } {
  return readMonthSpan(typed, monthAt(houseZone(deps.config), deps.now()));
}

/** How the promise of contact was kept, of one team or of all (null). Months are those of the first team's zone. */
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
  const from = startOfMonth(zone, months.at(-1)!);
  const to = startOfMonth(zone, monthsLater(months[0]!, 1));
  const [promises, resolutions] = await Promise.all([
    promisesDue(deps.db, { from, to, team: teamId }),
    resolutionsIn(deps.db, { from, to, team: teamId }),
  ]);
  return {
    title: titleOf(months, { over: to <= now, begun: from <= now }),
    counts: countPromises(promises, now),
    times: timesToContact(promises, now),
    resolution: timesToResolve(resolutions),
    byTeam: teamId === null ? byTeam(deps, { promises, resolutions, now }) : [],
    byMonth: months.length > 1 ? byMonth({ promises, months, zone, now }) : [],
  };
}

function titleOf(months: Month[], { over, begun }: { over: boolean; begun: boolean }): string {
  const [last, first] = [monthName(months[0]!), monthName(months.at(-1)!)];
  if (!begun) return `${last}, which has not begun`;
  const soFar = over ? '' : ' so far';
  return months.length === 1 ? `${last}${soFar}` : `${first} to ${last}${soFar}`;
}

// In the order of the config; a team that has left it comes after, under the id by which it was known.
function byTeam(
  deps: SlaDeps,
  { promises, resolutions, now }: { promises: DuePromise[]; resolutions: Resolution[]; now: Date },
): SlaPeriod['byTeam'] {
  const present = new Set([...promises, ...resolutions].map(({ team }) => team));
  const known = deps.config.teams.map(({ id }) => id);
  const former = [...present].filter((id) => !known.includes(id)).sort();
  return [...known, ...former].map((id) => ({
    name: teamNameOf(deps, id),
    counts: countPromises(
      promises.filter(({ team }) => team === id),
      now,
    ),
  }));
}

function byMonth({
  promises,
  months,
  zone,
  now,
}: {
  promises: DuePromise[];
  months: Month[];
  zone: string;
  now: Date;
}): SlaPeriod['byMonth'] {
  return months.map((month) => {
    const [from, to] = [startOfMonth(zone, month), startOfMonth(zone, monthsLater(month, 1))];
    const due = promises.filter(({ dueAt }) => dueAt >= from && dueAt < to);
    return { name: month, counts: countPromises(due, now) };
  });
}

function teamNameOf({ config }: Pick<Deps, 'config'>, id: string): string {
  return config.teams.find((team) => team.id === id)?.name ?? id;
}
