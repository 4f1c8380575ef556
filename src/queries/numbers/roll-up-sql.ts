import { SEGMENTS } from '../../domain/numbers/segments';

/** SQL of our own about the roll-up; nothing of it comes from a person. */

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** A list with one entry for each score. */
export const perScore = (each: (column: string, score: number) => string, separator = ', ') =>
  SCORES.map((score) => each(`s${score}`, score)).join(separator);

/** The dimension that has one value: everybody. */
export const EVERYBODY = 'all';

// Which columns a grouping set leaves out, as GROUPING() tells it: a bit for each segment, the first the highest.
const EACH = SEGMENTS.map((name, i) => ({ name, column: `v${i + 1}`, place: i + 1 }));
const LEFT_OUT_OF_ALL = 2 ** SEGMENTS.length - 1;
const leftOutOf = (place: number) => LEFT_OUT_OF_ALL - 2 ** (SEGMENTS.length - place);
const VALUES = EACH.map(({ column }) => column).join(', ');

/**
 * Rows of roll_ups from a source of `(day, score, segments, n)`, which is read once: by day, and by month, so that a trend
 * of years reads few rows. First counted by score and then turned on its side, because eleven filtered sums of each
 * answer take longer. OFFSET 0: else the segments of an answer are worked out anew for each column.
 */
export const tallyOf = (source: string) => `
  WITH days AS MATERIALIZED (
    SELECT dimension, day, value, ${perScore((s, score) => `coalesce(sum(n) FILTER (WHERE score = ${score}), 0)::int AS ${s}`)}
      FROM (SELECT CASE GROUPING(${VALUES}) WHEN ${LEFT_OUT_OF_ALL} THEN '${EVERYBODY}'
                        ${EACH.map(({ name, place }) => `WHEN ${leftOutOf(place)} THEN '${name}'`).join(' ')} END AS dimension,
                   day, coalesce(${VALUES}, '') AS value, score, sum(n) AS n
              FROM (SELECT day, score, n, ${EACH.map(({ column, place }) => `segments[${place}] AS ${column}`).join(', ')}
                      FROM (${source} OFFSET 0) one) told
             GROUP BY GROUPING SETS ((day, score), ${EACH.map(({ column }) => `(day, score, ${column})`).join(', ')})) counted
     GROUP BY 1, 2, 3)
  SELECT 'day' AS grain, dimension, day AS starts, value, ${perScore((s) => s)} FROM days
  UNION ALL
  SELECT 'month', dimension, date_trunc('month', day::timestamp)::date, value, ${perScore((s) => `sum(${s})::int`)}
    FROM days GROUP BY 2, 3, 4`;

/** Every answer, for `tallyOf`. */
export const ALL_ANSWERS = `
  SELECT (answered_at AT TIME ZONE (SELECT zone FROM roll_up_state))::date AS day, score,
         segments_of(team, role, source, account_facts, answered_at) AS segments, 1 AS n
    FROM responses`;

/** Adds a tally to the counts that are there. */
export const addTally = (tally: string) => `
  INSERT INTO roll_ups ${tally}
  ON CONFLICT (grain, dimension, starts, value) DO UPDATE SET ${perScore((s) => `${s} = roll_ups.${s} + excluded.${s}`)}`;

/** True for a row in which nobody is left. */
export const NOBODY_LEFT = perScore((s) => `${s} = 0`, ' AND ');

/** The first instant of a day, of the zone by whose days answers are counted. */
export const startOf = (day: string) =>
  `(${day}::date::timestamp AT TIME ZONE (SELECT zone FROM roll_up_state))`;

/** The segments of a row of responses, as they are counted. */
export const SEGMENTS_OF_ANSWER = 'segments_of(team, role, source, account_facts, answered_at)';
