import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What we owe to Slack: one row a message, posted once and edited ever after. */
export class Delivery1764000000003 implements MigrationInterface {
  name = 'Delivery1764000000003';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- revision counts what was wanted, sent_revision what Slack was shown: a row is owed while they differ.
      CREATE TABLE outbox (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        key text NOT NULL CONSTRAINT outbox_key_key UNIQUE,
        -- Sent along as message metadata, to find a post again whose answer was lost.
        post_key uuid NOT NULL DEFAULT gen_random_uuid(),
        kind text NOT NULL,
        intent jsonb NOT NULL,
        lane text NOT NULL,
        urgency smallint NOT NULL,
        thread_of text,
        revision integer NOT NULL DEFAULT 1,
        sent_revision integer NOT NULL DEFAULT 0,
        state text NOT NULL DEFAULT 'waiting'
          CONSTRAINT outbox_state_known CHECK (state IN ('waiting', 'unknown', 'dead')),
        not_before timestamptz NOT NULL DEFAULT clock_timestamp(),
        lease_token bigint NOT NULL DEFAULT 0,
        lease_until timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        attempted_at timestamptz,
        channel_id text,
        message_ts text,
        last_error text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        sent_at timestamptz
      );
      -- One index a question of the dispatcher, each over what is owed alone: which lanes, their heads, the edits, and when next.
      CREATE INDEX outbox_lane_idx ON outbox (lane, urgency, id)
        WHERE state = 'waiting' AND sent_revision < revision AND message_ts IS NULL;
      CREATE INDEX outbox_edits_idx ON outbox (urgency, id)
        WHERE state = 'waiting' AND sent_revision < revision AND message_ts IS NOT NULL;
      CREATE INDEX outbox_not_before_idx ON outbox (not_before) WHERE state = 'waiting' AND sent_revision < revision;
      CREATE INDEX outbox_pointer_idx ON outbox ((intent ->> 'followUpId')) WHERE kind = 'pointer';
      CREATE INDEX outbox_thread_idx ON outbox (thread_of) WHERE thread_of IS NOT NULL;

      CREATE TABLE lanes (
        lane text PRIMARY KEY,
        next_at timestamptz NOT NULL
      );

      CREATE TABLE seen_events (
        event_id text PRIMARY KEY,
        seen_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );

      CREATE TABLE profiles (
        user_id text PRIMARY KEY,
        facts jsonb NOT NULL,
        fetched_at timestamptz NOT NULL
      );
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE profiles, seen_events, lanes, outbox');
  }
}
