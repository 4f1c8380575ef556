import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who answered, what they said, and the deliveries that told us. */
export class Responses1764000000001 implements MigrationInterface {
  name = 'Responses1764000000001';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE accounts (
        id uuid PRIMARY KEY,
        external_id text,
        name text,
        domain text,
        plan text,
        arr numeric(14,2),
        currency text,
        region text,
        industry text,
        customer_since date,
        renewal_date date,
        owner_email text,
        lifecycle text,
        churned_at timestamptz,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX accounts_external_id_key ON accounts (external_id) WHERE external_id IS NOT NULL;
      CREATE INDEX accounts_domain_idx ON accounts (lower(domain)) WHERE domain IS NOT NULL;

      CREATE TABLE respondents (
        id uuid PRIMARY KEY,
        account_id uuid CONSTRAINT respondents_account_fk REFERENCES accounts (id),
        external_id text,
        email text,
        name text,
        title text,
        role text,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX respondents_external_id_key ON respondents (external_id) WHERE external_id IS NOT NULL;
      CREATE UNIQUE INDEX respondents_email_key ON respondents (lower(email)) WHERE email IS NOT NULL;
      CREATE INDEX respondents_account_idx ON respondents (account_id);

      CREATE TABLE responses (
        id uuid PRIMARY KEY,
        source text NOT NULL,
        source_response_id text NOT NULL,
        score smallint NOT NULL CONSTRAINT responses_score_0_10 CHECK (score BETWEEN 0 AND 10),
        comment text,
        answered_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        source_updated_at timestamptz,
        wave text,
        respondent_id uuid CONSTRAINT responses_respondent_fk REFERENCES respondents (id),
        account_id uuid CONSTRAINT responses_account_fk REFERENCES accounts (id),
        account_facts jsonb NOT NULL,
        properties jsonb NOT NULL,
        CONSTRAINT responses_source_key UNIQUE (source, source_response_id)
      );
      CREATE INDEX responses_respondent_idx ON responses (respondent_id);
      CREATE INDEX responses_account_idx ON responses (account_id);
      CREATE INDEX responses_answered_idx ON responses (answered_at);

      CREATE TABLE raw_deliveries (
        id uuid PRIMARY KEY,
        source text NOT NULL,
        delivery_id text NOT NULL,
        headers jsonb NOT NULL,
        body bytea NOT NULL,
        received_at timestamptz NOT NULL,
        result text NOT NULL
          CONSTRAINT raw_deliveries_result_known CHECK (result IN ('recorded', 'parked', 'ignored')),
        reason text,
        response_id uuid CONSTRAINT raw_deliveries_response_fk REFERENCES responses (id),
        CONSTRAINT raw_deliveries_delivery_key UNIQUE (source, delivery_id)
      );
      CREATE INDEX raw_deliveries_parked_idx ON raw_deliveries (received_at) WHERE result = 'parked';
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE raw_deliveries, responses, respondents, accounts');
  }
}
