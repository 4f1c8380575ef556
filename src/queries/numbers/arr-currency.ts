import type { EntityManager } from 'typeorm';

/**
 * The currency of the ARR of most accounts, in capitals: sums of money are of this one alone, since no rates are known
 * here. Null where no account has an ARR with a currency. What was told without one is taken to be in it.
 */
export async function arrCurrency(db: Pick<EntityManager, 'query'>): Promise<string | null> {
  const rows: { currency: string }[] = await db.query(
    `SELECT upper(trim(currency)) AS currency FROM accounts WHERE arr > 0 AND trim(currency) <> ''
      GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
  );
  return rows[0]?.currency ?? null;
}
