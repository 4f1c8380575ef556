import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Canvases of the committee's months, each noted before Slack is asked to make it. */
export class ReportCanvases1764000000030 implements MigrationInterface {
  name = 'ReportCanvases1764000000030';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE report_canvases (
        month text CONSTRAINT report_canvases_pkey PRIMARY KEY
          CONSTRAINT report_canvases_month CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
        -- Asked: nobody knows yet whether Slack made it. Made: it holds nothing that anybody may see. Refused: a file serves,
        -- and a canvas that is still there is owed its end.
        state text NOT NULL
          CONSTRAINT report_canvases_state_known CHECK (state IN ('wanted', 'asked', 'made', 'shown', 'refused')),
        canvas_id text CONSTRAINT report_canvases_canvas_key UNIQUE,
        -- Of the report's message in the outbox: the canvas is owed another text while it shows an earlier one.
        shown_revision integer,
        -- Slack's code.
        refusal text CONSTRAINT report_canvases_refused CHECK ((refusal IS NOT NULL) = (state = 'refused')),
        attempts integer NOT NULL DEFAULT 0,
        asked_at timestamptz,
        -- Nobody touches it earlier: a lease, or a pause that Slack asked for.
        next_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT report_canvases_known CHECK (state NOT IN ('made', 'shown') OR canvas_id IS NOT NULL)
      );
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE report_canvases');
  }
}
