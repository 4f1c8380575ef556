import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What customers were offered, and what came of it. */
export class Offers1764000000024 implements MigrationInterface {
  name = 'Offers1764000000024';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE offers (
        id uuid CONSTRAINT offers_pkey PRIMARY KEY,
        follow_up_id uuid NOT NULL CONSTRAINT offers_follow_up_fk REFERENCES follow_ups (id),
        respondent_id uuid NOT NULL CONSTRAINT offers_respondent_fk REFERENCES respondents (id) ON DELETE CASCADE,
        -- An id of the configuration.
        kind text NOT NULL,
        state text NOT NULL DEFAULT 'offered'
          CONSTRAINT offers_state_known CHECK (state IN ('offered', 'accepted', 'declined', 'withdrawn')),
        offered_at timestamptz NOT NULL,
        offered_by text NOT NULL,
        ended_at timestamptz,
        ended_by text,
        CONSTRAINT offers_end_whole
          CHECK ((state = 'offered') = (ended_at IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL))
      );
      CREATE UNIQUE INDEX offers_open_key ON offers (respondent_id, kind) WHERE state = 'offered';
      CREATE INDEX offers_follow_up_idx ON offers (follow_up_id);
      CREATE INDEX offers_state_idx ON offers (state, offered_at);
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE offers');
  }
}
