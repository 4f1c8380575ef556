import type { EntityManager } from 'typeorm';
import { type FollowUpDetail, followUpDetails } from './follow-up-detail';

/**
 * Follow-ups of whose rungs a person was told in the gathered message of that day (ISO, of the team's zone), the most
 * pressing first; at most `limit`, and how many there are in all.
 */
export async function gatheredNudges(
  db: Pick<EntityManager, 'query'>,
  { to, day, limit }: { to: string; day: string; limit: number },
): Promise<{ items: FollowUpDetail[]; total: number }> {
  const where = `f.id IN (SELECT follow_up_id FROM nudges WHERE to_id = $1 AND day = $2 AND how = 'gathered')`;
  const tail = `ORDER BY f.due_at ASC NULLS LAST, f.id LIMIT ${Math.floor(limit)}`;
  const items = await followUpDetails(db, where, [to, day], tail);
  const rows: { n: string }[] = await db.query(
    `SELECT count(DISTINCT follow_up_id) AS n FROM nudges WHERE to_id = $1 AND day = $2 AND how = 'gathered'`,
    [to, day],
  );
  return { items, total: Number(rows[0]!.n) };
}
