import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of a reply: whether it tells a customer of what they asked for, which outlives the row of whom it tells. */
export class TellingReplies1764000000031 implements MigrationInterface {
  name = 'TellingReplies1764000000031';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE replies ADD COLUMN tells boolean NOT NULL DEFAULT false;
      UPDATE replies m SET tells = true FROM tellings t WHERE t.reply_id = m.id;
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('ALTER TABLE replies DROP COLUMN tells');
  }
}
