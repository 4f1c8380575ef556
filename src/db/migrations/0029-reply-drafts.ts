import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a model drafted for a reply, so that it is asked once; it goes with the answer that it is about. */
export class ReplyDrafts1764000000029 implements MigrationInterface {
  name = 'ReplyDrafts1764000000029';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE reply_drafts (
        response_id uuid CONSTRAINT reply_drafts_pkey PRIMARY KEY
          CONSTRAINT reply_drafts_response_fk REFERENCES responses (id) ON DELETE CASCADE,
        -- Of the question: another comment, model or wording makes another draft.
        question_hash text NOT NULL,
        -- The model's paragraphs, with placeholders for names.
        parts jsonb NOT NULL
      );
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE reply_drafts');
  }
}
