import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever is to be told by a reading of which nobody is sure leaves the list: the next tick makes it anew, and says so. */
export class SureTellings1764000000036 implements MigrationInterface {
  name = 'SureTellings1764000000036';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      UPDATE initiatives i SET people_listed_at = NULL
       WHERE i.status = 'delivered' AND EXISTS (
         SELECT FROM tellings t WHERE t.initiative_id = i.id AND t.state = 'not_told' AND t.listed_at IS NOT NULL
            AND NOT EXISTS (SELECT FROM telling_answers a WHERE a.telling_id = t.id AND a.sure));
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    // Before, every row that is not linked by hand was listed.
    await run.query(`
      UPDATE initiatives SET people_listed_at = NULL
       WHERE id IN (SELECT initiative_id FROM tellings WHERE listed_at IS NULL) AND status = 'delivered';
    `);
  }
}
