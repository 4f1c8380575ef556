import type { EntityManager } from 'typeorm';
import { type FollowUpDetail, followUpDetails } from './follow-up-detail';

type Db = Pick<EntityManager, 'query'>;

export interface FollowUpList {
  items: FollowUpDetail[];
  total: number;
}

// The most pressing first: what is due soonest, and what has no due time last.
const BY_PRESSURE = `ORDER BY f.due_at ASC NULLS LAST, f.opened_at ASC, f.id`;

/** Follow-ups that nobody has claimed, of these teams, most pressing first; `total` counts all of them. */
export async function unclaimedOf(db: Db, teams: string[], limit: number): Promise<FollowUpList> {
  const where =
    'f.team = ANY($1) AND f.owner_id IS NULL AND f.resolved_at IS NULL AND f.contacted_at IS NULL';
  return list(db, where, [teams], limit);
}

/** Unresolved follow-ups that are this person's, by due time; `total` counts all of them. */
export async function ownedBy(db: Db, userId: string, limit: number): Promise<FollowUpList> {
  return list(db, 'f.owner_id = $1 AND f.resolved_at IS NULL', [userId], limit);
}

async function list(db: Db, where: string, params: unknown[], limit: number): Promise<FollowUpList> {
  const items = await followUpDetails(db, where, params, `${BY_PRESSURE} LIMIT ${Math.floor(limit)}`);
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

/** How many of these teams' follow-ups nobody has, and how many are past their due time without contact. */
export async function pressureOf(db: Db, teams: string[], now: Date): Promise<Pressure> {
  const rows: { unclaimed: string; overdue: string }[] = await db.query(
    `SELECT count(*) FILTER (WHERE owner_id IS NULL AND contacted_at IS NULL) AS unclaimed,
            count(*) FILTER (WHERE due_at <= $2 AND contacted_at IS NULL) AS overdue
       FROM follow_ups WHERE team = ANY($1) AND resolved_at IS NULL`,
    [teams, now],
  );
  return { unclaimed: Number(rows[0]!.unclaimed), overdue: Number(rows[0]!.overdue) };
}

/** How many unresolved follow-ups of a person are past their due time without contact. */
export async function overdueOf(db: Db, userId: string, now: Date): Promise<number> {
  const rows: { n: string }[] = await db.query(
    'SELECT count(*) AS n FROM follow_ups WHERE owner_id = $1 AND resolved_at IS NULL AND contacted_at IS NULL AND due_at <= $2',
    [userId, now],
  );
  return Number(rows[0]!.n);
}
