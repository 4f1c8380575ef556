import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the committee wants the score to become; the latest line counts. */
export class Targets1764000000013 implements MigrationInterface {
  name = 'Targets1764000000013';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE targets (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT targets_pkey PRIMARY KEY,
        set_at timestamptz NOT NULL,
        set_by text NOT NULL,
        -- Null: there is no target any more.
        score smallint CONSTRAINT targets_score CHECK (score BETWEEN -100 AND 100),
        -- The last month of it, as its first day.
        by_month date,
        CONSTRAINT targets_whole CHECK ((score IS NULL) = (by_month IS NULL))
      );
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE targets');
  }
}
