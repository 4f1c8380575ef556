import type { EntityManager } from 'typeorm';
import { GENERAL, NO_CONTENT, quotedWords } from '../../domain/themes/annotation';
import { inConfidence } from '../follow-ups/in-confidence';
import { IS_SURE } from './readings';

type Db = Pick<EntityManager, 'query'>;

/** More than so many are not looked at in one go; the latest are. */
const COMPLAINTS_MAX = 10_000;

/** The words in which an unhappy customer blames something. */
export interface BlamedTheme {
  responseId: string;
  accountId: string;
  themeId: string;
  quote: string;
}

/** What answers with one of these scores surely blame since then, in no confidence; the words as they stand in the comment. */
export async function blamedThemes(
  db: Db,
  { since, scores }: { since: Date; scores: readonly number[] },
): Promise<BlamedTheme[]> {
  const rows: (Omit<BlamedTheme, 'quote'> & {
    comment: string;
    textHash: string;
    start: number;
    length: number;
  })[] = await db.query(
    `SELECT r.id AS "responseId", r.account_id AS "accountId", t.theme_id AS "themeId", r.comment,
            a.text_hash AS "textHash", t.start, t.length
       FROM responses r JOIN annotations a ON a.response_id = r.id JOIN annotation_themes t ON t.response_id = r.id
      WHERE r.answered_at >= $1 AND r.score = ANY($2::integer[]) AND r.account_id IS NOT NULL
        AND t.polarity = 'negative' AND t.start IS NOT NULL AND t.theme_id NOT IN ('${GENERAL}', '${NO_CONTENT}')
        AND ${IS_SURE} AND NOT ${inConfidence('r.id')}
      ORDER BY r.answered_at DESC, r.id, t.rank LIMIT ${COMPLAINTS_MAX}`,
    [since, scores],
  );
  return rows.flatMap(({ comment, textHash, start, length, ...one }) => {
    const quote = quotedWords(comment, { textHash, start, length });
    return quote === null ? [] : [{ ...one, quote }];
  });
}
