import type { EntityManager } from 'typeorm';
import { bandOf } from '../../domain/bands';
import type { AnswersBehind } from '../../domain/committee/report-answers';
import { comparedOf } from '../../domain/impact/impact';
import { returnsBetween } from '../numbers/returns';
import { CARD, PUBLIC, type ThemeAnswer, themeAnswers } from '../themes/theme-answers';

type Db = Pick<EntityManager, 'query'>;

export interface BehindSpan {
  from: Date;
  to: Date;
  now: Date;
  merged: Record<string, string>;
  /** In which quarters begin. */
  zone: string;
}

export interface AnswerBehind
  extends Pick<ThemeAnswer, 'responseId' | 'score' | 'answeredAt' | 'accountName' | 'card'> {
  /** The words that show the theme, else the comment; null without any. */
  said: string | null;
  /** Whether its theme is a reading that can be taken as it is; null where it is about no theme. */
  sure: boolean | null;
}

export interface AnswersPage {
  answers: AnswerBehind[];
  total: number;
  /** Of these, readings that can be taken as they are; null where no theme is asked for. */
  sure: number | null;
  /** In confidence: counted, and not listed. */
  withheld: number;
  /** Of people who are like those behind the figure, and not counted in it. */
  left: number;
}

/** A page of the answers behind a figure, the latest first. */
export async function answersBehind(
  db: Db,
  behind: AnswersBehind,
  { span, limit, skip }: { span: BehindSpan; limit: number; skip: number },
): Promise<AnswersPage> {
  if (behind.kind === 'theme') {
    const { answers, ...counts } = await themeAnswers(db, span, { themeId: behind.themeId, limit, skip });
    return { answers: answers.map(({ quote, ...one }) => ({ ...one, said: quote })), ...counts, left: 0 };
  }
  const { sql, params, left = 0 } = await whichOf(db, behind, span);
  const themed = `(SELECT r.id AS response_id, r.score, r.comment, r.answered_at, r.account_facts ->> 'name' AS "accountName"
                     FROM responses r WHERE ${sql}) themed`;
  const counts: { total: number; withheld: number }[] = await db.query(
    `SELECT count(*) FILTER (WHERE public)::int AS total, count(*) FILTER (WHERE NOT public)::int AS withheld
       FROM (SELECT ${PUBLIC} AS public FROM ${themed}) one`,
    params,
  );
  const answers: AnswerBehind[] = await db.query(
    `SELECT response_id AS "responseId", score, comment AS said, answered_at AS "answeredAt", "accountName", ${CARD}, NULL AS sure
       FROM ${themed} WHERE ${PUBLIC}
      ORDER BY answered_at DESC, response_id LIMIT $${params.length + 1} OFFSET $${params.length + 2}`,
    [...params, limit, skip],
  );
  return { answers, sure: null, ...counts[0]!, left };
}

async function whichOf(
  db: Db,
  behind: Exclude<AnswersBehind, { kind: 'theme' }>,
  { from, to, now, zone }: BehindSpan,
): Promise<{ sql: string; params: unknown[]; left?: number }> {
  switch (behind.kind) {
    case 'band':
      return {
        sql: 'r.answered_at >= $1 AND r.answered_at < $2 AND r.score = ANY($3::int[])',
        params: [from, to, SCORES.filter((score) => bandOf(score) === behind.band)],
      };
    case 'issue':
      return {
        sql: `r.answered_at < $2 AND r.answered_at >= $2::timestamptz - interval '90 days' AND $1::timestamptz IS NOT NULL
              AND EXISTS (SELECT FROM issue_answers a WHERE a.response_id = r.id AND a.issue_id = $3)`,
        params: [from, to, behind.issueId],
      };
    // What a follow-up is about now: an answer that joined it may have taken its place.
    case 'late':
      return {
        sql: `r.id IN (SELECT f.current_response_id FROM promises p JOIN follow_ups f ON f.id = p.follow_up_id
                        WHERE p.voided_at IS NULL AND p.due_at >= $1 AND p.due_at < $2 AND p.due_at <= $3
                          AND (p.contacted_at IS NULL OR p.contacted_at > p.due_at))`,
        params: [from, to, now],
      };
    case 'returned': {
      const { compared, alone } = comparedOf(await returnsBetween(db, { from, to, zone }));
      return {
        sql: 'r.id = ANY($1::uuid[])',
        params: [compared.map(({ laterId }) => laterId)],
        left: alone.length,
      };
    }
  }
}

const SCORES = Array.from({ length: 11 }, (_, score) => score);
