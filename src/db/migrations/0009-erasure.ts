import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What stays of somebody who was erased: figures, a line of audit, and keyed hashes by which nobody comes back. */
export class Erasure1764000000009 implements MigrationInterface {
  name = 'Erasure1764000000009';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- Ids of the workspace's own people and numbers; nothing by which the erased one could be known.
      CREATE TABLE erasures (
        id uuid CONSTRAINT erasures_pkey PRIMARY KEY,
        at timestamptz NOT NULL,
        by_id text NOT NULL,
        kind text NOT NULL CONSTRAINT erasures_kind_known CHECK (kind IN ('response', 'person', 'retention')),
        counts jsonb NOT NULL
      );

      -- What a person has to delete by hand: a message of somebody else's in a thread, or a thread that could not be read.
      CREATE TABLE erasure_leftovers (
        erasure_id uuid NOT NULL CONSTRAINT erasure_leftovers_erasure_fk REFERENCES erasures (id) ON DELETE CASCADE,
        channel_id text NOT NULL,
        ts text NOT NULL,
        thread_ts text,
        what text NOT NULL CONSTRAINT erasure_leftovers_what_known CHECK (what IN ('message', 'unread_thread')),
        CONSTRAINT erasure_leftovers_pkey PRIMARY KEY (erasure_id, channel_id, ts)
      );

      CREATE TABLE tombstones (
        hash bytea CONSTRAINT tombstones_pkey PRIMARY KEY,
        at timestamptz NOT NULL
      );

      -- The two pads of HMAC (RFC 2104): a key of one whole block, xored with 0x36 and 0x5c.
      CREATE TABLE tombstone_key (
        one boolean CONSTRAINT tombstone_key_pkey PRIMARY KEY DEFAULT true CONSTRAINT tombstone_key_one CHECK (one),
        inner_pad bytea NOT NULL,
        outer_pad bytea NOT NULL
      );
      DO $$
      DECLARE key bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
                        || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
              inner_pad bytea := key; outer_pad bytea := key;
      BEGIN
        FOR i IN 0..63 LOOP
          inner_pad := set_byte(inner_pad, i, get_byte(key, i) # 54);
          outer_pad := set_byte(outer_pad, i, get_byte(key, i) # 92);
        END LOOP;
        INSERT INTO tombstone_key (inner_pad, outer_pad) VALUES (inner_pad, outer_pad);
      END $$;
      -- HMAC-SHA256 of a name. The key never leaves the database.
      CREATE FUNCTION tombstone_of(name text) RETURNS bytea LANGUAGE sql STABLE AS $$
        SELECT sha256(outer_pad || sha256(inner_pad || convert_to(name, 'UTF8'))) FROM tombstone_key
      $$;

      -- History and promises outlive the work that they are about: they hold ids, codes and figures alone.
      ALTER TABLE history DROP CONSTRAINT history_follow_up_fk;
      ALTER TABLE promises DROP CONSTRAINT promises_follow_up_fk;

      CREATE INDEX raw_deliveries_response_idx ON raw_deliveries (response_id) WHERE response_id IS NOT NULL;
      CREATE INDEX raw_deliveries_unlinked_idx ON raw_deliveries (id) WHERE response_id IS NULL;
      CREATE INDEX follow_ups_current_response_idx ON follow_ups (current_response_id);
      CREATE INDEX outbox_erase_idx ON outbox ((intent ->> 'erasureId')) WHERE kind = 'erase_message';
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP INDEX outbox_erase_idx, follow_ups_current_response_idx, raw_deliveries_unlinked_idx, raw_deliveries_response_idx;
      ALTER TABLE promises ADD CONSTRAINT promises_follow_up_fk FOREIGN KEY (follow_up_id) REFERENCES follow_ups (id) NOT VALID;
      ALTER TABLE history ADD CONSTRAINT history_follow_up_fk FOREIGN KEY (follow_up_id) REFERENCES follow_ups (id) NOT VALID;
      DROP FUNCTION tombstone_of;
      DROP TABLE tombstone_key, tombstones, erasure_leftovers, erasures;
    `);
  }
}
