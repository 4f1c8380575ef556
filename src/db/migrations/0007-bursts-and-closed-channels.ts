import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What delivery keeps about bursts and about channels that take nothing any more. */
export class BurstsAndClosedChannels1764000000007 implements MigrationInterface {
  name = 'BurstsAndClosedChannels1764000000007';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- behind: a line of a thread whose card is not in Slack yet. gathered: a card that a summary stands for.
      ALTER TABLE outbox DROP CONSTRAINT outbox_state_known;
      ALTER TABLE outbox ADD CONSTRAINT outbox_state_known
        CHECK (state IN ('waiting', 'behind', 'gathered', 'unknown', 'dead'));
      ALTER TABLE outbox
        -- The key of the summary that lists this card, also after it got a card of its own.
        ADD COLUMN gathered_in text,
        -- Something happened to it, or somebody asked for it: never gathered any more.
        ADD COLUMN alone boolean NOT NULL DEFAULT false,
        -- Where the attempt of attempted_at went, because that is where it has to be looked for.
        ADD COLUMN attempted_channel text,
        ADD COLUMN attempted_thread text,
        ADD COLUMN gave_up_at timestamptz,
        ADD CONSTRAINT outbox_gathered_whole CHECK (state <> 'gathered' OR (kind = 'card' AND gathered_in IS NOT NULL));
      -- The conditions of these are repeated to the letter by what asks them.
      CREATE INDEX outbox_cards_idx ON outbox (lane, urgency, id)
        WHERE state = 'waiting' AND sent_revision < revision AND message_ts IS NULL AND kind = 'card';
      CREATE INDEX outbox_gathered_idx ON outbox (gathered_in, urgency, id) WHERE gathered_in IS NOT NULL;
      CREATE INDEX outbox_unsettled_idx ON outbox (state, created_at) WHERE state <> 'waiting' OR sent_revision < revision;
      CREATE INDEX outbox_given_up_idx ON outbox (id) WHERE state IN ('dead', 'unknown');

      -- A run of more cards than a channel can carry; the next one gets a summary of its own.
      CREATE TABLE bursts (
        id uuid CONSTRAINT bursts_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        lane text NOT NULL,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ended_at timestamptz
      );
      CREATE UNIQUE INDEX bursts_running_key ON bursts (lane) WHERE ended_at IS NULL;

      -- Channels of the configuration that take nothing now; what is meant for them waits, or goes to fallback_lane.
      CREATE TABLE closed_channels (
        name text CONSTRAINT closed_channels_pkey PRIMARY KEY,
        lane text NOT NULL GENERATED ALWAYS AS ('channel:' || name) STORED,
        channel_id text,
        why text NOT NULL
          CONSTRAINT closed_channels_why_known CHECK (why IN ('archived', 'app_removed', 'missing', 'shared', 'restricted')),
        fallback_lane text,
        since timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp())
      );
      -- Where a closed lane's messages go; null: they wait. A fallback that is closed itself is none.
      CREATE VIEW closed_lanes AS
        SELECT c.lane, c.channel_id,
               CASE WHEN NOT EXISTS (SELECT FROM closed_channels f WHERE f.lane = c.fallback_lane)
                    THEN c.fallback_lane END AS goes_to
          FROM closed_channels c;
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP VIEW closed_lanes;
      DROP TABLE closed_channels, bursts;
      UPDATE outbox SET state = 'waiting' WHERE state IN ('behind', 'gathered');
      ALTER TABLE outbox DROP COLUMN gathered_in, DROP COLUMN alone, DROP COLUMN attempted_channel,
        DROP COLUMN attempted_thread, DROP COLUMN gave_up_at;
      ALTER TABLE outbox DROP CONSTRAINT outbox_state_known;
      ALTER TABLE outbox ADD CONSTRAINT outbox_state_known CHECK (state IN ('waiting', 'unknown', 'dead'));
    `);
  }
}
