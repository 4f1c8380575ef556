import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts and people that are told of by themselves, answers matched by a person, and when an answer was named. */
export class AccountsTold1764000000010 implements MigrationInterface {
  name = 'AccountsTold1764000000010';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- The teller's own time of what is known: what is older than that fills gaps and replaces nothing.
      ALTER TABLE accounts ADD COLUMN told_at timestamptz;
      ALTER TABLE respondents ADD COLUMN told_at timestamptz;

      -- Business time at which an answer was named: its promise starts then, not when the tool was asked.
      ALTER TABLE pending_fetches ADD COLUMN named_at timestamptz;
      UPDATE pending_fetches p SET named_at = d.received_at FROM raw_deliveries d WHERE d.id = p.delivery_id;
      ALTER TABLE pending_fetches ALTER COLUMN named_at SET NOT NULL;

      CREATE INDEX responses_unmatched_idx ON responses (received_at DESC, id) WHERE account_id IS NULL;

      -- Who said whose answer it is. Ids only, and no foreign keys: the line stays when the answer is erased.
      CREATE TABLE account_matches (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL,
        by_id text NOT NULL,
        response_id uuid NOT NULL,
        account_id uuid NOT NULL,
        made_account boolean NOT NULL
      );
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE account_matches;
      DROP INDEX responses_unmatched_idx;
      ALTER TABLE pending_fetches DROP COLUMN named_at;
      ALTER TABLE respondents DROP COLUMN told_at;
      ALTER TABLE accounts DROP COLUMN told_at;
    `);
  }
}
