import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Snoozes, waits, joined answers, confidential work, a row for each promise, and who was reminded on which day. */
export class WholeFollowUps1764000000006 implements MigrationInterface {
  name = 'WholeFollowUps1764000000006';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- The answer that the work is about: the opening one, until a worse one joins it.
      ALTER TABLE follow_ups ADD COLUMN current_response_id uuid
        CONSTRAINT follow_ups_current_response_fk REFERENCES responses (id);
      UPDATE follow_ups SET current_response_id = response_id;
      ALTER TABLE follow_ups ALTER COLUMN current_response_id SET NOT NULL;
      ALTER TABLE follow_ups
        ADD COLUMN snoozed_until timestamptz,
        ADD COLUMN reopened_at timestamptz,
        -- The comment names the account's owner: a lead has it by direct message, and no channel sees it.
        ADD COLUMN confidential boolean NOT NULL DEFAULT false,
        ADD COLUMN confidential_to text,
        ADD CONSTRAINT follow_ups_confidential_whole CHECK (confidential OR confidential_to IS NULL);

      -- Later answers of the same person, while the follow-up was not resolved.
      CREATE TABLE joined_answers (
        response_id uuid CONSTRAINT joined_answers_pkey PRIMARY KEY
          CONSTRAINT joined_answers_response_fk REFERENCES responses (id),
        follow_up_id uuid NOT NULL CONSTRAINT joined_answers_follow_up_fk REFERENCES follow_ups (id),
        joined_at timestamptz NOT NULL
      );
      CREATE INDEX joined_answers_follow_up_idx ON joined_answers (follow_up_id, joined_at);

      -- Time in which the customer has the next word; the latest wait of a follow-up is the one that may still run.
      CREATE TABLE waits (
        id uuid CONSTRAINT waits_pkey PRIMARY KEY,
        follow_up_id uuid NOT NULL CONSTRAINT waits_follow_up_fk REFERENCES follow_ups (id),
        since timestamptz NOT NULL,
        until timestamptz NOT NULL,
        ended_at timestamptz,
        note_id uuid CONSTRAINT waits_note_fk REFERENCES notes (id),
        by_id text NOT NULL,
        CONSTRAINT waits_forward CHECK (until > since AND (ended_at IS NULL OR ended_at >= since))
      );
      CREATE UNIQUE INDEX waits_running_key ON waits (follow_up_id) WHERE ended_at IS NULL;

      -- One row a promise. The rate is counted from these, so that a second promise never hides the first.
      CREATE TABLE promises (
        follow_up_id uuid NOT NULL CONSTRAINT promises_follow_up_fk REFERENCES follow_ups (id),
        cycle smallint NOT NULL,
        -- Who owned it when it fell due: it moves with the follow-up until then, and never after.
        team text NOT NULL,
        started_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        calendar_id text NOT NULL,
        calendar_version text NOT NULL,
        contacted_at timestamptz,
        -- Working seconds of the promise's own calendar from its start to the contact.
        worked_s integer,
        voided_at timestamptz,
        CONSTRAINT promises_pkey PRIMARY KEY (follow_up_id, cycle),
        CONSTRAINT promises_contact_whole CHECK ((contacted_at IS NULL) = (worked_s IS NULL)),
        CONSTRAINT promises_end_once CHECK (contacted_at IS NULL OR voided_at IS NULL)
      );
      CREATE INDEX promises_due_idx ON promises (due_at) WHERE voided_at IS NULL;
      INSERT INTO promises (follow_up_id, cycle, team, started_at, due_at, calendar_id, calendar_version, contacted_at, worked_s)
        SELECT id, sla_cycle, team, sla_started_at, due_at, calendar_id, calendar_version, contacted_at,
               CASE WHEN contacted_at IS NOT NULL
                    THEN greatest(0, extract(epoch FROM contacted_at - sla_started_at))::integer END
          FROM follow_ups WHERE due_at IS NOT NULL;

      -- Direct messages about rungs, by person and day of the team's zone, so that there is a limit to them.
      CREATE TABLE nudges (
        follow_up_id uuid NOT NULL CONSTRAINT nudges_follow_up_fk REFERENCES follow_ups (id),
        cycle smallint NOT NULL,
        rung text NOT NULL,
        to_id text NOT NULL,
        day date NOT NULL,
        at timestamptz NOT NULL,
        how text NOT NULL CONSTRAINT nudges_how_known CHECK (how IN ('direct', 'gathered', 'withheld')),
        CONSTRAINT nudges_pkey PRIMARY KEY (follow_up_id, cycle, rung, to_id)
      );
      CREATE INDEX nudges_person_idx ON nudges (to_id, day);

      CREATE INDEX follow_ups_snoozed_idx ON follow_ups (snoozed_until) WHERE snoozed_until IS NOT NULL;
      CREATE INDEX waits_until_idx ON waits (until) WHERE ended_at IS NULL;
      CREATE INDEX follow_ups_unclaimed_idx ON follow_ups (team, due_at, opened_at, id)
        WHERE owner_id IS NULL AND resolved_at IS NULL AND contacted_at IS NULL;
      CREATE INDEX outbox_alert_idx ON outbox ((intent ->> 'channel')) WHERE kind = 'alert';
      CREATE INDEX outbox_nudge_idx ON outbox ((intent ->> 'followUpId')) WHERE kind IN ('nudge', 'handed', 'lead_note');
      CREATE INDEX profiles_email_idx ON profiles (lower(facts ->> 'email'));
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP INDEX profiles_email_idx, outbox_nudge_idx, outbox_alert_idx, follow_ups_unclaimed_idx;
      DROP TABLE nudges, promises, waits, joined_answers;
      ALTER TABLE follow_ups DROP COLUMN current_response_id, DROP COLUMN snoozed_until, DROP COLUMN reopened_at, DROP COLUMN confidential,
        DROP COLUMN confidential_to;
    `);
  }
}
