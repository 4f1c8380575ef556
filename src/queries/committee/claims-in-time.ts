import type { EntityManager } from 'typeorm';

/**
 * Of the promises that fell due in a span and by now, those whose follow-up somebody claimed after the promise began and
 * before it was due, or had already. What was released or reassigned afterwards counts as claimed.
 */
export async function claimsInTime(
  db: Pick<EntityManager, 'query'>,
  { from, to, now }: { from: Date; to: Date; now: Date },
): Promise<number> {
  const rows: { n: number }[] = await db.query(
    `SELECT count(*)::int AS n FROM promises p
      WHERE p.voided_at IS NULL AND p.due_at >= $1 AND p.due_at < $2 AND p.due_at <= $3
        AND EXISTS (SELECT FROM history h WHERE h.follow_up_id = p.follow_up_id AND h.at <= p.due_at
                       AND h.verb IN ('claimed', 'reassigned', 'contacted'))`,
    [from, to, now],
  );
  return rows[0]!.n;
}
