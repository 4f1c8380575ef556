import type { EntityManager } from 'typeorm';
import { SHOWN } from './tellings';

type Db = Pick<EntityManager, 'query'>;

/** Initiatives for which somebody can be said to have asked: open ones, then delivered ones, the latest first. */
export function linkable(
  db: Db,
  limit: number,
): Promise<{ id: string; title: string; status: 'open' | 'delivered' }[]> {
  return db.query(
    `SELECT id, title, status FROM initiatives WHERE status IN ('open', 'delivered')
      ORDER BY status = 'delivered', closed_at DESC, due_on, id LIMIT $1`,
    [limit],
  );
}

/** For what the person of a follow-up was linked by hand. */
export function linksOf(
  db: Db,
  followUpId: string,
): Promise<{ tellingId: string; title: string; linkedBy: string; removable: boolean }[]> {
  return db.query(
    `SELECT t.id AS "tellingId", i.title, t.linked_by AS "linkedBy", t.state = 'not_told' AS removable
       FROM follow_ups f JOIN responses r ON r.id = f.current_response_id
       JOIN tellings t ON t.respondent_id = r.respondent_id JOIN initiatives i ON i.id = t.initiative_id
      WHERE f.id = $1 AND t.linked_by IS NOT NULL ORDER BY t.linked_at, t.id LIMIT 20`,
    [followUpId],
  );
}

/** The words by which people of an initiative are found. */
export async function phrasesOf(db: Db, initiativeId: string): Promise<string[]> {
  const rows: { phrase: string }[] = await db.query(
    'SELECT phrase FROM initiative_phrases WHERE initiative_id = $1 ORDER BY phrase',
    [initiativeId],
  );
  return rows.map(({ phrase }) => phrase);
}

/** Somebody who is to be asked in the next survey. */
export interface Queued {
  externalId: string | null;
  email: string | null;
  name: string | null;
  accountName: string | null;
  initiative: string;
  why: string;
  queuedAt: Date;
  queuedBy: string;
}

/** Everybody who is queued for the next survey, the latest first; at most `limit`, and how many there are. Not who is in confidence. */
export async function surveyQueue(db: Db, limit: number): Promise<{ rows: Queued[]; total: number }> {
  const rows: (Queued & { total: string })[] = await db.query(
    `SELECT p.external_id AS "externalId", p.email, p.name, a.name AS "accountName", i.title AS initiative, q.why,
            q.queued_at AS "queuedAt", coalesce(o.facts ->> 'name', q.queued_by) AS "queuedBy", count(*) OVER () AS total
       FROM survey_queue q JOIN respondents p ON p.id = q.respondent_id JOIN initiatives i ON i.id = q.initiative_id
       LEFT JOIN accounts a ON a.id = p.account_id LEFT JOIN profiles o ON o.user_id = q.queued_by
      WHERE EXISTS (SELECT FROM tellings t WHERE t.respondent_id = q.respondent_id AND t.initiative_id = q.initiative_id AND ${SHOWN})
      ORDER BY q.queued_at DESC, p.id, i.id LIMIT $1`,
    [limit],
  );
  return { rows: rows.map(({ total: _, ...row }) => row), total: Number(rows[0]?.total ?? 0) };
}
