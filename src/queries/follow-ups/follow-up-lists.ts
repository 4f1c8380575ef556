import type { EntityManager } from 'typeorm';
import { answersInWork } from './answers-in-work';
import { type FollowUpDetail, followUpDetails } from './follow-up-detail';

type Db = Pick<EntityManager, 'query'>;

export interface FollowUpList {
  items: FollowUpDetail[];
  total: number;
}

/** Who reads a list: a confidential follow-up is on it for few. */
export interface Reader {
  /** Slack id. */
  id: string;
  isAdmin: boolean;
}

const NOBODY: Reader = { id: '', isAdmin: false };

// The most pressing first: what is due soonest, and what has no due time last.
export const BY_PRESSURE = `f.due_at ASC NULLS LAST, f.opened_at ASC, f.id`;

// As the indexes have it. What is not confidential is counted from them alone, without looking at any row.
const UNCLAIMED = 'f.owner_id IS NULL AND f.resolved_at IS NULL AND f.contacted_at IS NULL';
const UNREACHED = 'f.resolved_at IS NULL AND f.contacted_at IS NULL';

/**
 * Follow-ups that nobody has claimed, of these teams, most pressing first; `total` counts all of them. Confidential
 * ones only for the lead who has them and for admins, and never for the owner of the account.
 */
export async function unclaimedOf(
  db: Db,
  teams: string[],
  limit: number,
  reader: Reader = NOBODY,
): Promise<FollowUpList> {
  const params = [teams, reader.id, reader.isAdmin];
  const most = `ORDER BY ${BY_PRESSURE} LIMIT ${Math.floor(limit)}`;
  const secret = `FROM follow_ups f WHERE f.team = ANY($1) AND ${UNCLAIMED} AND f.confidential`;
  const forReader = isForReader('$2', '$3');
  // Team by team, because an index gives each team's in their order, and not those of several. Of confidential ones it is
  // asked one after the other in that order (OFFSET 0) whether the reader may see them, until there are enough.
  const shown = `f.id IN (SELECT f.id FROM (
      SELECT f.* FROM unnest($1::text[]) t (team), LATERAL (
        SELECT f.id, f.due_at, f.opened_at FROM follow_ups f WHERE f.team = t.team AND ${UNCLAIMED} AND NOT f.confidential ${most}) f
      UNION ALL (SELECT f.id, f.due_at, f.opened_at FROM (SELECT f.* ${secret} ORDER BY ${BY_PRESSURE} OFFSET 0) f
                  WHERE ${forReader} ${most})) f ${most})`;
  const items = await followUpDetails(db, shown, params, `ORDER BY ${BY_PRESSURE}`);
  const rows: { n: string }[] = await db.query(
    `SELECT (SELECT count(*) FROM follow_ups f WHERE f.team = ANY($1) AND ${UNCLAIMED} AND NOT f.confidential)
            + (SELECT count(*) ${secret} AND ${forReader}) AS n`,
    params,
  );
  return { items, total: Number(rows[0]!.n) };
}

/** Unresolved follow-ups that are this person's, by due time; `total` counts all of them. */
export async function ownedBy(db: Db, userId: string, limit: number, offset = 0): Promise<FollowUpList> {
  const where = `f.owner_id = $1 AND f.resolved_at IS NULL AND ${mayRead('$1', 'false')}`;
  return list(db, where, [userId], { limit, offset });
}

/** Follow-ups of these teams that somebody has and nobody has reached the customer of, by due time; `total` counts all of them. */
export async function heldOf(db: Db, teams: string[], limit: number, reader: Reader): Promise<FollowUpList> {
  const where = `f.team = ANY($1) AND f.owner_id IS NOT NULL AND ${UNREACHED} AND ${mayRead('$2', '$3')}`;
  return list(db, where, [teams, reader.id, reader.isAdmin], { limit, offset: 0 });
}

/**
 * SQL of our own: true for a follow-up `f` that the reader may be told of. The same as domain/permissions says of one,
 * by the address under which the workspace knows them; of whom nothing is known, they are told nothing confidential.
 */
export function mayRead(readerId: string, isAdmin: string): string {
  return `(NOT f.confidential OR ${isForReader(readerId, isAdmin)})`;
}

/** The same for one that is confidential. */
function isForReader(readerId: string, isAdmin: string): string {
  return `(
      (${isAdmin}::boolean OR f.confidential_to = ${readerId} OR f.owner_id = ${readerId})
      AND EXISTS (SELECT FROM profiles p WHERE p.user_id = ${readerId} AND NOT EXISTS (
            SELECT FROM ${answersInWork('f.response_id', 'f.id')} one
              JOIN responses r ON r.id = one.id LEFT JOIN accounts a ON a.id = r.account_id
             WHERE lower(p.facts ->> 'email') IN (lower(r.account_facts ->> 'ownerEmail'), lower(a.owner_email)))))`;
}

async function list(
  db: Db,
  where: string,
  params: unknown[],
  { limit, offset }: { limit: number; offset: number },
): Promise<FollowUpList> {
  // The few that are shown are found before anything is joined to them.
  const shown = `f.id IN (SELECT f.id FROM follow_ups f WHERE ${where} ORDER BY ${BY_PRESSURE} LIMIT ${Math.floor(limit)} OFFSET ${Math.floor(offset)})`;
  const items = await followUpDetails(db, shown, params, `ORDER BY ${BY_PRESSURE}`);
  const rows: { n: string }[] = await db.query(
    `SELECT count(*) AS n FROM follow_ups f WHERE ${where}`,
    params,
  );
  return { items, total: Number(rows[0]!.n) };
}

export interface Pressure {
  unclaimed: number;
  overdue: number;
}

/** By team: how many follow-ups nobody has, and how many are past their due time without contact. */
export async function pressureOf(
  db: Db,
  teams: string[],
  now: Date,
  reader: Reader = NOBODY,
): Promise<Map<string, Pressure>> {
  const rows: { team: string; unclaimed: string; overdue: string }[] = await db.query(
    `SELECT t.team, ${counted(UNCLAIMED)} AS unclaimed, ${counted(`${UNREACHED} AND f.due_at <= $2`)} AS overdue
       FROM unnest($1::text[]) t (team)`,
    [teams, now, reader.id, reader.isAdmin],
  );
  return new Map(
    rows.map(({ team, unclaimed, overdue }) => [
      team,
      { unclaimed: Number(unclaimed), overdue: Number(overdue) },
    ]),
  );
}

// Of the team `t`: those that are not confidential, and those that are and that the reader ($3, $4) may be told of.
function counted(condition: string): string {
  const count = (which: string) =>
    `(SELECT count(*) FROM follow_ups f WHERE f.team = t.team AND ${condition} AND ${which})`;
  return `${count('NOT f.confidential')} + ${count(`f.confidential AND ${isForReader('$3', '$4')}`)}`;
}

/** How many unresolved follow-ups of a person are past their due time without contact. */
export async function overdueOf(db: Db, userId: string, now: Date): Promise<number> {
  const rows: { n: string }[] = await db.query(
    `SELECT count(*) AS n FROM follow_ups f
      WHERE f.owner_id = $1 AND f.resolved_at IS NULL AND f.contacted_at IS NULL AND f.due_at <= $2
        AND ${mayRead('$1', 'false')}`,
    [userId, now],
  );
  return Number(rows[0]!.n);
}
