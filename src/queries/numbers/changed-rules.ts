import type { EntityManager } from 'typeorm';

/**
 * Since when answers get their team by the rule of now; null where all did. Those that came before keep theirs: what an
 * answer is counted under never changes afterwards.
 */
export async function teamRuleSince(db: Pick<EntityManager, 'query'>): Promise<Date | null> {
  const rows: { at: Date }[] = await db.query(`SELECT at FROM changed_rules WHERE rule = 'team'`);
  return rows[0]?.at ?? null;
}
