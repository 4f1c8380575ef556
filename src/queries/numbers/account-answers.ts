import type { EntityManager } from 'typeorm';
import { SEGMENTS, type Segment } from '../../domain/numbers/segments';
import type { DaySpan } from './answer-counts';
import { SEGMENTS_OF_ANSWER, startOf } from './roll-up-sql';

type Db = Pick<EntityManager, 'query'>;

/** What one account's people said in a span of days. */
export interface AccountAnswers {
  /** Which of the spans that were asked for, from 0. */
  span: number;
  /** Null: of no account, all of them together. */
  accountId: string | null;
  /** Of the segment; '' where nobody told, and for everybody. */
  value: string;
  promoters: number;
  passives: number;
  detractors: number;
  /** As it was at the latest of these answers; null when it was not known, and without an account. */
  arr: number | null;
  currency: string | null;
}

/**
 * Answers by span and account, and by value of a segment where one is asked for, for the views that count accounts or
 * money. Unlike `answerCounts` it reads every answer of the spans, because an account has too many values for a roll-up:
 * seconds when there are millions. An account whose answers tell several values has a vote in each.
 */
export async function accountAnswers(
  db: Db,
  { spans, segment }: { spans: DaySpan[]; segment: Segment | null },
): Promise<AccountAnswers[]> {
  return db.query(
    `SELECT span, account_id AS "accountId", value, promoters, passives, detractors,
            CASE jsonb_typeof(facts -> 'arr') WHEN 'number' THEN (facts -> 'arr')::float8 END AS arr,
            facts ->> 'currency' AS currency
       FROM (SELECT (nth - 1)::int AS span, account_id, value, count(*) FILTER (WHERE score >= 9)::int AS promoters,
                    count(*) FILTER (WHERE score BETWEEN 7 AND 8)::int AS passives,
                    count(*) FILTER (WHERE score <= 6)::int AS detractors, max(answered_at) AS last
               FROM unnest($1::date[], $2::date[]) WITH ORDINALITY s (starts, ends, nth)
               JOIN responses ON answered_at >= ${startOf('starts')} AND answered_at < ${startOf('ends')}
              CROSS JOIN LATERAL (SELECT CASE $3::int WHEN 0 THEN '' ELSE (${SEGMENTS_OF_ANSWER})[$3] END AS value) told
              GROUP BY nth, account_id, value) each
       LEFT JOIN LATERAL (SELECT account_facts AS facts FROM responses l
                           WHERE l.account_id = each.account_id AND l.answered_at = last ORDER BY id DESC LIMIT 1) latest ON true
      ORDER BY span, account_id, value`,
    [
      spans.map(({ from }) => from),
      spans.map(({ to }) => to),
      segment === null ? 0 : SEGMENTS.indexOf(segment) + 1,
    ],
  );
}
