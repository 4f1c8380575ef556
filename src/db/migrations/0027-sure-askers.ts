import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of an answer in which somebody asked: whether a reading that is not sure is all that says so. */
export class SureAskers1764000000027 implements MigrationInterface {
  name = 'SureAskers1764000000027';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE telling_answers ADD COLUMN sure boolean NOT NULL DEFAULT true;
      -- As it would be found today: of what the local annotator reads only the first theme has been weighed.
      UPDATE telling_answers x SET sure = false
        FROM annotations a
       WHERE x.found_by = 'theme' AND a.response_id = x.response_id AND a.made_by <> 'person'
         AND (NOT a.sure OR a.made_by = 'local' AND NOT EXISTS (
               SELECT FROM annotation_themes t WHERE t.response_id = x.response_id AND t.rank = 1
                  AND t.start IS NOT DISTINCT FROM x.start AND t.length IS NOT DISTINCT FROM x.length));
      ALTER TABLE telling_answers ADD CONSTRAINT telling_answers_sure_unless_read CHECK (sure OR found_by = 'theme');
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('ALTER TABLE telling_answers DROP COLUMN sure');
  }
}
