import type { EntityManager } from 'typeorm';
import type { Rung } from '../../domain/sla/sla';

/** A rung of a promise that has had its one event. */
export interface RungEventRow {
  rung: Rung;
  at: Date;
  /** Missed while the app was down. */
  late: boolean;
  /** False: recorded, and nobody was told. */
  spoken: boolean;
}

/** The rungs of one promise that have had their event, first to last. */
export function rungEvents(
  db: Pick<EntityManager, 'query'>,
  { followUpId, cycle }: { followUpId: string; cycle: number },
): Promise<RungEventRow[]> {
  return db.query(
    `SELECT rung, at, late, spoken FROM rung_events
      WHERE follow_up_id = $1 AND sla_cycle = $2 ORDER BY owed_at, at`,
    [followUpId, cycle],
  );
}

/**
 * SQL of our own: when somebody last tried to reach the customer of the follow-up with the id `id`, in vain. The news of what
 * was delivered is no such try: it may be about an older answer, and holds no reminder back.
 */
export const lastAttempt = (
  id: string,
) => `(SELECT max(c.at) FROM contacts c WHERE c.follow_up_id = ${id} AND NOT c.reached
  AND NOT EXISTS (SELECT FROM replies m WHERE m.follow_up_id = c.follow_up_id AND m.contact_id = c.id AND m.tells))`;

/** When somebody last tried to reach the customer of a follow-up, in vain; null when nobody did. */
export async function lastAttemptAt(
  db: Pick<EntityManager, 'query'>,
  followUpId: string,
): Promise<Date | null> {
  const rows: { at: Date | null }[] = await db.query(`SELECT ${lastAttempt('$1')} AS at`, [followUpId]);
  return rows[0]?.at ?? null;
}
