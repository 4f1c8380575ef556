import type { EntityManager } from 'typeorm';
import { GENERAL, quotedWords } from '../../domain/themes/annotation';

type Db = Pick<EntityManager, 'query'>;

/** The latest are looked at; a longer comment has a theme, or is not one's own words. */
const COMMENTS_MAX = 5000;
const LONGEST = 4000;

/** Of answers in confidence nothing is shown to anybody else. */
const OPEN = `NOT EXISTS (SELECT FROM follow_ups f LEFT JOIN joined_answers j ON j.follow_up_id = f.id
                           WHERE f.confidential AND (f.response_id = r.id OR j.response_id = r.id))`;

/** A comment that says something and that no specific theme covers. */
export interface Uncovered {
  responseId: string;
  accountId: string;
  comment: string;
}

/** Comments of accounts since then of which only an overall judgement is known, the latest first. */
export function uncoveredComments(db: Db, since: Date): Promise<Uncovered[]> {
  return db.query(
    `SELECT r.id AS "responseId", r.account_id AS "accountId", r.comment
       FROM responses r JOIN annotations a ON a.response_id = r.id
      WHERE r.answered_at >= $1 AND r.account_id IS NOT NULL AND length(r.comment) <= ${LONGEST}
        AND (SELECT array_agg(t.theme_id) FROM annotation_themes t WHERE t.response_id = r.id) = ARRAY['${GENERAL}']
        AND ${OPEN}
      ORDER BY r.answered_at DESC, r.id LIMIT ${COMMENTS_MAX}`,
    [since],
  );
}

/** A theme that is proposed, with the comments that speak of it as they are now. */
export interface StoredProposal {
  id: string;
  suggestedName: string | null;
  decision: 'added' | 'merged' | 'declined' | null;
  /** Distinct. */
  accounts: number;
  /** The latest first: what was written, and the very words in it. */
  examples: { id: string; comment: string; words: string; score: number; accountName: string | null }[];
}

const EXAMPLES_MAX = 40;

/** What is proposed and not decided, those of the most accounts first; or the one with this id, decided or not. */
export async function storedProposals(
  db: Db,
  { id = null, most }: { id?: string | null; most: number },
): Promise<StoredProposal[]> {
  const rows: (Omit<StoredProposal, 'examples'> & { examples: Example[] | null })[] = await db.query(
    `SELECT p.id, p.suggested_name AS "suggestedName", p.decision, count(DISTINCT r.account_id)::integer AS accounts,
            (array_agg(jsonb_build_object('id', r.id, 'comment', r.comment, 'textHash', x.text_hash, 'start', x.start,
                        'length', x.length, 'score', r.score, 'accountName', r.account_facts ->> 'name')
                       ORDER BY r.answered_at DESC, r.id))[1:${EXAMPLES_MAX}] AS examples
       FROM theme_proposals p JOIN proposal_answers x ON x.proposal_id = p.id JOIN responses r ON r.id = x.response_id
      WHERE (p.id = $1::uuid OR ($1::uuid IS NULL AND p.decision IS NULL)) AND ${OPEN}
      GROUP BY p.id ORDER BY 4 DESC, p.found_at, p.id LIMIT $2`,
    [id, most],
  );
  return rows.map(({ examples, ...one }) => ({
    ...one,
    examples: (examples ?? []).flatMap(({ id: responseId, comment, score, accountName, ...place }) => {
      const words = quotedWords(comment, place);
      return words === null || comment === null
        ? []
        : [{ id: responseId, comment, words, score, accountName }];
    }),
  }));
}

interface Example {
  id: string;
  comment: string | null;
  textHash: string;
  start: number;
  length: number;
  score: number;
  accountName: string | null;
}
