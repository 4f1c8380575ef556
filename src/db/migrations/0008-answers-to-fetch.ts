import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers that a tool only names, or tells only when asked: what is to be fetched, and how far was asked. */
export class AnswersToFetch1764000000008 implements MigrationInterface {
  name = 'AnswersToFetch1764000000008';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE raw_deliveries DROP CONSTRAINT raw_deliveries_result_known;
      ALTER TABLE raw_deliveries ADD CONSTRAINT raw_deliveries_result_known
        CHECK (result IN ('recorded', 'parked', 'ignored', 'pending'));

      -- One row a delivery, gone once its answer is recorded or parked. Leases and pauses are the database's own time.
      CREATE TABLE pending_fetches (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pending_fetches_pkey PRIMARY KEY,
        delivery_id uuid NOT NULL
          CONSTRAINT pending_fetches_delivery_key UNIQUE
          CONSTRAINT pending_fetches_delivery_fk REFERENCES raw_deliveries (id) ON DELETE CASCADE,
        source text NOT NULL,
        survey_id text NOT NULL,
        response_id text NOT NULL,
        not_before timestamptz NOT NULL DEFAULT clock_timestamp(),
        lease uuid,
        lease_until timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        last_error text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT pending_fetches_lease_whole CHECK ((lease IS NULL) = (lease_until IS NULL))
      );
      CREATE INDEX pending_fetches_due_idx ON pending_fetches (not_before, id);
      CREATE INDEX pending_fetches_response_idx ON pending_fetches (source, response_id);
      CREATE INDEX pending_fetches_lease_idx ON pending_fetches (lease) WHERE lease IS NOT NULL;

      -- Which choice of a question is which score, so that a survey is not asked for with every answer.
      CREATE TABLE survey_scales (
        source text NOT NULL,
        survey_id text NOT NULL,
        question text NOT NULL,
        scale jsonb NOT NULL,
        fetched_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT survey_scales_pkey PRIMARY KEY (source, survey_id, question)
      );

      -- Tools that are asked what is new: everything changed until told_until was taken.
      CREATE TABLE source_polls (
        source text CONSTRAINT source_polls_pkey PRIMARY KEY,
        told_until timestamptz NOT NULL,
        -- A poll that ended in the middle is gone on with from here; null: the next looks back from told_until.
        resume_at timestamptz,
        not_before timestamptz NOT NULL DEFAULT clock_timestamp(),
        lease uuid,
        lease_until timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        last_error text,
        last_ok_at timestamptz,
        CONSTRAINT source_polls_lease_whole CHECK ((lease IS NULL) = (lease_until IS NULL))
      );
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE source_polls, survey_scales, pending_fetches;
      UPDATE raw_deliveries SET result = 'parked', reason = 'fetch_failed: its answer was never fetched'
       WHERE result = 'pending';
      ALTER TABLE raw_deliveries DROP CONSTRAINT raw_deliveries_result_known;
      ALTER TABLE raw_deliveries ADD CONSTRAINT raw_deliveries_result_known
        CHECK (result IN ('recorded', 'parked', 'ignored'));
    `);
  }
}
