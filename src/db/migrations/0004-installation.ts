import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What this database belongs to, and how far its business clock was moved. */
export class Installation1764000000004 implements MigrationInterface {
  name = 'Installation1764000000004';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE installation (
        one boolean PRIMARY KEY DEFAULT true CONSTRAINT installation_one_row CHECK (one),
        kind text NOT NULL CONSTRAINT installation_kind_known CHECK (kind IN ('sandbox', 'real')),
        workspace_id text NOT NULL,
        stamped_at timestamptz NOT NULL,
        clock_offset_ms bigint NOT NULL DEFAULT 0,
        sample_life_loaded_at timestamptz
      );
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE installation');
  }
}
