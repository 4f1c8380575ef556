import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Comments that a model is to read or has read, and themes that are proposed from what no theme covers. */
export class ModelReadings1764000000019 implements MigrationInterface {
  name = 'ModelReadings1764000000019';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- One row, made by the first process that has a model; without it nothing is put on the list.
      CREATE TABLE model_reading_state (
        one boolean PRIMARY KEY DEFAULT true CONSTRAINT model_reading_state_one_row CHECK (one),
        prompt_version integer NOT NULL,
        -- By the database's clock: nothing is asked before.
        pause_until timestamptz,
        pause_why text
      );

      CREATE TABLE model_readings (
        response_id uuid PRIMARY KEY
          CONSTRAINT model_readings_response_fk REFERENCES responses (id) ON DELETE CASCADE,
        answered_at timestamptz NOT NULL,
        -- Of the comment and of the list of themes for which it is to be read, or was.
        text_hash text NOT NULL,
        taxonomy_version integer NOT NULL,
        -- Somebody asked for it: read it however old it is.
        is_asked_for boolean NOT NULL DEFAULT false,
        -- Null: it waits.
        read_at timestamptz,
        model text,
        prompt_version integer,
        -- Why the local annotation stays; null: the model's counts, or it waits and nothing went wrong.
        because text,
        attempts smallint NOT NULL DEFAULT 0,
        not_before timestamptz NOT NULL DEFAULT '-infinity',
        lease uuid,
        lease_until timestamptz
      );
      CREATE INDEX model_readings_waiting_idx ON model_readings (answered_at DESC) WHERE read_at IS NULL;

      -- The phrase is kept as a hash; the words stand in the answers alone.
      CREATE TABLE theme_proposals (
        id uuid PRIMARY KEY,
        phrase_hash text NOT NULL CONSTRAINT theme_proposals_phrase_key UNIQUE,
        found_at timestamptz NOT NULL,
        -- What a model would call it; null although it was asked: it had no good name.
        suggested_name text,
        is_name_asked boolean NOT NULL DEFAULT false,
        decision text CONSTRAINT theme_proposals_decision_known CHECK (decision IN ('added', 'merged', 'declined')),
        decided_by text,
        decided_at timestamptz
      );
      CREATE TABLE proposal_answers (
        proposal_id uuid NOT NULL
          CONSTRAINT proposal_answers_proposal_fk REFERENCES theme_proposals (id) ON DELETE CASCADE,
        response_id uuid NOT NULL
          CONSTRAINT proposal_answers_response_fk REFERENCES responses (id) ON DELETE CASCADE,
        -- Where its words stand in the comment of that hash, in UTF-16 units.
        start integer NOT NULL CONSTRAINT proposal_answers_start_positive CHECK (start >= 0),
        length integer NOT NULL CONSTRAINT proposal_answers_length_positive CHECK (length > 0),
        text_hash text NOT NULL,
        PRIMARY KEY (proposal_id, response_id)
      );
      CREATE INDEX proposal_answers_response_idx ON proposal_answers (response_id);
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE proposal_answers;
      DROP TABLE theme_proposals;
      DROP TABLE model_readings;
      DROP TABLE model_reading_state;
    `);
  }
}
