import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asked for what was delivered, whether they were told, reminders of that, and who is due for the next survey. */
export class Tellings1764000000023 implements MigrationInterface {
  name = 'Tellings1764000000023';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- Null while it is delivered: its people are still to be listed, or again.
      ALTER TABLE initiatives ADD COLUMN people_listed_at timestamptz, ADD COLUMN next_telling_at timestamptz;
      -- What was delivered before this was there floods nobody now.
      UPDATE initiatives SET people_listed_at = closed_at WHERE status = 'delivered';
      ALTER TABLE initiatives ADD CONSTRAINT initiatives_told_when_delivered
        CHECK (next_telling_at IS NULL OR status = 'delivered');
      CREATE INDEX initiatives_to_list_idx ON initiatives (closed_at)
        WHERE status = 'delivered' AND people_listed_at IS NULL;
      CREATE INDEX initiatives_next_telling_idx ON initiatives (next_telling_at) WHERE next_telling_at IS NOT NULL;

      -- Words by which people are found besides the theme.
      CREATE TABLE initiative_phrases (
        initiative_id uuid NOT NULL CONSTRAINT initiative_phrases_initiative_fk REFERENCES initiatives (id),
        phrase text NOT NULL CONSTRAINT initiative_phrases_filled CHECK (phrase <> ''),
        by_id text NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT initiative_phrases_pkey PRIMARY KEY (initiative_id, phrase)
      );

      -- One person who asked for one initiative. A row is there before delivery where somebody linked them by hand.
      CREATE TABLE tellings (
        id uuid CONSTRAINT tellings_pkey PRIMARY KEY,
        initiative_id uuid NOT NULL CONSTRAINT tellings_initiative_fk REFERENCES initiatives (id),
        respondent_id uuid NOT NULL
          CONSTRAINT tellings_respondent_fk REFERENCES respondents (id) ON DELETE CASCADE,
        account_id uuid CONSTRAINT tellings_account_fk REFERENCES accounts (id) ON DELETE SET NULL,
        -- Slack id of who tells them; null: nobody is known, so it is the committee's.
        owner_id text,
        state text NOT NULL DEFAULT 'not_told'
          CONSTRAINT tellings_state_known CHECK (state IN ('not_told', 'told', 'not_needed')),
        told_by text,
        told_at timestamptz,
        via text CONSTRAINT tellings_via_known CHECK (via IN ('said', 'email')),
        linked_by text,
        linked_at timestamptz,
        -- The e-mail that tells them, on its way or sent.
        reply_id uuid CONSTRAINT tellings_reply_fk REFERENCES replies (id) ON DELETE SET NULL,
        revision integer NOT NULL DEFAULT 1,
        -- Since when somebody is asked to tell them; null before delivery.
        listed_at timestamptz,
        CONSTRAINT tellings_person_key UNIQUE (initiative_id, respondent_id),
        CONSTRAINT tellings_settled_whole
          CHECK ((state = 'not_told') = (told_at IS NULL) AND (told_at IS NULL) = (told_by IS NULL)),
        CONSTRAINT tellings_via_whole CHECK ((state = 'told') = (via IS NOT NULL)),
        CONSTRAINT tellings_linked_whole CHECK ((linked_by IS NULL) = (linked_at IS NULL))
      );
      CREATE INDEX tellings_owner_idx ON tellings (owner_id, initiative_id) WHERE state = 'not_told';
      CREATE INDEX tellings_respondent_idx ON tellings (respondent_id);
      CREATE INDEX tellings_reply_idx ON tellings (reply_id) WHERE reply_id IS NOT NULL;

      -- In which answers they asked, and where: places, never words.
      CREATE TABLE telling_answers (
        telling_id uuid NOT NULL
          CONSTRAINT telling_answers_telling_fk REFERENCES tellings (id) ON DELETE CASCADE,
        response_id uuid NOT NULL
          CONSTRAINT telling_answers_response_fk REFERENCES responses (id) ON DELETE CASCADE,
        found_by text NOT NULL
          CONSTRAINT telling_answers_found_by_known CHECK (found_by IN ('theme', 'phrase', 'hand')),
        start integer CONSTRAINT telling_answers_start_positive CHECK (start >= 0),
        length integer CONSTRAINT telling_answers_length_positive CHECK (length > 0),
        text_hash text,
        CONSTRAINT telling_answers_pkey PRIMARY KEY (telling_id, response_id, found_by)
      );
      CREATE INDEX telling_answers_response_idx ON telling_answers (response_id);

      -- Each once ever for those who were listed together. Those of one person on one day are one message.
      CREATE TABLE telling_reminders (
        initiative_id uuid NOT NULL CONSTRAINT telling_reminders_initiative_fk REFERENCES initiatives (id),
        listed_at timestamptz NOT NULL,
        rung text NOT NULL CONSTRAINT telling_reminders_rung_known CHECK (rung IN ('first', 'second', 'over')),
        -- Slack id of who tells them, or committee for its channel.
        to_id text NOT NULL,
        at timestamptz NOT NULL,
        spoken boolean NOT NULL,
        -- On the committee's calendar.
        day date NOT NULL,
        CONSTRAINT telling_reminders_pkey PRIMARY KEY (initiative_id, listed_at, rung, to_id)
      );
      CREATE INDEX telling_reminders_told_idx ON telling_reminders (to_id, day);

      -- Who is to be asked again in the next survey, why and since when.
      CREATE TABLE survey_queue (
        respondent_id uuid NOT NULL
          CONSTRAINT survey_queue_respondent_fk REFERENCES respondents (id) ON DELETE CASCADE,
        initiative_id uuid NOT NULL CONSTRAINT survey_queue_initiative_fk REFERENCES initiatives (id),
        why text NOT NULL CONSTRAINT survey_queue_why_known CHECK (why IN ('told')),
        queued_by text NOT NULL,
        queued_at timestamptz NOT NULL,
        CONSTRAINT survey_queue_pkey PRIMARY KEY (respondent_id, initiative_id)
      );
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE survey_queue, telling_reminders, telling_answers, tellings, initiative_phrases;
      ALTER TABLE initiatives DROP COLUMN people_listed_at, DROP COLUMN next_telling_at;
    `);
  }
}
