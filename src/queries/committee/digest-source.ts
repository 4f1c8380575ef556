import type { EntityManager } from 'typeorm';
import type { DigestPeriod } from '../../domain/committee/digest-period';
import type { QuoteRef } from '../../domain/committee/report';
import { quotedWords } from '../../domain/themes/annotation';
import type { Taxonomy } from '../../domain/themes/taxonomy';
import { raised } from '../themes/readings';
import { PUBLIC } from '../themes/theme-answers';
import { THEMED, type ThemeSpan } from '../themes/theme-counts';
import { type InitiativeDetail, readInitiatives } from './initiatives';

type Db = Pick<EntityManager, 'query'>;

const CLOSED = `i.status IN ('delivered', 'declined') AND i.closed_at >= $1 AND i.closed_at < $2
  AND NOT EXISTS (SELECT FROM digest_entries e JOIN digests d ON d.id = e.digest_id
                   WHERE e.initiative_id = i.id AND d.period = $3 AND d.state = 'published' AND d.closed_at >= i.closed_at)`;

/**
 * What was marked delivered or declined in a period and stands in no digest of it that is published: delivered ones
 * first, each kind in the order in which it was closed.
 */
export function closedIn(
  db: Db,
  { from, to, period }: { from: Date; to: Date; period: DigestPeriod },
  taxonomy: Taxonomy,
): Promise<InitiativeDetail[]> {
  return readInitiatives(
    db,
    `WHERE ${CLOSED} ORDER BY i.status <> 'delivered', i.closed_at, i.id`,
    [from, to, period],
    taxonomy,
  );
}

/** How many of them were delivered. */
export async function deliveredCount(
  db: Db,
  { from, to, period }: { from: Date; to: Date; period: DigestPeriod },
): Promise<number> {
  const rows: { n: number }[] = await db.query(
    `SELECT count(*)::int AS n FROM initiatives i WHERE ${CLOSED} AND i.status = 'delivered'`,
    [from, to, period],
  );
  return rows[0]!.n;
}

/** Readings of the theme that can be taken as they are, and that do not praise it. */
const RAISED = `themed.theme_id = $4 AND themed.sure AND ${raised('themed')}`;

/**
 * How many distinct accounts asked for what an initiative is about, and in how many answers: by a reading that is sure,
 * by words that were looked for, or because somebody says so. Who is found by an unsure reading alone is not counted.
 */
export async function raisedBy(
  db: Db,
  { from, to, merged }: ThemeSpan,
  { themeId, initiativeId }: { themeId: string; initiativeId: string },
): Promise<{ accounts: number; answers: number }> {
  const rows: { accounts: number; answers: number }[] = await db.query(
    `SELECT count(DISTINCT r.account_id)::int AS accounts, count(*)::int AS answers FROM responses r
      WHERE r.id IN (SELECT themed.response_id FROM (${THEMED}) themed WHERE ${RAISED}
                     UNION SELECT x.response_id FROM tellings t JOIN telling_answers x ON x.telling_id = t.id
                            WHERE t.initiative_id = $5 AND x.found_by <> 'theme')`,
    [from, to, JSON.stringify(merged), themeId, initiativeId],
  );
  return rows[0]!;
}

export interface RaisedQuote extends QuoteRef {
  quote: string;
  mayQuote: boolean;
  /** They used words that were looked for, or somebody says that they asked; false: they spoke of the theme. */
  asked: boolean;
  /** Whose words they are, for colleagues alone; null where that is not told. */
  accountName: string | null;
}

/** So many are looked through for one that may be shown to customers. */
const CANDIDATES = 40;

/**
 * Words in which an initiative was asked for, and then those in which its theme was raised, that show it best first; of
 * promoters only where nobody else said any, because what they say is mostly praise, however it was read. Before others
 * those of whom a reading of the theme is sure. `forCustomers` only of people who may be quoted, and no account. What is
 * in confidence is left out.
 */
export async function raisedQuotes(
  db: Db,
  { from, to, merged }: ThemeSpan,
  { themeId, initiativeId, forCustomers }: { themeId: string; initiativeId: string; forCustomers: boolean },
): Promise<RaisedQuote[]> {
  const rows: (Omit<RaisedQuote, 'quote'> & { comment: string })[] = await db.query(
    `WITH by_hand AS (SELECT x.response_id FROM tellings t JOIN telling_answers x ON x.telling_id = t.id
                       WHERE t.initiative_id = $6 AND x.found_by = 'hand'),
          read AS MATERIALIZED (
            SELECT response_id, start, length, text_hash, polarity, sure, response_id IN (SELECT response_id FROM by_hand) AS linked
              FROM (${THEMED}) themed WHERE themed.theme_id = $4 AND ${raised('themed')})
     SELECT themed.response_id AS "responseId", themed.start, themed.length, themed.text_hash AS "textHash", said.comment,
            said.may_quote AS "mayQuote", themed.asked,
            CASE WHEN NOT $5 THEN said.account_facts ->> 'name' END AS "accountName"
       FROM (SELECT response_id, start, length, text_hash, polarity, linked AS asked, sure FROM read WHERE sure OR linked
             UNION ALL
             SELECT x.response_id, x.start, x.length, x.text_hash, 'negative', true,
                    x.response_id IN (SELECT response_id FROM read WHERE sure)
               FROM tellings t JOIN telling_answers x ON x.telling_id = t.id
              WHERE t.initiative_id = $6 AND x.found_by = 'phrase') themed
       JOIN responses said ON said.id = themed.response_id
      WHERE themed.start IS NOT NULL AND themed.length >= 12 AND ${PUBLIC} AND (said.may_quote OR NOT $5)
      ORDER BY themed.asked DESC, said.score >= 9, themed.sure DESC, polarity = 'negative' DESC, themed.length BETWEEN 25 AND 220 DESC,
               said.answered_at DESC, themed.response_id
      LIMIT ${CANDIDATES}`,
    [from, to, JSON.stringify(merged), themeId, forCustomers, initiativeId],
  );
  return rows.flatMap(({ comment, ...one }) => {
    const quote = quotedWords(comment, one);
    return quote === null ? [] : [{ ...one, quote }];
  });
}
