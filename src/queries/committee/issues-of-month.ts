import type { EntityManager } from 'typeorm';
import { ACCOUNTS_FROM, WINDOW_DAYS } from '../../domain/themes/recurring';

/** Complaints of three accounts or more in the ninety days up to a month's end, and of somebody in the month itself. */
export function issuesOfMonth(
  db: Pick<EntityManager, 'query'>,
  { from, to }: { from: Date; to: Date },
): Promise<{ issueId: string; themeId: string; accounts: number; answers: number }[]> {
  return db.query(
    `SELECT i.id AS "issueId", i.theme_id AS "themeId", count(DISTINCT r.account_id)::int AS accounts, count(*)::int AS answers
       FROM issues i JOIN issue_answers a ON a.issue_id = i.id JOIN responses r ON r.id = a.response_id
      WHERE r.answered_at < $2 AND r.answered_at >= $2::timestamptz - interval '${WINDOW_DAYS} days'
      GROUP BY i.id
     HAVING count(DISTINCT r.account_id) >= ${ACCOUNTS_FROM} AND bool_or(r.answered_at >= $1)
      ORDER BY 3 DESC, 4 DESC, 1`,
    [from, to],
  );
}
