import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The committee's months: figures as they were, each revision of them, and the file that shows the whole. */
export class Reports1764000000017 implements MigrationInterface {
  name = 'Reports1764000000017';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE reports (
        month text NOT NULL CONSTRAINT reports_month CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
        revision integer NOT NULL CONSTRAINT reports_revision_positive CHECK (revision > 0),
        made_at timestamptz NOT NULL,
        -- Goes to the committee's channel; the others were made because somebody asked, or were missed by more than a month.
        posted boolean NOT NULL,
        -- Numbers, codes and places in comments; no word of a customer.
        figures jsonb NOT NULL,
        -- Sentences of ours.
        words jsonb NOT NULL,
        CONSTRAINT reports_pkey PRIMARY KEY (month, revision)
      );

      -- Files in Slack with a report, noted before they hold anything. They quote customers, so that a report of which
      -- an answer was erased is owed a new one, and the old one its end.
      CREATE TABLE report_files (
        file_id text CONSTRAINT report_files_pkey PRIMARY KEY,
        month text NOT NULL,
        state text NOT NULL CONSTRAINT report_files_state_known CHECK (state IN ('begun', 'shown', 'outdated')),
        at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      -- One process makes it, and there is no second one before the first is outdated.
      CREATE UNIQUE INDEX report_files_month_key ON report_files (month) WHERE state <> 'outdated';
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE report_files, reports');
  }
}
