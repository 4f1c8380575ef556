import type { EntityManager } from 'typeorm';

/** What was written with one answer; null when nothing was, or the answer is gone. */
export async function commentOf(
  db: Pick<EntityManager, 'query'>,
  responseId: string,
): Promise<string | null> {
  const rows: { comment: string | null }[] = await db.query('SELECT comment FROM responses WHERE id = $1', [
    responseId,
  ]);
  return rows[0]?.comment ?? null;
}
