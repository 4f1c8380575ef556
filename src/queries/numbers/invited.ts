import type { EntityManager } from 'typeorm';
import type { DaySpan } from './answer-counts';

/**
 * How many were invited in each span, in their order: the sum of its months; null where a month of it was not told, and for a
 * span that is not of whole months.
 */
export async function invitedIn(
  db: Pick<EntityManager, 'query'>,
  spans: readonly DaySpan[],
): Promise<(number | null)[]> {
  const rows: { people: number | null }[] = await db.query(
    `WITH told AS MATERIALIZED (SELECT DISTINCT ON (month) month, people FROM invited ORDER BY month, id DESC)
     SELECT (SELECT CASE WHEN bool_and(people IS NOT NULL) AND date_part('day', ends) = 1 THEN sum(people)::float8 END
               FROM generate_series(starts::timestamp, ends - interval '1 day', '1 month') m (first)
               LEFT JOIN told ON told.month = m.first) AS people
       FROM unnest($1::date[], $2::date[]) WITH ORDINALITY s (starts, ends, nth) ORDER BY nth`,
    [spans.map(({ from }) => from), spans.map(({ to }) => to)],
  );
  return rows.map(({ people }) => people);
}
