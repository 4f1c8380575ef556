import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The work owed on a response, its promise, and its append-only history. */
export class FollowUps1764000000002 implements MigrationInterface {
  name = 'FollowUps1764000000002';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE notes (
        id uuid PRIMARY KEY,
        body text NOT NULL,
        by_id text NOT NULL,
        at timestamptz NOT NULL
      );

      CREATE TABLE follow_ups (
        id uuid PRIMARY KEY,
        response_id uuid NOT NULL
          CONSTRAINT follow_ups_response_key UNIQUE
          CONSTRAINT follow_ups_response_fk REFERENCES responses (id),
        team text NOT NULL,
        priority text NOT NULL
          CONSTRAINT follow_ups_priority_known CHECK (priority IN ('urgent', 'high', 'normal', 'low')),
        priority_reasons jsonb NOT NULL,
        opened_at timestamptz NOT NULL,
        owner_id text,
        claimed_at timestamptz,
        contacted_at timestamptz,
        contacted_by text,
        resolved_at timestamptz,
        resolved_by text,
        outcome text,
        root_cause text,
        customer_told boolean,
        without_contact_note_id uuid CONSTRAINT follow_ups_without_contact_fk REFERENCES notes (id),
        rerouted_by_comment boolean NOT NULL DEFAULT false,
        sla_cycle smallint NOT NULL DEFAULT 0,
        sla_started_at timestamptz,
        due_at timestamptz,
        rungs jsonb,
        calendar_id text,
        calendar_version text,
        next_rung_at timestamptz,
        escalated_at timestamptz,
        CONSTRAINT follow_ups_claim_whole CHECK ((owner_id IS NULL) = (claimed_at IS NULL)),
        CONSTRAINT follow_ups_contact_whole CHECK ((contacted_at IS NULL) = (contacted_by IS NULL)),
        CONSTRAINT follow_ups_resolution_whole
          CHECK ((resolved_at IS NULL) = (resolved_by IS NULL) AND (resolved_at IS NULL) = (outcome IS NULL)),
        CONSTRAINT follow_ups_sla_whole
          CHECK ((due_at IS NULL) = (sla_started_at IS NULL) AND (due_at IS NULL) = (rungs IS NULL))
      );
      CREATE INDEX follow_ups_next_rung_idx ON follow_ups (next_rung_at) WHERE next_rung_at IS NOT NULL;
      CREATE INDEX follow_ups_owner_idx ON follow_ups (owner_id, due_at) WHERE resolved_at IS NULL;
      CREATE INDEX follow_ups_team_idx ON follow_ups (team, due_at) WHERE resolved_at IS NULL;

      CREATE TABLE contacts (
        id uuid PRIMARY KEY,
        follow_up_id uuid NOT NULL CONSTRAINT contacts_follow_up_fk REFERENCES follow_ups (id),
        channel text NOT NULL,
        reached boolean NOT NULL,
        note_id uuid CONSTRAINT contacts_note_fk REFERENCES notes (id),
        at timestamptz NOT NULL,
        by_id text NOT NULL
      );
      CREATE INDEX contacts_follow_up_idx ON contacts (follow_up_id, at);

      -- One event per rung ever; a second promise (a score that crossed a band) is a new cycle.
      CREATE TABLE rung_events (
        follow_up_id uuid NOT NULL CONSTRAINT rung_events_follow_up_fk REFERENCES follow_ups (id),
        sla_cycle smallint NOT NULL,
        rung text NOT NULL
          CONSTRAINT rung_events_rung_known CHECK (rung IN ('half', 'three_quarters', 'due', 'late')),
        at timestamptz NOT NULL,
        owed_at timestamptz NOT NULL,
        late boolean NOT NULL,
        spoken boolean NOT NULL,
        CONSTRAINT rung_events_pkey PRIMARY KEY (follow_up_id, sla_cycle, rung)
      );

      CREATE TABLE history (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        follow_up_id uuid NOT NULL CONSTRAINT history_follow_up_fk REFERENCES follow_ups (id),
        at timestamptz NOT NULL,
        by_id text NOT NULL,
        verb text NOT NULL,
        from_code text,
        to_code text,
        detail jsonb NOT NULL DEFAULT '{}',
        note_id uuid
      );
      CREATE INDEX history_follow_up_idx ON history (follow_up_id, id);

      CREATE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'history is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER history_append_only BEFORE UPDATE OR DELETE ON history
        FOR EACH ROW EXECUTE FUNCTION history_is_append_only();
      CREATE TRIGGER history_no_truncate BEFORE TRUNCATE ON history
        FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(
      'DROP TABLE history, rung_events, contacts, follow_ups, notes; DROP FUNCTION history_is_append_only',
    );
  }
}
