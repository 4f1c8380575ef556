import type { EntityManager } from 'typeorm';
import type { DaySpan } from './answer-counts';
import { startOf } from './roll-up-sql';

type Db = Pick<EntityManager, 'query'>;

/** So many people gave one score in the first span of days and another in the second. */
export interface Pairs {
  before: number;
  after: number;
  people: number;
}

/**
 * People who answered in both spans, by their latest answer in each: what a paired test asks for. Answers of nobody who
 * is known are in none. Reads every answer of both spans.
 */
export function answeredTwice(
  db: Db,
  { before, after }: { before: DaySpan; after: DaySpan },
): Promise<Pairs[]> {
  const latest = (from: string, to: string) => `
    SELECT DISTINCT ON (respondent_id) respondent_id, score FROM responses
     WHERE answered_at >= ${startOf(from)} AND answered_at < ${startOf(to)} AND respondent_id IS NOT NULL
     ORDER BY respondent_id, answered_at DESC, id DESC`;
  return db.query(
    `WITH one AS (${latest('$1', '$2')}), two AS (${latest('$3', '$4')})
     SELECT one.score AS before, two.score AS after, count(*)::int AS people
       FROM one JOIN two USING (respondent_id) GROUP BY 1, 2 ORDER BY 1, 2`,
    [before.from, before.to, after.from, after.to],
  );
}
