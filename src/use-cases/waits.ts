import type { EntityManager } from 'typeorm';

/** Ends the wait that still runs, if one does; one whose time is over ended by itself then. */
export async function endWait(tx: EntityManager, followUpId: string, at: Date): Promise<void> {
  await tx.query(
    'UPDATE waits SET ended_at = greatest(since, least(until, $2)) WHERE follow_up_id = $1 AND ended_at IS NULL',
    [followUpId, at],
  );
}
