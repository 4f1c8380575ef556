import type { EntityManager } from 'typeorm';
import { mayRead, type Reader } from './follow-up-lists';

/** What one person has of some teams' work that is not resolved. */
export interface WorkOfPerson {
  /** Slack id. */
  ownerId: string;
  /** Customers whom nobody has reached. */
  toReach: number;
  /** Of these: contact was due by now. */
  overdue: number;
  /** Of these: the customer has the next word. */
  waiting: number;
  /** Reached, and not resolved. */
  reached: number;
}

/** Who has what of these teams' work, whoever has most that is overdue first; of confidential work only what `reader` may be told of. */
export async function workByPerson(
  db: Pick<EntityManager, 'query'>,
  teams: string[],
  now: Date,
  reader: Reader,
): Promise<WorkOfPerson[]> {
  return db.query(
    `SELECT f.owner_id AS "ownerId",
            count(*) FILTER (WHERE f.contacted_at IS NULL)::int AS "toReach",
            count(*) FILTER (WHERE f.contacted_at IS NULL AND f.due_at <= $2)::int AS overdue,
            count(*) FILTER (WHERE f.contacted_at IS NULL AND w.follow_up_id IS NOT NULL)::int AS waiting,
            count(*) FILTER (WHERE f.contacted_at IS NOT NULL)::int AS reached
       FROM follow_ups f LEFT JOIN waits w ON w.follow_up_id = f.id AND w.ended_at IS NULL AND w.until > $2
      WHERE f.team = ANY($1) AND f.owner_id IS NOT NULL AND f.resolved_at IS NULL AND ${mayRead('$3', '$4')}
      GROUP BY f.owner_id
      ORDER BY overdue DESC, "toReach" DESC, reached DESC, f.owner_id`,
    [teams, now, reader.id, reader.isAdmin],
  );
}
