import type { EntityManager } from 'typeorm';

/** The score of an answer that is known to be there. */
export async function scoreOf(db: Pick<EntityManager, 'query'>, responseId: string): Promise<number> {
  const rows: { score: number }[] = await db.query('SELECT score FROM responses WHERE id = $1', [responseId]);
  return rows[0]!.score;
}
