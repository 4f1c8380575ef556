import { teamOf } from '../config/team-of';
import type { Deps } from '../deps';
import { type Cell, type CsvExport, EXPORT_ROWS_MAX } from '../domain/csv';
import { slaStatus } from '../domain/follow-up';
import { NO_CONTENT } from '../domain/themes/annotation';
import { currentId, type Taxonomy, themeName } from '../domain/themes/taxonomy';
import {
  type Exported,
  type ExportedFollowUp,
  followUpsToExport,
} from '../queries/follow-ups/follow-up-export';
import { count } from '../views/text/words';

type ExportDeps = Pick<Deps, 'db' | 'config' | 'now' | 'directory' | 'annotator'>;

/** How far back resolved work goes along. */
const RESOLVED_DAYS = 90;
const DAY_MS = 86_400_000;

const HEAD = [
  'account',
  'person',
  'band',
  'score',
  'priority',
  'themes',
  'state',
  'owner',
  'team',
  'opened_at',
  'due_at',
  'promise',
  'reached_at',
  'hours_to_contact',
  'working_hours_to_contact',
  'resolved_at',
  'outcome',
  'root_cause',
  'confidential',
  'follow_up_id',
];

/**
 * Follow-ups for a spreadsheet: what is not resolved, and what was in the last 90 days. A file leaves Slack, where nobody
 * can erase from it or say who reads it: so it has no comment, no note and no e-mail address. Instants are in UTC; hours
 * are from the start of the promise, by the clock and in the team's working time.
 */
export async function exportOf(
  deps: ExportDeps,
  { of, userId }: { of: Exported; userId: string },
): Promise<CsvExport> {
  const now = deps.now();
  const { rows, total } = await followUpsToExport(deps.db, {
    of,
    reader: { id: userId, isAdmin: deps.directory.admins.has(userId) },
    since: new Date(now.getTime() - RESOLVED_DAYS * DAY_MS),
    limit: EXPORT_ROWS_MAX,
  });
  const taxonomy = deps.annotator.taxonomy();
  return {
    name: of.kind === 'mine' ? 'my-follow-ups' : 'follow-ups',
    words: wordsOf(deps, of, { rows, total }),
    head: HEAD,
    records: rows.map((row) =>
      recordOf(row, { teamName: teamOf(deps.config, row.team).name, taxonomy, now }),
    ),
  };
}

function recordOf(
  row: ExportedFollowUp,
  { teamName, taxonomy, now }: { teamName: string; taxonomy: Taxonomy; now: Date },
): Cell[] {
  const { state, contactedAt, slaStartedAt } = row;
  const toContactMs = contactedAt && slaStartedAt ? contactedAt.getTime() - slaStartedAt.getTime() : null;
  return [
    row.accountName,
    row.personName,
    row.band,
    row.score,
    row.priority,
    themesOf(row.themeIds, taxonomy),
    state.kind,
    row.ownerName,
    teamName,
    row.openedAt,
    row.dueAt,
    slaStatus(row, now).kind,
    contactedAt,
    toContactMs === null ? null : tenths(toContactMs / 3_600_000),
    contactedAt === null || row.workedS === null ? null : tenths(row.workedS / 3600),
    row.resolvedAt,
    state.kind === 'resolved' ? state.outcome : null,
    row.rootCause && themeName(row.rootCause, taxonomy),
    row.confidential ? 'yes' : 'no',
    row.id,
  ];
}

function themesOf(ids: string[], taxonomy: Taxonomy): string {
  const known = ids.filter((id) => id !== NO_CONTENT).map((id) => currentId(taxonomy, id));
  return [...new Set(known)].map((id) => themeName(id, taxonomy)).join('; ');
}

function wordsOf(
  deps: ExportDeps,
  of: Exported,
  { rows, total }: { rows: ExportedFollowUp[]; total: number },
) {
  const names = of.kind === 'mine' ? [] : of.teams.map((id) => teamOf(deps.config, id).name);
  const whose = of.kind === 'mine' ? 'of yours' : `of ${names.join(', ')}`;
  const open = rows.filter(({ state }) => state.kind !== 'resolved').length;
  const cut = total > rows.length ? ` There are ${total.toLocaleString('en-US')}; these come first.` : '';
  return (
    `${count(rows.length, 'follow-up')} ${whose}: ${open.toLocaleString('en-US')} not resolved, ` +
    `${(rows.length - open).toLocaleString('en-US')} resolved in the last ${RESOLVED_DAYS} days.${cut}`
  );
}

function tenths(hours: number): number {
  return Math.round(hours * 10) / 10;
}
