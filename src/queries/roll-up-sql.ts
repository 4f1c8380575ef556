import { SEGMENTS } from '../domain/segments';

/** SQL of our own about the roll-up; nothing of it comes from a person. */

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** A list with one entry for each score. */
export const perScore = (each: (column: string, score: number) => string, separator = ', ') =>
  SCORES.map((score) => each(`s${score}`, score)).join(separator);

/** The dimension that has one value: everybody. */
export const EVERYBODY = 'all';

const DIMENSIONS = [EVERYBODY, ...SEGMENTS].map((name) => `'${name}'`).join(', ');

/**
 * Rows of `(dimension, day, value, s0 .. s10)` from a source of `(day, score, segments, n)`. First counted by score and
 * then turned on its side: eleven filtered sums of each answer took twice as long.
 */
export const tallyOf = (source: string) => `
  SELECT dimension, day, value, ${perScore((s, score) => `coalesce(sum(n) FILTER (WHERE score = ${score}), 0)::int AS ${s}`)}
    FROM (SELECT s.dimension, day, s.value, score, sum(n) AS n
            FROM (${source}) one, unnest(ARRAY[${DIMENSIONS}], array_prepend('', segments)) s (dimension, value)
           GROUP BY 1, 2, 3, 4) counted
   GROUP BY 1, 2, 3`;

/** Every answer, for `tallyOf`. */
export const ALL_ANSWERS = `
  SELECT (answered_at AT TIME ZONE (SELECT zone FROM roll_up_state))::date AS day, score,
         segments_of(team, role, source, account_facts, answered_at) AS segments, 1 AS n
    FROM responses`;

/** Adds a tally to the counts that are there. */
export const addTally = (tally: string) => `
  INSERT INTO roll_up_days ${tally}
  ON CONFLICT (dimension, day, value) DO UPDATE SET ${perScore((s) => `${s} = roll_up_days.${s} + excluded.${s}`)}`;

/** True for a row in which nobody is left. */
export const NOBODY_LEFT = perScore((s) => `${s} = 0`, ' AND ');

/** The first instant of a day, of the zone by whose days answers are counted. */
export const startOf = (day: string) =>
  `(${day}::date::timestamp AT TIME ZONE (SELECT zone FROM roll_up_state))`;

/** The segments of a row of responses, as they are counted. */
export const SEGMENTS_OF_ANSWER = 'segments_of(team, role, source, account_facts, answered_at)';
