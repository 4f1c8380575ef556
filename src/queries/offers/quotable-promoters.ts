import type { EntityManager } from 'typeorm';
import { CARD, PUBLIC } from '../themes/theme-answers';

/** What a promoter said, who lets us quote it. */
export interface QuotablePromoter {
  responseId: string;
  score: number;
  /** All of the comment, as it was written. */
  said: string;
  answeredAt: Date;
  personName: string | null;
  title: string | null;
  accountName: string | null;
  card: { channelId: string; ts: string } | null;
}

/**
 * Comments of promoters who consented to be quoted, the latest first, and how many there are. Not of whoever is a promoter
 * no more by their latest answer, or did not consent in it again; nor what is in confidence. What was erased is gone.
 */
export async function quotablePromoters(
  db: Pick<EntityManager, 'query'>,
  limit: number,
): Promise<{ promoters: QuotablePromoter[]; total: number }> {
  const rows: (QuotablePromoter & { total: number })[] = await db.query(
    `SELECT themed.response_id AS "responseId", themed.score, themed.comment AS said, themed.answered_at AS "answeredAt",
            p.name AS "personName", p.title, themed.account_name AS "accountName", ${CARD}, count(*) OVER ()::int AS total
       FROM (SELECT r.id AS response_id, r.score, r.comment, r.answered_at, r.respondent_id,
                    r.account_facts ->> 'name' AS account_name
               FROM responses r
              WHERE r.may_quote AND r.score >= 9 AND btrim(r.comment) <> ''
                AND NOT EXISTS (SELECT FROM responses later
                                 WHERE later.respondent_id = r.respondent_id AND (later.answered_at, later.id) > (r.answered_at, r.id)
                                   AND NOT EXISTS (SELECT FROM responses last WHERE last.respondent_id = r.respondent_id
                                                      AND (last.answered_at, last.id) > (later.answered_at, later.id))
                                   AND (later.score < 9 OR NOT later.may_quote))) themed
       LEFT JOIN respondents p ON p.id = themed.respondent_id
      WHERE ${PUBLIC}
      ORDER BY themed.answered_at DESC, themed.response_id LIMIT $1`,
    [limit],
  );
  return { promoters: rows.map(({ total: _, ...one }) => one), total: rows[0]?.total ?? 0 };
}
