import type { EntityManager } from 'typeorm';
import type { Month } from '../../domain/numbers/month-span';

/** What the score should have become by the end of a month. */
export interface Target {
  score: number;
  by: Month;
  setAt: Date;
  setBy: string;
}

/** The target that counts now; null when there is none. */
export async function currentTarget(db: Pick<EntityManager, 'query'>): Promise<Target | null> {
  const rows: (Omit<Target, 'score'> & { score: number | null })[] = await db.query(
    `SELECT score, to_char(by_month, 'YYYY-MM') AS by, set_at AS "setAt", set_by AS "setBy"
       FROM targets ORDER BY id DESC LIMIT 1`,
  );
  const last = rows[0];
  return last && last.score !== null ? { ...last, score: last.score } : null;
}
