import type { EntityManager } from 'typeorm';
import { WINDOW_DAYS } from '../../domain/themes/recurring';
import { shownQuote } from '../../domain/themes/shown-quote';
import { inConfidence } from '../follow-ups/in-confidence';
import { IS_SURE } from './readings';

type Db = Pick<EntityManager, 'query'>;

export interface StoredIssue {
  themeId: string;
  foundAt: Date;
  /** Distinct accounts and answers that it has now. */
  accounts: number;
  answers: number;
  firstAt: Date | null;
  lastAt: Date | null;
  /** Of readings that are sure, one an account, word for word: those of no issue that was told before, then the latest. */
  quotes: { quote: string; score: number; accountName: string | null }[];
}

// SQL of our own: the answer `r` of issue `i` is part of another one, too, which may quote it first.
const TOLD_BEFORE = `EXISTS (SELECT FROM issue_answers x JOIN issues j ON j.id = x.issue_id
                              WHERE x.response_id = r.id AND (j.found_at, j.id) < (i.found_at, i.id))`;

/**
 * An issue with the answers that are left of it; null when it is not there. Up to so many `quotes`: of answers of the
 * ninety days `before` an instant, or of any time.
 */
export async function storedIssue(
  db: Db,
  id: string,
  { quotes, before = null }: { quotes: number; before?: Date | null },
): Promise<StoredIssue | null> {
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
    `SELECT * FROM (SELECT DISTINCT ON (r.account_id) r.id, r.score, r.account_facts ->> 'name' AS "accountName", r.comment,
                           a.text_hash AS "textHash", t.start, t.length, r.answered_at, ${TOLD_BEFORE} AS told
                      FROM issues i JOIN issue_answers ia ON ia.issue_id = i.id JOIN responses r ON r.id = ia.response_id
                      JOIN annotations a ON a.response_id = r.id
                      JOIN annotation_themes t ON t.response_id = r.id AND t.polarity = 'negative' AND ${IS_SURE}
                       AND (t.theme_id = i.theme_id OR NOT EXISTS (SELECT FROM annotation_themes o
                             WHERE o.response_id = r.id AND o.theme_id = i.theme_id))
                     WHERE i.id = $1 AND NOT ${inConfidence('r.id')}
                       AND ($3::timestamptz IS NULL
                            OR r.answered_at < $3 AND r.answered_at >= $3 - interval '${WINDOW_DAYS} days')
                     ORDER BY r.account_id, told, r.answered_at DESC, r.id, t.rank) one
      ORDER BY told, answered_at DESC, id LIMIT $2`,
    [id, quotes, before],
  );
  return {
    ...rows[0],
    quotes: said.flatMap(({ score, accountName, comment, ...place }) => {
      const quote = shownQuote(comment, place);
      return quote === null ? [] : [{ quote, score, accountName }];
    }),
  };
}
