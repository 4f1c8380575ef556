import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That somebody of whom something was said left the list of those who asked, why, and whose they were. */
export class WhoLeftTheList1764000000033 implements MigrationInterface {
  name = 'WhoLeftTheList1764000000033';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE telling_history DROP CONSTRAINT telling_history_verb_known,
        ADD CONSTRAINT telling_history_verb_known
          CHECK (verb IN ('told', 'not_needed', 'taken_back', 'came_back', 'left')),
        -- By what they had been found, and are no more.
        ADD COLUMN why text CONSTRAINT telling_history_why_known
          CHECK (why IN ('phrase', 'theme', 'unlinked', 'nothing')),
        -- Slack id of who was to tell them then; null: the committee.
        ADD COLUMN teller_id text,
        ADD CONSTRAINT telling_history_why_whole
          CHECK ((verb = 'left') = (why IS NOT NULL) AND (teller_id IS NULL OR verb = 'left'));
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE telling_history DISABLE TRIGGER telling_history_append_only;
      DELETE FROM telling_history WHERE verb = 'left';
      ALTER TABLE telling_history ENABLE TRIGGER telling_history_append_only;
      ALTER TABLE telling_history DROP CONSTRAINT telling_history_why_whole, DROP COLUMN why, DROP COLUMN teller_id,
        DROP CONSTRAINT telling_history_verb_known,
        ADD CONSTRAINT telling_history_verb_known
          CHECK (verb IN ('told', 'not_needed', 'taken_back', 'came_back'));
    `);
  }
}
