import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The list of comments to annotate is emptied by the statement that deletes answers, instead of by a foreign key: the
 * key was checked for each row, which was a tenth of an import. A row whose answer is gone does no harm; a tick removes it.
 */
export class CommentListWithoutKey1764000000035 implements MigrationInterface {
  name = 'CommentListWithoutKey1764000000035';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE comments_to_annotate DROP CONSTRAINT comments_to_annotate_response_fk;
      CREATE FUNCTION take_off_comment_list() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM comments_to_annotate c USING went WHERE c.response_id = went.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER responses_off_comment_list AFTER DELETE ON responses
        REFERENCING OLD TABLE AS went FOR EACH STATEMENT EXECUTE FUNCTION take_off_comment_list();
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TRIGGER responses_off_comment_list ON responses;
      DROP FUNCTION take_off_comment_list;
      DELETE FROM comments_to_annotate c WHERE NOT EXISTS (SELECT FROM responses r WHERE r.id = c.response_id);
      ALTER TABLE comments_to_annotate ADD CONSTRAINT comments_to_annotate_response_fk
        FOREIGN KEY (response_id) REFERENCES responses (id) ON DELETE CASCADE;
    `);
  }
}
