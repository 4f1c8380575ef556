import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people wrote to customers, how it went out, and what came back. */
export class Replies1764000000020 implements MigrationInterface {
  name = 'Replies1764000000020';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE replies (
        id uuid CONSTRAINT replies_pkey PRIMARY KEY,
        follow_up_id uuid NOT NULL CONSTRAINT replies_follow_up_fk REFERENCES follow_ups (id),
        -- One opening of the form gives one reply, however often it is sent.
        form_id uuid NOT NULL CONSTRAINT replies_form_key UNIQUE,
        by_id text NOT NULL,
        at timestamptz NOT NULL,
        from_name text NOT NULL,
        to_address text,
        -- Where the answer should go when there is no mailbox for answers.
        reply_to text,
        subject text NOT NULL,
        body text NOT NULL,
        -- By which what comes back is known.
        tag text NOT NULL CONSTRAINT replies_tag_key UNIQUE,
        state text NOT NULL
          CONSTRAINT replies_state_known CHECK (state IN ('waiting', 'sent', 'failed', 'unknown', 'copied')),
        contact_id uuid,
        bounced_at timestamptz,
        -- The database's clock from here on.
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        not_before timestamptz NOT NULL DEFAULT clock_timestamp(),
        lease uuid,
        lease_until timestamptz,
        -- The server was about to be given the message: from here on nobody sends it again.
        attempted_at timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        CONSTRAINT replies_lease_whole CHECK ((lease IS NULL) = (lease_until IS NULL)),
        CONSTRAINT replies_addressed CHECK (state = 'copied' OR to_address IS NOT NULL)
      );
      CREATE INDEX replies_waiting_idx ON replies (not_before) WHERE state = 'waiting';
      CREATE INDEX replies_follow_up_idx ON replies (follow_up_id, created_at);

      CREATE TABLE reply_answers (
        id uuid CONSTRAINT reply_answers_pkey PRIMARY KEY,
        reply_id uuid NOT NULL CONSTRAINT reply_answers_reply_fk REFERENCES replies (id) ON DELETE CASCADE,
        delivery_id text NOT NULL CONSTRAINT reply_answers_delivery_key UNIQUE,
        -- The mail's own id, for the thread of a later reply; null: it told none that could be repeated.
        message_id text,
        kind text NOT NULL CONSTRAINT reply_answers_kind_known CHECK (kind IN ('answer', 'automatic', 'bounce', 'delay')),
        at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX reply_answers_reply_idx ON reply_answers (reply_id);

      CREATE INDEX outbox_reply_news_idx ON outbox ((intent ->> 'followUpId')) WHERE kind = 'reply_news';
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP INDEX outbox_reply_news_idx; DROP TABLE reply_answers, replies');
  }
}
