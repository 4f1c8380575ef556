import type { EntityManager } from 'typeorm';
import type { Band } from '../../domain/bands';

type Db = Pick<EntityManager, 'query'>;

/** What became of the work that was opened in a span of time. */
export interface LoopClosure {
  team: string;
  /** Of the answer that the work is about now. */
  band: Band;
  opened: number;
  /** The customer was reached. */
  reached: number;
  /** Resolved, after the customer was reached: the loop is closed. */
  closed: number;
  /** Resolved without the customer ever being reached. */
  closedUnreached: number;
  /** Closed, and the customer was told what came of it. */
  told: number;
}

/** By team and band, of work opened in a span (`to` not included); work that was erased since is not among it. */
export function loopClosure(db: Db, { from, to }: { from: Date; to: Date }): Promise<LoopClosure[]> {
  return db.query(
    `SELECT f.team, CASE WHEN r.score >= 9 THEN 'promoter' WHEN r.score >= 7 THEN 'passive' ELSE 'detractor' END AS band,
            count(*)::int AS opened, count(f.contacted_at)::int AS reached,
            count(*) FILTER (WHERE f.resolved_at IS NOT NULL AND f.contacted_at IS NOT NULL)::int AS closed,
            count(*) FILTER (WHERE f.resolved_at IS NOT NULL AND f.contacted_at IS NULL)::int AS "closedUnreached",
            count(*) FILTER (WHERE f.resolved_at IS NOT NULL AND f.contacted_at IS NOT NULL AND f.customer_told)::int AS told
       FROM follow_ups f JOIN responses r ON r.id = f.current_response_id
      WHERE f.opened_at >= $1 AND f.opened_at < $2 GROUP BY 1, 2 ORDER BY 1, 2`,
    [from, to],
  );
}

/** Of all teams and bands together. */
export function loopTotals(loops: readonly LoopClosure[]): Pick<LoopClosure, 'opened' | 'closed' | 'told'> {
  const total = { opened: 0, closed: 0, told: 0 };
  for (const { opened, closed, told } of loops) {
    total.opened += opened;
    total.closed += closed;
    total.told += told;
  }
  return total;
}
