import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the app itself fails at again and again, and since when answers are sorted by another rule. */
export class StuckWork1764000000034 implements MigrationInterface {
  name = 'StuckWork1764000000034';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- A row from the first failure on until it is done; no word of a customer, errors by name alone.
      CREATE TABLE stuck_work (
        -- What a person knows it as, such as report:2026-10, and the part of it that fails.
        topic text NOT NULL,
        step text NOT NULL,
        error text NOT NULL,
        attempts integer NOT NULL,
        tries_left integer NOT NULL,
        since timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- Shared by all that fails about a topic at one time: admins are told of it once.
        episode timestamptz NOT NULL,
        next_at timestamptz NOT NULL,
        -- Set: not tried any more by itself.
        parked_at timestamptz,
        CONSTRAINT stuck_work_pkey PRIMARY KEY (topic, step)
      );

      -- Answers that came before are sorted by an earlier rule, and stay so.
      CREATE TABLE changed_rules (
        rule text CONSTRAINT changed_rules_pkey PRIMARY KEY
          CONSTRAINT changed_rules_known CHECK (rule IN ('team')),
        at timestamptz NOT NULL
      );
      -- The team of an answer goes by sure readings alone. A clock that was moved may be ahead.
      INSERT INTO changed_rules (rule, at)
      SELECT 'team', greatest(clock_timestamp(), max(received_at)) FROM responses HAVING count(*) > 0;
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE changed_rules, stuck_work');
  }
}
