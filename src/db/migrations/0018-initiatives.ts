import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the committee decides about themes: initiatives, their append-only history, and reminders of their owners. */
export class Initiatives1764000000018 implements MigrationInterface {
  name = 'Initiatives1764000000018';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE initiatives (
        id uuid CONSTRAINT initiatives_pkey PRIMARY KEY,
        -- As it was called when it was decided; what it was merged into is looked up when it is read.
        theme text NOT NULL,
        month text NOT NULL CONSTRAINT initiatives_month CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
        title text NOT NULL CONSTRAINT initiatives_title CHECK (title <> ''),
        owner_id text,
        due_on date,
        -- Since when that is the due date.
        due_set_at timestamptz,
        first_step text,
        first_step_done_at timestamptz,
        status text NOT NULL
          CONSTRAINT initiatives_status_known CHECK (status IN ('open', 'delivered', 'declined')),
        revision integer NOT NULL DEFAULT 1,
        decided_by text NOT NULL,
        decided_at timestamptz NOT NULL,
        closed_by text,
        closed_at timestamptz,
        -- What was delivered, or why it was declined.
        closing_note_id uuid CONSTRAINT initiatives_closing_note_fk REFERENCES notes (id),
        delivered_since date,
        next_reminder_at timestamptz,
        CONSTRAINT initiatives_closed_whole
          CHECK ((status = 'open') = (closed_at IS NULL) AND (closed_at IS NULL) = (closed_by IS NULL)),
        CONSTRAINT initiatives_delivered_whole CHECK ((status = 'delivered') = (delivered_since IS NOT NULL)),
        CONSTRAINT initiatives_due_whole CHECK ((due_on IS NULL) = (due_set_at IS NULL)),
        CONSTRAINT initiatives_reminded_while_open CHECK (next_reminder_at IS NULL OR status = 'open'),
        CONSTRAINT initiatives_step_whole CHECK (first_step_done_at IS NULL OR first_step IS NOT NULL)
      );
      CREATE UNIQUE INDEX initiatives_one_open_key ON initiatives (theme) WHERE status = 'open';
      CREATE INDEX initiatives_owner_idx ON initiatives (owner_id, due_on) WHERE status = 'open';
      CREATE INDEX initiatives_reminder_idx ON initiatives (next_reminder_at) WHERE next_reminder_at IS NOT NULL;
      CREATE INDEX initiatives_closed_idx ON initiatives (closed_at) WHERE closed_at IS NOT NULL;

      CREATE TABLE initiative_history (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT initiative_history_pkey PRIMARY KEY,
        initiative_id uuid NOT NULL CONSTRAINT initiative_history_initiative_fk REFERENCES initiatives (id),
        at timestamptz NOT NULL,
        by_id text NOT NULL,
        verb text NOT NULL,
        -- Ids, codes and dates only: words live in rows that can be erased.
        detail jsonb NOT NULL DEFAULT '{}',
        note_id uuid
      );
      CREATE INDEX initiative_history_initiative_idx ON initiative_history (initiative_id, id);
      CREATE TRIGGER initiative_history_append_only BEFORE UPDATE OR DELETE ON initiative_history
        FOR EACH ROW EXECUTE FUNCTION history_is_append_only();
      CREATE TRIGGER initiative_history_no_truncate BEFORE TRUNCATE ON initiative_history
        FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();

      -- Each once ever for a due date. Those of one person on one day are one message.
      CREATE TABLE initiative_reminders (
        initiative_id uuid NOT NULL CONSTRAINT initiative_reminders_initiative_fk REFERENCES initiatives (id),
        due_on date NOT NULL,
        rung text NOT NULL
          CONSTRAINT initiative_reminders_rung_known CHECK (rung ~ '^(week_before|due|overdue_[0-9]{1,3})$'),
        at timestamptz NOT NULL,
        spoken boolean NOT NULL,
        -- Slack id of the owner, or committee for its channel.
        to_id text NOT NULL,
        -- On the committee's calendar.
        day date NOT NULL,
        CONSTRAINT initiative_reminders_pkey PRIMARY KEY (initiative_id, due_on, rung)
      );
      CREATE INDEX initiative_reminders_told_idx ON initiative_reminders (to_id, day);
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE initiative_reminders, initiative_history, initiatives');
  }
}
