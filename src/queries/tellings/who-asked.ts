import type { EntityManager } from 'typeorm';
import type { Place } from '../../domain/tellings/phrase';
import { inConfidence } from '../follow-ups/in-confidence';
import { IS_SURE, raised } from '../themes/readings';

type Db = Pick<EntityManager, 'query'>;

/** One answer in which somebody asked for something. */
export interface Asked {
  responseId: string;
  respondentId: string;
  foundBy: 'theme' | 'phrase' | 'hand';
  /** False: a reading that is not sure is all that says so, so nobody is asked to tell them. */
  sure: boolean;
  /** Null: nobody said which words. */
  place: Place | null;
  /** Of the comment that the place is in. */
  textHash: string | null;
}

interface Span {
  from: Date;
  to: Date;
}

/** SQL of our own: a comment `r` whose person can be told of it. */
const TELLABLE = `r.comment IS NOT NULL AND r.respondent_id IS NOT NULL AND NOT ${inConfidence('r.id')}`;

/** Answers of a span whose comment criticises one of these themes, or wishes something of it; sure of it or not. */
export async function askedByTheme(
  db: Db,
  { themeIds, from, to }: Span & { themeIds: string[] },
): Promise<Asked[]> {
  const rows: (Omit<Asked, 'place' | 'foundBy'> & { start: number | null; length: number | null })[] =
    await db.query(
      `SELECT DISTINCT ON (r.id) r.id AS "responseId", r.respondent_id AS "respondentId", t.start, t.length,
              a.text_hash AS "textHash", ${IS_SURE} AS sure
         FROM responses r JOIN annotations a ON a.response_id = r.id JOIN annotation_themes t ON t.response_id = r.id
        WHERE t.theme_id = ANY($1) AND ${raised('t')} AND r.answered_at >= $2 AND r.answered_at < $3
          AND ${TELLABLE} ORDER BY r.id, ${IS_SURE} DESC, t.rank`,
      [themeIds, from, to],
    );
  return rows.map(({ start, length, ...row }) => ({
    ...row,
    foundBy: 'theme',
    place: start === null || length === null ? null : { start, length },
  }));
}

/** Comments of a span in the order of their ids, a page after an id; empty when there are no more. */
export function commentsPage(
  db: Db,
  { from, to, after, limit }: Span & { after: string | null; limit: number },
): Promise<{ responseId: string; respondentId: string; comment: string }[]> {
  return db.query(
    `SELECT r.id AS "responseId", r.respondent_id AS "respondentId", r.comment FROM responses r
      WHERE r.answered_at >= $1 AND r.answered_at < $2 AND ($3::uuid IS NULL OR r.id > $3) AND ${TELLABLE}
      ORDER BY r.id LIMIT $4`,
    [from, to, after, limit],
  );
}

/** By what the people of an initiative are found, as it is now: it says when what was read has become old. */
export interface ListBasis {
  theme: string;
  closedAt: Date;
  phrases: string[];
  /** Answers that somebody linked by hand. */
  linked: { responseId: string; respondentId: string }[];
}

/** Null when it is not delivered, or its people are listed. */
export async function basisToList(db: Db, initiativeId: string): Promise<ListBasis | null> {
  const rows: ListBasis[] = await db.query(
    `SELECT i.theme, i.closed_at AS "closedAt",
            ARRAY(SELECT p.phrase FROM initiative_phrases p WHERE p.initiative_id = i.id ORDER BY p.phrase) AS phrases,
            coalesce((SELECT jsonb_agg(jsonb_build_object('responseId', a.response_id, 'respondentId', t.respondent_id)
                                       ORDER BY a.response_id)
                        FROM tellings t JOIN telling_answers a ON a.telling_id = t.id
                       WHERE t.initiative_id = i.id AND a.found_by = 'hand'), '[]') AS linked
       FROM initiatives i WHERE i.id = $1 AND i.status = 'delivered' AND i.people_listed_at IS NULL`,
    [initiativeId],
  );
  return rows[0] ?? null;
}

/** The account of each person as it is today, and the address of who looks after it. */
export function accountsOf(
  db: Db,
  respondentIds: string[],
): Promise<{ respondentId: string; accountId: string | null; ownerEmail: string | null }[]> {
  return db.query(
    `SELECT p.id AS "respondentId", a.id AS "accountId", lower(a.owner_email) AS "ownerEmail"
       FROM respondents p
       LEFT JOIN LATERAL (SELECT r.account_id FROM responses r WHERE r.respondent_id = p.id AND r.account_id IS NOT NULL
                           ORDER BY r.answered_at DESC LIMIT 1) last ON p.account_id IS NULL
       LEFT JOIN accounts a ON a.id = coalesce(p.account_id, last.account_id)
      WHERE p.id = ANY($1::uuid[]) ORDER BY p.id`,
    [respondentIds],
  );
}
