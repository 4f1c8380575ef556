import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the model was asked in each month, and what it answered, without a word of what customers said. */
export class Ai1764000000014 implements MigrationInterface {
  name = 'Ai1764000000014';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- What is spent of a month's budget. The most that a call can cost is counted before it, and corrected after it.
      CREATE TABLE ai_budget (
        month date CONSTRAINT ai_budget_pkey PRIMARY KEY
          CONSTRAINT ai_budget_first_of_month CHECK (extract(day FROM month) = 1),
        tokens bigint NOT NULL,
        -- Millionths of the currency in which the configuration names its prices.
        money bigint NOT NULL
      );

      CREATE TABLE ai_usage (
        month date NOT NULL,
        model text NOT NULL,
        calls bigint NOT NULL,
        failures bigint NOT NULL,
        input_tokens bigint NOT NULL,
        output_tokens bigint NOT NULL,
        CONSTRAINT ai_usage_pkey PRIMARY KEY (month, model)
      );

      -- The key is a keyed hash of server, model, prompt, taxonomy and masked comment; the value holds ids and offsets alone.
      CREATE TABLE ai_cache (
        key bytea CONSTRAINT ai_cache_pkey PRIMARY KEY,
        value jsonb NOT NULL,
        used_at timestamptz NOT NULL
      );
      CREATE INDEX ai_cache_used_idx ON ai_cache (used_at);
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`DROP TABLE ai_cache; DROP TABLE ai_usage; DROP TABLE ai_budget;`);
  }
}
