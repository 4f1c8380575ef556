import type { EntityManager } from 'typeorm';

/** Ends the wait that still runs, if one does; one whose time is over ended by itself then. */
export function endWait(tx: EntityManager, followUpId: string, at: Date): Promise<void> {
  return endWaits(tx, [followUpId], at);
}

/** The same for several follow-ups. */
export async function endWaits(tx: EntityManager, followUpIds: string[], at: Date): Promise<void> {
  await tx.query(
    `UPDATE waits SET ended_at = greatest(since, least(until, $2))
      WHERE follow_up_id = ANY($1::uuid[]) AND ended_at IS NULL`,
    [followUpIds, at],
  );
}
