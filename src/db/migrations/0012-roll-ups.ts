import type { MigrationInterface, QueryRunner } from 'typeorm';

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const columns = (each: (score: number) => string) => SCORES.map(each).join(', ');
const SEGMENTS_OF = 'segments_of(team, role, source, account_facts, answered_at)';

/** Counts of answers by day and segment, kept by the database itself whoever changes an answer. */
export class RollUps1764000000012 implements MigrationInterface {
  name = 'RollUps1764000000012';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- Facts of the moment, like account_facts: whom the rules named, and what the person was.
      ALTER TABLE responses ADD COLUMN team text, ADD COLUMN role text;
      UPDATE responses r SET role = p.role FROM respondents p WHERE p.id = r.respondent_id AND p.role IS NOT NULL;
      UPDATE responses r SET team = f.team FROM follow_ups f WHERE f.response_id = r.id;
      UPDATE responses r SET team = f.team FROM joined_answers j JOIN follow_ups f ON f.id = j.follow_up_id
       WHERE j.response_id = r.id;

      -- Clipped, because it becomes part of a key, and a key that is too long could not be stored.
      CREATE FUNCTION segment_value(told text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT coalesce(left(btrim(told, E' \\t\\r\\n'), 120), '')
      $$;
      -- By numbers alone (20261122 - 20251123 = 9999: not a year yet), so that a date that is none (2026-02-30) refuses
      -- no answer.
      CREATE FUNCTION tenure_of(since text, at timestamp) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN since ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' THEN
          (ARRAY['', 'under_1', '1_to_2', '3_to_4', '5_or_more'])[1 + width_bucket(
            (date_part('year', at) * 10000 + date_part('month', at) * 100 + date_part('day', at))::int
              - replace(left(since, 10), '-', '')::int, ARRAY[0, 10000, 30000, 50000])]
          ELSE '' END
      $$;
      CREATE FUNCTION segments_of(team text, role text, source text, facts jsonb, answered_at timestamptz)
      RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT ARRAY[segment_value(team), segment_value(facts ->> 'plan'), segment_value(facts ->> 'region'),
                     segment_value(facts ->> 'industry'), segment_value(role),
                     tenure_of(facts ->> 'customerSince', answered_at AT TIME ZONE 'UTC'),
                     segment_value(facts ->> 'lifecycle'), segment_value(source)]
      $$;

      -- Days of which zone, and the lock of whoever changes the counts.
      CREATE TABLE roll_up_state (
        one boolean CONSTRAINT roll_up_state_pkey PRIMARY KEY DEFAULT true CONSTRAINT roll_up_state_one CHECK (one),
        zone text NOT NULL,
        counted_at timestamptz
      );
      INSERT INTO roll_up_state (zone) VALUES ('UTC');

      -- Counts per score, of days and of months. A count may be below zero for a while: what takes it back there still waits.
      CREATE TABLE roll_ups (
        grain text NOT NULL CONSTRAINT roll_ups_grain_known CHECK (grain IN ('day', 'month')),
        dimension text NOT NULL,
        starts date NOT NULL,
        value text NOT NULL,
        ${columns((score) => `s${score} integer NOT NULL`)},
        CONSTRAINT roll_ups_pkey PRIMARY KEY (grain, dimension, starts, value)
      );

      -- What has changed since: only ever inserted, so that two answers never wait for each other; folded by a job.
      CREATE TABLE roll_up_deltas (
        answered_at timestamptz NOT NULL,
        score smallint NOT NULL,
        segments text[] NOT NULL,
        n integer NOT NULL
      ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

      CREATE FUNCTION count_answers() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          INSERT INTO roll_up_deltas SELECT answered_at, score, ${SEGMENTS_OF}, 1 FROM came;
        ELSIF TG_OP = 'DELETE' THEN
          INSERT INTO roll_up_deltas SELECT answered_at, score, ${SEGMENTS_OF}, -1 FROM went;
        ELSE
          -- A change that no count looks at takes back what it adds.
          INSERT INTO roll_up_deltas
            SELECT answered_at, score, segments, sum(n) FROM (
              SELECT answered_at, score, ${SEGMENTS_OF} AS segments, 1 AS n FROM came
              UNION ALL SELECT answered_at, score, ${SEGMENTS_OF}, -1 FROM went) both_sides
             GROUP BY 1, 2, 3 HAVING sum(n) <> 0;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER responses_counted_in AFTER INSERT ON responses
        REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION count_answers();
      CREATE TRIGGER responses_counted_anew AFTER UPDATE ON responses
        REFERENCING OLD TABLE AS went NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION count_answers();
      CREATE TRIGGER responses_counted_out AFTER DELETE ON responses
        REFERENCING OLD TABLE AS went FOR EACH STATEMENT EXECUTE FUNCTION count_answers();

      -- What an account said last, among thousands of answers.
      DROP INDEX responses_account_idx;
      CREATE INDEX responses_account_idx ON responses (account_id, answered_at);
      -- What App Home counts, without looking at the rows; the few that are confidential are looked at one by one.
      DROP INDEX follow_ups_unclaimed_idx, follow_ups_team_idx;
      CREATE INDEX follow_ups_unclaimed_idx ON follow_ups (team, due_at, opened_at, id)
        WHERE owner_id IS NULL AND resolved_at IS NULL AND contacted_at IS NULL AND NOT confidential;
      CREATE INDEX follow_ups_unreached_idx ON follow_ups (team, due_at)
        WHERE resolved_at IS NULL AND contacted_at IS NULL AND NOT confidential;
      CREATE INDEX follow_ups_confidential_idx ON follow_ups (team, due_at, opened_at, id)
        WHERE confidential AND resolved_at IS NULL;
      CREATE INDEX follow_ups_opened_idx ON follow_ups (opened_at);
      CREATE INDEX follow_ups_resolved_idx ON follow_ups (resolved_at) WHERE resolved_at IS NOT NULL;

      INSERT INTO roll_ups
        SELECT grain, dimension, date_trunc(grain, day::timestamp)::date, value,
               ${columns((score) => `coalesce(sum(n) FILTER (WHERE score = ${score}), 0)`)}
          FROM (SELECT s.dimension, (answered_at AT TIME ZONE 'UTC')::date AS day, s.value, score, count(*) AS n
                  FROM responses, unnest(
                    ARRAY['all', 'team', 'plan', 'region', 'industry', 'role', 'tenure', 'lifecycle', 'source'],
                    array_prepend('', ${SEGMENTS_OF})) s (dimension, value)
                 GROUP BY 1, 2, 3, 4) counted, unnest(ARRAY['day', 'month']) grain
         GROUP BY 1, 2, 3, 4;
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TRIGGER responses_counted_in ON responses;
      DROP TRIGGER responses_counted_anew ON responses;
      DROP TRIGGER responses_counted_out ON responses;
      DROP FUNCTION count_answers, segments_of, tenure_of, segment_value;
      DROP TABLE roll_up_deltas, roll_ups, roll_up_state;
      DROP INDEX follow_ups_resolved_idx, follow_ups_opened_idx, responses_account_idx, follow_ups_confidential_idx,
        follow_ups_unreached_idx, follow_ups_unclaimed_idx;
      CREATE INDEX follow_ups_team_idx ON follow_ups (team, due_at) WHERE resolved_at IS NULL;
      CREATE INDEX follow_ups_unclaimed_idx ON follow_ups (team, due_at, opened_at, id)
        WHERE owner_id IS NULL AND resolved_at IS NULL AND contacted_at IS NULL;
      CREATE INDEX responses_account_idx ON responses (account_id);
      ALTER TABLE responses DROP COLUMN role, DROP COLUMN team;
    `);
  }
}
