import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many were invited to answer in a month, as somebody says: the last word of each month counts. */
export class Invited1764000000025 implements MigrationInterface {
  name = 'Invited1764000000025';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE invited (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT invited_pkey PRIMARY KEY,
        set_at timestamptz NOT NULL,
        set_by text NOT NULL,
        -- As its first day.
        month date NOT NULL CONSTRAINT invited_month CHECK (date_part('day', month) = 1),
        -- Null: nobody knows any more.
        people integer CONSTRAINT invited_people CHECK (people > 0)
      );
      CREATE INDEX invited_month_idx ON invited (month, id);
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE invited');
  }
}
