import type { EntityManager } from 'typeorm';
import type { Polarity } from '../../domain/themes/annotation';
import { shownQuote } from '../../domain/themes/shown-quote';
import { inConfidence } from '../follow-ups/in-confidence';
import { THEMED, type ThemeSpan } from './theme-counts';

type Db = Pick<EntityManager, 'query'>;

/** An answer about a theme, with the words that show it, as people read them. */
export interface ThemeAnswer {
  themeId: string;
  responseId: string;
  score: number;
  polarity: Polarity;
  /** The reading can be taken as it is; else a person should look. */
  sure: boolean;
  answeredAt: Date;
  accountId: string | null;
  accountName: string | null;
  /** Null when nobody said which words, or the comment has changed since. */
  quote: string | null;
  /** Where its card stands; null when it has none. */
  card: { channelId: string; ts: string } | null;
}

/** What only a lead may read is neither quoted nor listed: holds of a row `themed` with a response_id. */
export const PUBLIC = `NOT ${inConfidence('themed.response_id')}`;

/** Of a row `themed` that is sure of its theme and has words to quote, which anybody may read. */
export const QUOTABLE = `sure AND start IS NOT NULL AND length >= 12 AND ${PUBLIC}`;

/** Where the card of a row `themed` stands. */
export const CARD = `(SELECT jsonb_build_object('channelId', o.channel_id, 'ts', o.message_ts)
                 FROM follow_ups f LEFT JOIN joined_answers j ON j.follow_up_id = f.id
                 JOIN outbox o ON o.key = 'card:' || f.id
                WHERE (f.response_id = themed.response_id OR j.response_id = themed.response_id)
                  AND o.message_ts IS NOT NULL LIMIT 1) AS card`;

const COLUMNS = `theme_id AS "themeId", response_id AS "responseId", score, polarity, sure, answered_at AS "answeredAt",
  account_id AS "accountId", account_facts ->> 'name' AS "accountName", comment, text_hash AS "textHash", start, length`;

type Row = Omit<ThemeAnswer, 'quote'> & {
  comment: string | null;
  textHash: string;
  start: number | null;
  length: number | null;
};

function answerOf({ comment, textHash, start, length, ...answer }: Row): ThemeAnswer {
  return { ...answer, quote: shownQuote(comment, { textHash, start, length }) };
}

/** Up to `limit` answers of each theme that have words to quote and of which nobody need be unsure, the latest first. */
export async function quotable(
  db: Db,
  { from, to, merged }: ThemeSpan,
  { themeIds, limit }: { themeIds: string[]; limit: number },
): Promise<ThemeAnswer[]> {
  const rows: Row[] = await db.query(
    `SELECT * FROM (
       SELECT ${COLUMNS}, NULL AS card,
              row_number() OVER (PARTITION BY theme_id ORDER BY answered_at DESC, response_id) AS place
         FROM (${THEMED}) themed
        WHERE theme_id = ANY($4::text[]) AND ${QUOTABLE}) placed
      WHERE place <= $5 ORDER BY "themeId", place`,
    [from, to, JSON.stringify(merged), themeIds, limit],
  );
  return rows.map(answerOf).filter(({ quote }) => quote !== null);
}

/** A page of the answers of one theme, the latest first, and how many there are that may be read, and of these are sure. */
export async function themeAnswers(
  db: Db,
  { from, to, merged }: ThemeSpan,
  { themeId, limit, skip }: { themeId: string; limit: number; skip: number },
): Promise<{ answers: ThemeAnswer[]; total: number; sure: number; withheld: number }> {
  const counts: { total: number; sure: number; withheld: number }[] = await db.query(
    `SELECT count(*) FILTER (WHERE public)::integer AS total, count(*) FILTER (WHERE public AND sure)::integer AS sure,
            count(*) FILTER (WHERE NOT public)::integer AS withheld
       FROM (SELECT ${PUBLIC} AS public, sure FROM (${THEMED}) themed WHERE theme_id = $4) one`,
    [from, to, JSON.stringify(merged), themeId],
  );
  const rows: Row[] = await db.query(
    `SELECT ${COLUMNS}, ${CARD} FROM (${THEMED}) themed WHERE theme_id = $4 AND ${PUBLIC}
      ORDER BY answered_at DESC, response_id LIMIT $5 OFFSET $6`,
    [from, to, JSON.stringify(merged), themeId, limit, skip],
  );
  return { answers: rows.map(answerOf), ...counts[0]! };
}
