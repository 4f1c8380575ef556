import type { EntityManager } from 'typeorm';
import { type FollowUpDetail, followUpDetails } from './follow-up-detail';

export interface BurstCards {
  /** Those without a card first, then the most urgent. */
  items: { followUp: FollowUpDetail; hasCard: boolean }[];
  total: number;
}

/** The follow-ups that a summary stands for, or stood for until they got a card; at most `limit` of them. */
export async function burstCards(
  db: Pick<EntityManager, 'query'>,
  summaryKey: string,
  limit: number,
): Promise<BurstCards> {
  const rows: { id: string; gathered: boolean; total: string }[] = await db.query(
    `SELECT intent ->> 'followUpId' AS id, state = 'gathered' AS gathered, count(*) OVER () AS total
       FROM outbox WHERE gathered_in = $1 ORDER BY state = 'gathered' DESC, urgency, id LIMIT $2`,
    [summaryKey, limit],
  );
  const details = await followUpDetails(db, 'f.id = ANY($1) AND NOT f.confidential', [
    rows.map(({ id }) => id),
  ]);
  const byId = new Map(details.map((followUp) => [followUp.id, followUp]));
  return {
    items: rows.flatMap(({ id, gathered }) => {
      const followUp = byId.get(id);
      return followUp ? [{ followUp, hasCard: !gathered }] : [];
    }),
    total: Number(rows[0]?.total ?? 0),
  };
}
