import type { EntityManager } from 'typeorm';

export type WhyReturned = 'late' | 'deactivated';

/** Why work that nobody has came back to its team by itself; null when a person gave it back, or nobody ever had it. */
export async function whyReturned(
  db: Pick<EntityManager, 'query'>,
  followUpId: string,
): Promise<WhyReturned | null> {
  const rows: { verb: string; because: string | null }[] = await db.query(
    `SELECT verb, detail ->> 'because' AS because FROM history
      WHERE follow_up_id = $1 AND verb IN ('claimed', 'contacted', 'reassigned', 'released', 'moved', 'returned')
      ORDER BY id DESC LIMIT 1`,
    [followUpId],
  );
  const last = rows[0];
  if (last?.verb !== 'returned') return null;
  return last.because === 'late' ? 'late' : 'deactivated';
}
