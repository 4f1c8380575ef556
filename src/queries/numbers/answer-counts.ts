import type { EntityManager } from 'typeorm';
import { SEGMENTS, type Segment } from '../../domain/numbers/segments';
import { EVERYBODY, perScore } from './roll-up-sql';

type Db = Pick<EntityManager, 'query'>;

/** Days as ISO dates; `to` is the day after the last one. */
export interface DaySpan {
  from: string;
  to: string;
}

/** How many gave each score from 0 to 10. */
export interface CountsOf {
  /** Which of the spans that were asked for, from 0. */
  span: number;
  /** Of the segment, as it was told when the answer came; empty where nobody told, and for everybody. */
  value: string;
  /** By score: eleven numbers. */
  counts: number[];
}

/**
 * Answers by span of days and value of a segment (null: everybody), of spans and values that have any. From the
 * roll-ups (of months, where a span is of whole ones) and the changes that are not folded yet, so exact at every moment; no answer is read. The days are those of
 * `countedZone`.
 */
export async function answerCounts(
  db: Db,
  { spans, segment }: { spans: DaySpan[]; segment: Segment | null },
): Promise<CountsOf[]> {
  const place = segment === null ? 0 : SEGMENTS.indexOf(segment) + 1;
  return db.query(
    `WITH spans AS (SELECT *, CASE WHEN ${isFirst('starts')} AND ${isFirst('ends')} THEN 'month' ELSE 'day' END AS grain
                           FROM unnest($1::date[], $2::date[]) WITH ORDINALITY s (starts, ends, nth)),
          waiting AS MATERIALIZED (
            SELECT (answered_at AT TIME ZONE (SELECT zone FROM roll_up_state))::date AS day, score, sum(n)::int AS n,
                   CASE $4::int WHEN 0 THEN '' ELSE segments[$4] END AS value
              FROM roll_up_deltas GROUP BY 1, 2, 4)
     SELECT (nth - 1)::int AS span, value, ARRAY[${perScore((s) => `sum(${s})`)}]::int[] AS counts
       FROM (SELECT nth, days.*
               FROM spans, LATERAL (SELECT value, ${perScore((s) => `sum(${s})::int AS ${s}`)} FROM roll_ups r
                                     WHERE r.grain = spans.grain AND r.dimension = $3 AND r.starts >= spans.starts
                                       AND r.starts < ends GROUP BY value) days
             UNION ALL
             SELECT nth, value, ${perScore((_, score) => `CASE score WHEN ${score} THEN n ELSE 0 END`)}
               FROM spans JOIN waiting ON day >= starts AND day < ends) known
      GROUP BY nth, value HAVING sum(${perScore((s) => s, ' + ')}) > 0
      ORDER BY nth, value`,
    [spans.map(({ from }) => from), spans.map(({ to }) => to), segment ?? EVERYBODY, place],
  );
}

const isFirst = (day: string) => `date_part('day', ${day}) = 1`;

/** The zone whose days the counts are of: that of the configuration, but for the moments after it was changed. */
export async function countedZone(db: Db): Promise<string> {
  const rows: { zone: string }[] = await db.query('SELECT zone FROM roll_up_state');
  return rows[0]!.zone;
}
