import type { MigrationInterface, QueryRunner } from 'typeorm';

/** "You Asked, We Delivered": what the committee tells, who wrote and approved it, and what was published. */
export class Digests1764000000022 implements MigrationInterface {
  name = 'Digests1764000000022';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE digests (
        id uuid CONSTRAINT digests_pkey PRIMARY KEY,
        -- A month or a quarter.
        period text NOT NULL CONSTRAINT digests_period CHECK (period ~ '^[0-9]{4}-(0[1-9]|1[0-2]|Q[1-4])$'),
        state text NOT NULL CONSTRAINT digests_state_known CHECK (state IN ('draft', 'published', 'discarded')),
        -- Counts edits: an approval is of one revision.
        revision integer NOT NULL DEFAULT 1 CONSTRAINT digests_revision_positive CHECK (revision > 0),
        intro text NOT NULL,
        tells_declined boolean NOT NULL DEFAULT false,
        -- How many more there were than it has room for.
        more integer NOT NULL DEFAULT 0,
        drafted_by text NOT NULL,
        drafted_at timestamptz NOT NULL,
        closed_by text,
        closed_at timestamptz,
        -- By name, as they were when it was published.
        channels text[],
        -- The database's clock: since when its files are to be as they are now.
        files_wanted_at timestamptz,
        CONSTRAINT digests_closed_whole
          CHECK ((state = 'draft') = (closed_at IS NULL) AND (closed_at IS NULL) = (closed_by IS NULL)),
        CONSTRAINT digests_published_whole CHECK ((state = 'published') = (channels IS NOT NULL))
      );
      CREATE UNIQUE INDEX digests_one_draft_key ON digests (period) WHERE state = 'draft';
      CREATE INDEX digests_period_idx ON digests (period, closed_at);

      -- The committee's words. Of customers only places in comments, so that what is erased leaves nothing behind.
      CREATE TABLE digest_entries (
        digest_id uuid NOT NULL CONSTRAINT digest_entries_digest_fk REFERENCES digests (id),
        place integer NOT NULL,
        initiative_id uuid NOT NULL CONSTRAINT digest_entries_initiative_fk REFERENCES initiatives (id),
        kind text NOT NULL CONSTRAINT digest_entries_kind_known CHECK (kind IN ('delivered', 'declined')),
        theme_name text NOT NULL,
        title text NOT NULL,
        words text NOT NULL,
        is_left_out boolean NOT NULL DEFAULT false,
        is_quoteless boolean NOT NULL DEFAULT false,
        since date,
        -- Who raised it in the year before, as it was counted when it was drafted.
        accounts integer NOT NULL,
        answers integer NOT NULL,
        quote jsonb,
        -- Of somebody who may be quoted, without a name in it.
        public_quote jsonb,
        CONSTRAINT digest_entries_pkey PRIMARY KEY (digest_id, place),
        CONSTRAINT digest_entries_initiative_key UNIQUE (digest_id, initiative_id)
      );
      CREATE INDEX digest_entries_initiative_idx ON digest_entries (initiative_id);
      CREATE INDEX digest_entries_quote_idx ON digest_entries ((quote ->> 'responseId'));
      CREATE INDEX digest_entries_public_quote_idx ON digest_entries ((public_quote ->> 'responseId'));

      CREATE TABLE digest_history (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT digest_history_pkey PRIMARY KEY,
        digest_id uuid NOT NULL CONSTRAINT digest_history_digest_fk REFERENCES digests (id),
        at timestamptz NOT NULL,
        by_id text NOT NULL,
        verb text NOT NULL
          CONSTRAINT digest_history_verb_known CHECK (verb IN ('drafted', 'edited', 'approved', 'published', 'discarded')),
        revision integer NOT NULL
      );
      CREATE INDEX digest_history_digest_idx ON digest_history (digest_id, id);
      CREATE UNIQUE INDEX digest_history_approval_key ON digest_history (digest_id, revision, by_id) WHERE verb = 'approved';
      CREATE UNIQUE INDEX digest_history_published_key ON digest_history (digest_id) WHERE verb = 'published';
      CREATE TRIGGER digest_history_append_only BEFORE UPDATE OR DELETE ON digest_history
        FOR EACH ROW EXECUTE FUNCTION history_is_append_only();
      CREATE TRIGGER digest_history_no_truncate BEFORE TRUNCATE ON digest_history
        FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();

      -- Months whose deliveries the app has looked at by itself, each once ever.
      CREATE TABLE digest_months (
        month text CONSTRAINT digest_months_pkey PRIMARY KEY,
        at timestamptz NOT NULL
      );

      -- Files in Slack with what customers may read, noted before they hold anything.
      CREATE TABLE digest_files (
        file_id text CONSTRAINT digest_files_pkey PRIMARY KEY,
        digest_id uuid NOT NULL CONSTRAINT digest_files_digest_fk REFERENCES digests (id),
        format text NOT NULL CONSTRAINT digest_files_format_known CHECK (format IN ('md', 'html')),
        state text NOT NULL CONSTRAINT digest_files_state_known CHECK (state IN ('begun', 'shown', 'outdated')),
        at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE UNIQUE INDEX digest_files_format_key ON digest_files (digest_id, format) WHERE state <> 'outdated';
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE digest_files, digest_months, digest_history, digest_entries, digests');
  }
}
