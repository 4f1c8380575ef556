import type { EntityManager } from 'typeorm';
import type { Month } from '../../domain/numbers/month-span';

/** Slack's id of the canvas on which the committee reads a month's report; null where there is none. */
export async function shownCanvas(db: Pick<EntityManager, 'query'>, month: Month): Promise<string | null> {
  const rows: { id: string }[] = await db.query(
    `SELECT canvas_id AS id FROM report_canvases WHERE month = $1 AND state = 'shown'`,
    [month],
  );
  return rows[0]?.id ?? null;
}
