import type { EntityManager } from 'typeorm';
import { quotedWords } from '../../domain/themes/annotation';
import { inConfidence } from '../follow-ups/in-confidence';

type Db = Pick<EntityManager, 'query'>;

export interface StoredIssue {
  themeId: string;
  foundAt: Date;
  /** Distinct accounts and answers that it has now. */
  accounts: number;
  answers: number;
  firstAt: Date | null;
  lastAt: Date | null;
  /** The latest first, one an account, word for word. */
  quotes: { quote: string; score: number; accountName: string | null }[];
}

/** An issue with the answers that are left of it; null when it is not there. */
export async function storedIssue(db: Db, id: string, quotes: number): Promise<StoredIssue | null> {
  const rows: Omit<StoredIssue, 'quotes'>[] = await db.query(
    `SELECT i.theme_id AS "themeId", i.found_at AS "foundAt", count(DISTINCT r.account_id)::integer AS accounts,
            count(r.id)::integer AS answers, min(r.answered_at) AS "firstAt", max(r.answered_at) AS "lastAt"
       FROM issues i LEFT JOIN issue_answers a ON a.issue_id = i.id LEFT JOIN responses r ON r.id = a.response_id
      WHERE i.id = $1 GROUP BY i.id`,
    [id],
  );
  if (!rows[0]) return null;
  const said: {
    score: number;
    accountName: string | null;
    comment: string | null;
    textHash: string;
    start: number | null;
    length: number | null;
  }[] = await db.query(
    `SELECT * FROM (SELECT DISTINCT ON (r.account_id) r.score, r.account_facts ->> 'name' AS "accountName", r.comment,
                           n.text_hash AS "textHash", t.start, t.length, r.answered_at
                      FROM issues i JOIN issue_answers a ON a.issue_id = i.id JOIN responses r ON r.id = a.response_id
                      JOIN annotations n ON n.response_id = r.id
                      JOIN annotation_themes t ON t.response_id = r.id AND t.polarity = 'negative'
                       AND (t.theme_id = i.theme_id OR NOT EXISTS (SELECT FROM annotation_themes o
                             WHERE o.response_id = r.id AND o.theme_id = i.theme_id))
                     WHERE i.id = $1 AND NOT ${inConfidence('r.id')}
                     ORDER BY r.account_id, r.answered_at DESC, r.id, t.rank) one
      ORDER BY answered_at DESC LIMIT $2`,
    [id, quotes],
  );
  return {
    ...rows[0],
    quotes: said.flatMap(({ score, accountName, comment, ...place }) => {
      const quote = quotedWords(comment, place);
      return quote === null ? [] : [{ quote, score, accountName }];
    }),
  };
}
