import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that admins dropped on the app in Slack, and how far each direct message was looked through for them. */
export class DroppedFiles1764000000011 implements MigrationInterface {
  name = 'DroppedFiles1764000000011';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE dropped_files (
        id uuid CONSTRAINT dropped_files_pkey PRIMARY KEY,
        file_id text NOT NULL,
        channel_id text NOT NULL,
        -- Of the message that it came with; its thread is where the answer stands.
        message_ts text NOT NULL,
        user_id text NOT NULL,
        name text NOT NULL,
        -- new: to be imported as far as it is known how; asking: a person has to say; sharing: the rejected rows are owed.
        state text NOT NULL DEFAULT 'new'
          CONSTRAINT dropped_files_state_known CHECK (state IN ('new', 'asking', 'sharing', 'done', 'failed')),
        choices jsonb NOT NULL DEFAULT '{}',
        question jsonb,
        progress text,
        outcome jsonb,
        rejects_file_id text,
        -- Set before the rejected rows are shown, so that a process that was killed looks before it shows them again.
        sharing_since timestamptz,
        -- Leases and pauses are the database's own time.
        not_before timestamptz NOT NULL DEFAULT clock_timestamp(),
        lease uuid,
        lease_until timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT dropped_files_once UNIQUE (channel_id, message_ts, file_id),
        CONSTRAINT dropped_files_lease_whole CHECK ((lease IS NULL) = (lease_until IS NULL)),
        CONSTRAINT dropped_files_question_whole CHECK (state <> 'asking' OR question IS NOT NULL)
      );
      CREATE INDEX dropped_files_due_idx ON dropped_files (not_before) WHERE state IN ('new', 'sharing');

      CREATE TABLE dropped_seen (
        user_id text CONSTRAINT dropped_seen_pkey PRIMARY KEY,
        -- Slack's ts of the last message that was looked at.
        seen_ts text NOT NULL
      );
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DELETE FROM outbox WHERE kind = 'dropped_file';
      DROP TABLE dropped_seen, dropped_files;
    `);
  }
}
