import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether somebody who answered may be quoted outside of the house. */
export class Consent1764000000021 implements MigrationInterface {
  name = 'Consent1764000000021';

  async up(run: QueryRunner): Promise<void> {
    // Nobody said so: they may not.
    await run.query('ALTER TABLE responses ADD COLUMN may_quote boolean NOT NULL DEFAULT false');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('ALTER TABLE responses DROP COLUMN may_quote');
  }
}
