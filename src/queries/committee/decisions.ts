import type { EntityManager } from 'typeorm';
import type { Initiative } from '../../domain/committee/initiative';
import { readInitiatives } from './initiatives';

/**
 * What stands on top of a month's report (YYYY-MM): what is open, the first that is due first, and what was delivered or
 * declined since the report of the month before, which came out when this month began. A day begins up to 14 hours
 * before UTC's, so something may be told twice, and nothing never. A theme that was taken up again is not told as declined.
 * What was decided over a later month's report is no matter of this one.
 */
export async function decisionsToShow(
  db: Pick<EntityManager, 'query'>,
  month: string,
): Promise<Initiative[]> {
  return readInitiatives(
    db,
    `WHERE i.month <= $1 AND (i.status = 'open'
        OR i.closed_at >= ($1 || '-01')::timestamp AT TIME ZONE 'UTC' - interval '14 hours'
           AND NOT (i.status = 'declined' AND EXISTS (
             SELECT FROM initiatives later WHERE later.theme = i.theme AND later.decided_at > i.closed_at)))
     ORDER BY i.status <> 'open', CASE WHEN i.status = 'open' THEN i.due_on END, i.closed_at, i.id`,
    [month],
  );
}
