import type { EntityManager } from 'typeorm';
import { NO_CONTENT } from '../../domain/themes/annotation';
import type { ThemeCell } from '../../domain/themes/theme-figures';
import { IS_SURE } from './readings';

type Db = Pick<EntityManager, 'query'>;

/** Answers of a span of time (its end not included); `merged`: the theme into which each merged one went. */
export interface ThemeSpan {
  from: Date;
  to: Date;
  merged: Record<string, string>;
}

/** A theme of an answer by its id of now, once an answer: of two that were merged, the more prominent. */
export const THEMED = `
  SELECT DISTINCT ON (t.response_id, coalesce($3::jsonb ->> t.theme_id, t.theme_id))
         t.response_id, coalesce($3::jsonb ->> t.theme_id, t.theme_id) AS theme_id, t.polarity, t.start, t.length, t.rank,
         a.text_hash, ${IS_SURE} AS sure, r.score, r.comment, r.answered_at, r.account_id, r.account_facts
    FROM responses r
    JOIN annotations a ON a.response_id = r.id
    JOIN annotation_themes t ON t.response_id = r.id
   WHERE r.answered_at >= $1 AND r.answered_at < $2 AND t.theme_id <> '${NO_CONTENT}'
   ORDER BY t.response_id, coalesce($3::jsonb ->> t.theme_id, t.theme_id), t.rank`;

/** How many answers each theme has, by score and side. */
export function themeCells(db: Db, { from, to, merged }: ThemeSpan): Promise<ThemeCell[]> {
  return db.query(
    `SELECT theme_id AS "themeId", score, polarity, count(*)::integer AS n, count(*) FILTER (WHERE sure)::integer AS sure
       FROM (${THEMED}) themed GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    [from, to, JSON.stringify(merged)],
  );
}

/** Comments with a theme by the first that is sure, each once; `themeId` null: none of theirs is. */
export function sureThemes(
  db: Db,
  { from, to, merged }: ThemeSpan,
): Promise<{ themeId: string | null; n: number }[]> {
  return db.query(
    `SELECT CASE WHEN sure THEN theme_id END AS "themeId", count(*)::integer AS n
       FROM (SELECT DISTINCT ON (response_id) theme_id, sure FROM (${THEMED}) themed
              ORDER BY response_id, sure DESC, rank) one GROUP BY 1 ORDER BY 1`,
    [from, to, JSON.stringify(merged)],
  );
}

/** Comments of a span by what became of them. */
export interface CommentCounts {
  themed: number;
  noContent: number;
  /** Not read yet. */
  unread: number;
  /** By language (ISO 639-1; null: unknown), those that are not themed. */
  languages: { language: string | null; n: number }[];
  scores: { score: number; n: number }[];
}

/** How many answers there are of each score, and what became of their comments. */
export async function commentCounts(db: Db, { from, to }: { from: Date; to: Date }): Promise<CommentCounts> {
  const rows: { kind: string | null; language: string | null; score: number; n: number }[] = await db.query(
    `SELECT CASE WHEN r.comment IS NULL THEN NULL
                 WHEN a.response_id IS NULL THEN 'unread'
                 WHEN EXISTS (SELECT FROM annotation_themes t WHERE t.response_id = r.id AND t.theme_id <> '${NO_CONTENT}')
                   THEN 'themed'
                 WHEN EXISTS (SELECT FROM annotation_themes t WHERE t.response_id = r.id) THEN 'noContent'
                 ELSE 'foreign' END AS kind, a.language, r.score, count(*)::integer AS n
       FROM responses r LEFT JOIN annotations a ON a.response_id = r.id
      WHERE r.answered_at >= $1 AND r.answered_at < $2 GROUP BY 1, 2, 3`,
    [from, to],
  );
  const of = (kind: string) => rows.filter((row) => row.kind === kind).reduce((sum, { n }) => sum + n, 0);
  const foreign = new Map<string | null, number>();
  for (const { kind, language, n } of rows)
    if (kind === 'foreign') foreign.set(language, (foreign.get(language) ?? 0) + n);
  return {
    themed: of('themed'),
    noContent: of('noContent'),
    unread: of('unread'),
    languages: [...foreign].map(([language, n]) => ({ language, n })).sort((a, b) => b.n - a.n),
    scores: rows.map(({ score, n }) => ({ score, n })),
  };
}

/** What is at stake: accounts with an unhappy answer about a theme, each once, with their latest ARR by currency. */
export interface ThemeStake {
  themeId: string;
  currency: string | null;
  accounts: number;
  arr: number;
}

/** Accounts of answers of at most `worst`, by theme and currency; an account whose ARR nobody told counts with none. */
export function themeStakes(
  db: Db,
  { from, to, merged }: ThemeSpan,
  scores: readonly number[],
): Promise<ThemeStake[]> {
  return db.query(
    `SELECT theme_id AS "themeId", currency, count(*)::integer AS accounts, coalesce(sum(arr), 0)::float8 AS arr
       FROM (SELECT DISTINCT ON (theme_id, account_id) theme_id, account_id,
                    (account_facts ->> 'arr')::numeric AS arr, account_facts ->> 'currency' AS currency
               FROM (${THEMED}) themed
              WHERE account_id IS NOT NULL AND score = ANY($4::integer[])
              ORDER BY theme_id, account_id, answered_at DESC, response_id) one
      GROUP BY 1, 2 ORDER BY 1, 4 DESC`,
    [from, to, JSON.stringify(merged), scores],
  );
}
