import type { EntityManager } from 'typeorm';
import type { Return } from '../../domain/impact/impact';

type Db = Pick<EntityManager, 'query'>;

/** Follow-ups `f` of whoever answered with `later`, whatever answer of theirs opened them. */
const WORK = `responses said JOIN follow_ups f ON f.response_id = said.id
               WHERE said.respondent_id = later.respondent_id`;
const BETWEEN = (at: string) => `${at} >= earlier.answered_at AND ${at} < later.answered_at`;

/**
 * Everybody who answered a second time, from $1 to before $2, with the answer before it. Contacted: a
 * contact reached them between the two. Told: work of theirs was resolved in between with the customer
 * told, or somebody told them that what they had asked for is there.
 */
const RETURNS = `
  SELECT later.id AS later_id, earlier.score AS start, later.score AS later, earlier.answered_at AS started_at,
         coalesce(earlier.account_id, later.account_id, later.respondent_id) AS cluster,
         EXISTS (SELECT FROM contacts c JOIN follow_ups f ON f.id = c.follow_up_id JOIN responses said ON said.id = f.response_id
                  WHERE said.respondent_id = later.respondent_id AND c.reached AND ${BETWEEN('c.at')}) AS contacted,
         EXISTS (SELECT FROM ${WORK} AND f.customer_told AND ${BETWEEN('f.resolved_at')})
           OR EXISTS (SELECT FROM tellings t WHERE t.respondent_id = later.respondent_id AND t.state = 'told'
                         AND ${BETWEEN('t.told_at')}) AS told
    FROM responses later
    CROSS JOIN LATERAL (SELECT a.* FROM responses a
                         WHERE a.respondent_id = later.respondent_id AND (a.answered_at, a.id) < (later.answered_at, later.id)
                         ORDER BY a.answered_at DESC, a.id DESC LIMIT 1) earlier
   WHERE later.answered_at >= $1 AND later.answered_at < $2`;

/**
 * Who answered again in a span of time (`to` not included), with the id of that answer; quarters are those of the zone.
 * Whoever was erased is not among them.
 */
export function returnsBetween(
  db: Db,
  { from, to, zone }: { from: Date; to: Date; zone: string },
): Promise<(Return & { laterId: string })[]> {
  return db.query(
    `SELECT later_id AS "laterId", cluster, start, later, contacted, told,
            to_char(date_trunc('quarter', started_at AT TIME ZONE $3), 'YYYY-MM') AS quarter
       FROM (${RETURNS}) returns`,
    [from, to, zone],
  );
}
