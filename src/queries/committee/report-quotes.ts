import type { EntityManager } from 'typeorm';
import type { QuoteRef } from '../../domain/committee/report';
import { type Polarity, quotedWords } from '../../domain/themes/annotation';
import { PUBLIC, QUOTABLE } from '../themes/theme-answers';
import { THEMED, type ThemeSpan } from '../themes/theme-counts';

type Db = Pick<EntityManager, 'query'>;

export interface QuoteCandidate extends QuoteRef {
  themeId: string;
  polarity: Polarity;
  accountId: string | null;
}

/** Shorter says little, longer is cut when it is shown. */
const READABLE = 'length BETWEEN 25 AND 220';

/** Up to `limit` quotes of each theme and side, of which nobody need be unsure: those that read well first, then the latest. */
export async function quoteCandidates(
  db: Db,
  { from, to, merged }: ThemeSpan,
  { themeIds, limit }: { themeIds: string[]; limit: number },
): Promise<QuoteCandidate[]> {
  const rows: (QuoteCandidate & { comment: string })[] = await db.query(
    `SELECT theme_id AS "themeId", polarity, response_id AS "responseId", account_id AS "accountId", start, length,
            text_hash AS "textHash", comment
       FROM (SELECT themed.*, row_number() OVER (PARTITION BY theme_id, polarity
                      ORDER BY (${READABLE}) DESC, answered_at DESC, response_id) AS place
               FROM (${THEMED}) themed
              WHERE theme_id = ANY($4::text[]) AND ${QUOTABLE}) placed
      WHERE place <= $5 ORDER BY theme_id, polarity, place`,
    [from, to, JSON.stringify(merged), themeIds, limit],
  );
  return rows.flatMap(({ comment, ...one }) => (quotedWords(comment, one) === null ? [] : [one]));
}

/** A quote as its comment has it now. */
export interface ReportQuote {
  quote: string;
  score: number;
  accountName: string | null;
}

/**
 * The words of quotes by their place; those are left out whose answer is gone, says something else, or is in confidence.
 * `wordsOf`: just those words, because no others were approved, or `shownQuote`.
 */
export async function quotesAt(
  db: Db,
  refs: readonly QuoteRef[],
  wordsOf: typeof quotedWords = quotedWords,
): Promise<Map<string, ReportQuote>> {
  if (refs.length === 0) return new Map();
  const rows: { id: string; score: number; comment: string | null; accountName: string | null }[] =
    await db.query(
      `SELECT themed.response_id AS id, score, comment, "accountName"
         FROM (SELECT id AS response_id, score, comment, account_facts ->> 'name' AS "accountName" FROM responses
                WHERE id = ANY($1::uuid[])) themed
        WHERE ${PUBLIC}`,
      [refs.map(({ responseId }) => responseId)],
    );
  const found = new Map(rows.map((row) => [row.id, row]));
  const quotes = new Map<string, ReportQuote>();
  for (const ref of refs) {
    const row = found.get(ref.responseId);
    const quote = row ? wordsOf(row.comment, ref) : null;
    if (row && quote !== null)
      quotes.set(quoteKey(ref), { quote, score: row.score, accountName: row.accountName });
  }
  return quotes;
}

/** By which a quote is found again. */
export function quoteKey({ responseId, start, length }: QuoteRef): string {
  return `${responseId} ${start} ${length}`;
}
