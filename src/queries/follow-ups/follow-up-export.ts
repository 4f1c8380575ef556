import type { EntityManager } from 'typeorm';
import { type Band, bandOf } from '../../domain/bands';
import { type FollowUpRow, type FollowUpState, stateOf } from '../../domain/follow-up';
import { BY_PRESSURE, mayRead, type Reader } from './follow-up-lists';

/** One follow-up as a spreadsheet takes it. */
export interface ExportedFollowUp {
  id: string;
  team: string;
  band: Band;
  score: number;
  accountName: string | null;
  personName: string | null;
  priority: string;
  state: FollowUpState;
  /** Who has it, by their name where it is known, else by their Slack id. */
  ownerName: string | null;
  openedAt: Date;
  slaStartedAt: Date | null;
  dueAt: Date | null;
  contactedAt: Date | null;
  /** Working seconds from the promise that runs to contact. */
  workedS: number | null;
  resolvedAt: Date | null;
  /** Of the taxonomy; what the comment is about and, once it is resolved, what it came from. */
  themeIds: string[];
  rootCause: string | null;
  confidential: boolean;
}

/** Whose work is wanted: a person's own, or that of teams, and with `andAllBut` of every team that is none of those. */
export type Exported = { kind: 'mine' } | { kind: 'teams'; teams: string[]; andAllBut: string[] | null };

/**
 * Unresolved follow-ups, the most pressing first, then those resolved since an instant; at most `limit`, and how many there
 * are. Confidential ones only for the lead who has them, their owner and (of teams) admins, never for the owner of the
 * account.
 */
export async function followUpsToExport(
  db: Pick<EntityManager, 'query'>,
  { of, reader, since, limit }: { of: Exported; reader: Reader; since: Date; limit: number },
): Promise<{ rows: ExportedFollowUp[]; total: number }> {
  const ofTeams = '(f.team = ANY($4::text[]) OR f.team <> ALL($5::text[]))';
  const whose = of.kind === 'mine' ? 'f.owner_id = $1' : ofTeams;
  const admin = reader.isAdmin && of.kind === 'teams';
  const rows: Row[] = await db.query(
    `SELECT f.id, f.team, f.priority, f.opened_at AS "openedAt", f.sla_started_at AS "slaStartedAt", f.due_at AS "dueAt",
            f.owner_id AS "ownerId", f.claimed_at AS "claimedAt", f.contacted_at AS "contactedAt",
            f.contacted_by AS "contactedBy", f.resolved_at AS "resolvedAt", f.resolved_by AS "resolvedBy", f.outcome,
            f.root_cause AS "rootCause", f.confidential, r.score, r.account_facts ->> 'name' AS "accountName",
            p.name AS "personName", coalesce(o.facts ->> 'name', f.owner_id) AS "ownerName",
            (SELECT worked_s FROM promises s WHERE s.follow_up_id = f.id AND s.cycle = f.sla_cycle
                AND s.voided_at IS NULL) AS "workedS",
            ARRAY(SELECT theme_id FROM annotation_themes t WHERE t.response_id = r.id ORDER BY rank) AS "themeIds",
            count(*) OVER () AS total
       FROM follow_ups f
       JOIN responses r ON r.id = f.current_response_id
       LEFT JOIN respondents p ON p.id = r.respondent_id
       LEFT JOIN profiles o ON o.user_id = f.owner_id
      WHERE ${whose} AND (f.resolved_at IS NULL OR f.resolved_at >= $3) AND ${mayRead('$1', '$2')}
      ORDER BY f.resolved_at DESC NULLS FIRST, ${BY_PRESSURE} LIMIT ${Math.floor(limit)}`,
    [reader.id, admin, since, ...(of.kind === 'teams' ? [of.teams, of.andAllBut] : [])],
  );
  return { rows: rows.map(exported), total: Number(rows[0]?.total ?? 0) };
}

interface Row extends FollowUpRow, Omit<ExportedFollowUp, 'band' | 'state'> {
  total: string;
}

function exported(row: Row): ExportedFollowUp {
  return { ...row, band: bandOf(row.score), state: stateOf(row) };
}
