import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-mails that tell somebody who never had a follow-up of what they asked for, and what came of them. */
export class RepliesWithoutFollowUps1764000000032 implements MigrationInterface {
  name = 'RepliesWithoutFollowUps1764000000032';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- Such a one is of a person and an initiative, which outlive the row of whom it tells; it goes with the person.
      ALTER TABLE replies ALTER COLUMN follow_up_id DROP NOT NULL,
        ADD COLUMN initiative_id uuid CONSTRAINT replies_initiative_fk REFERENCES initiatives (id),
        ADD COLUMN respondent_id uuid
          CONSTRAINT replies_respondent_fk REFERENCES respondents (id) ON DELETE CASCADE,
        ADD CONSTRAINT replies_of_something CHECK (
          (follow_up_id IS NULL) = (respondent_id IS NOT NULL) AND (respondent_id IS NULL) = (initiative_id IS NULL)
          AND (respondent_id IS NULL OR tells));
      CREATE INDEX replies_respondent_idx ON replies (respondent_id, initiative_id) WHERE respondent_id IS NOT NULL;

      -- Where no thread of a card can say it, and no history of a follow-up keep it.
      CREATE TABLE reply_lines (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT reply_lines_pkey PRIMARY KEY,
        reply_id uuid NOT NULL CONSTRAINT reply_lines_reply_fk REFERENCES replies (id) ON DELETE CASCADE,
        at timestamptz NOT NULL,
        verb text NOT NULL CONSTRAINT reply_lines_verb_known
          CHECK (verb IN ('reply_delayed', 'reply_failed', 'reply_unknown', 'reply_bounced', 'reply_answered')),
        -- Codes and figures alone.
        detail jsonb NOT NULL,
        -- What the customer wrote.
        words text,
        CONSTRAINT reply_lines_words_whole CHECK (words IS NULL OR verb = 'reply_answered')
      );
      CREATE INDEX reply_lines_reply_idx ON reply_lines (reply_id);
      CREATE INDEX outbox_mail_news_idx ON outbox ((intent ->> 'replyId')) WHERE kind = 'mail_news';
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP INDEX outbox_mail_news_idx;
      DROP TABLE reply_lines;
      DELETE FROM replies WHERE follow_up_id IS NULL;
      ALTER TABLE replies DROP CONSTRAINT replies_of_something, DROP COLUMN initiative_id, DROP COLUMN respondent_id,
        ALTER COLUMN follow_up_id SET NOT NULL;
    `);
  }
}
