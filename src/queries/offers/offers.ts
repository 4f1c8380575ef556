import type { EntityManager } from 'typeorm';
import type { OfferState } from '../../domain/offers/offer';

type Db = Pick<EntityManager, 'query'>;

/** One offer, and when it came to be what it is. */
export interface OfferMade {
  id: string;
  kind: string;
  state: OfferState;
  at: Date;
}

/** All offers to whoever a response is from, the latest first; null when nobody knows who that is. */
export async function offersToPersonOf(db: Db, responseId: string): Promise<OfferMade[] | null> {
  const people: { id: string | null }[] = await db.query(
    'SELECT respondent_id AS id FROM responses WHERE id = $1',
    [responseId],
  );
  if (!people[0]?.id) return null;
  return db.query(
    `SELECT id, kind, state, coalesce(ended_at, offered_at) AS at FROM offers
      WHERE respondent_id = $1 ORDER BY 4 DESC, id`,
    [people[0].id],
  );
}

/** An offer with whom it was made to. People of ours are Slack ids. */
export interface ListedOffer extends Omit<OfferMade, 'at'> {
  offeredAt: Date;
  offeredBy: string;
  endedAt: Date | null;
  endedBy: string | null;
  /** The same by their names where these are known, else by their Slack ids. */
  offeredByName: string;
  endedByName: string | null;
  personName: string | null;
  accountName: string | null;
  card: { channelId: string; ts: string } | null;
}

/** Offers in these states, the latest first, at most `limit` of each state, and how many of each there are. What is in confidence is not among them. */
export async function offersIn(
  db: Db,
  { states, limit }: { states: readonly OfferState[]; limit: number },
): Promise<{ offers: ListedOffer[]; totals: Partial<Record<OfferState, number>> }> {
  const rows: (ListedOffer & { total: number })[] = await db.query(
    `SELECT * FROM (
       SELECT o.id, o.kind, o.state, o.offered_at AS "offeredAt", o.offered_by AS "offeredBy", o.ended_at AS "endedAt",
              o.ended_by AS "endedBy", coalesce(a.facts ->> 'name', o.offered_by) AS "offeredByName",
              coalesce(b.facts ->> 'name', o.ended_by) AS "endedByName", p.name AS "personName", r.account_facts ->> 'name' AS "accountName",
              CASE WHEN c.message_ts IS NOT NULL
                   THEN jsonb_build_object('channelId', c.channel_id, 'ts', c.message_ts) END AS card,
              count(*) OVER (PARTITION BY o.state)::int AS total,
              row_number() OVER (PARTITION BY o.state ORDER BY coalesce(o.ended_at, o.offered_at) DESC, o.id) AS place
         FROM offers o JOIN follow_ups f ON f.id = o.follow_up_id JOIN responses r ON r.id = f.current_response_id
         JOIN respondents p ON p.id = o.respondent_id
         LEFT JOIN profiles a ON a.user_id = o.offered_by
         LEFT JOIN profiles b ON b.user_id = o.ended_by
         LEFT JOIN outbox c ON c.key = 'card:' || f.id
        WHERE o.state = ANY($1::text[]) AND NOT f.confidential) placed
      WHERE place <= $2 ORDER BY state, place`,
    [states, limit],
  );
  const totals = Object.fromEntries(rows.map(({ state, total }) => [state, total]));
  return { offers: rows.map(({ total: _, ...offer }) => offer), totals };
}
