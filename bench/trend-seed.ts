import type { DataSource } from 'typeorm';
import { rebuildNumbers } from '../src/use-cases/numbers/rebuild-numbers';

const pick = (values: string[], by: string) =>
  `(ARRAY['${values.join("', '")}'])[1 + (${by}) % ${values.length}]`;
const INDUSTRIES = ['logistics', 'retail', 'software', 'health', 'education', 'energy', 'finance', 'food'];

/** Of so many answers, one in this many is of the same account. */
const PER_ACCOUNT = 500;

/**
 * Past answers of two years, evenly spread, put straight into the tables, and then counted as `npm run numbers` would.
 * Without the indexes that no measured query looks at, which would take most of the time. Returns seconds of counting.
 */
export async function seedAnswers(db: DataSource, count: number, zone: string): Promise<number> {
  await db.query(`
    ALTER TABLE responses DISABLE TRIGGER USER, DROP CONSTRAINT responses_source_key, DROP CONSTRAINT responses_pkey CASCADE;
    ALTER TABLE responses DROP CONSTRAINT responses_account_fk, DROP CONSTRAINT responses_respondent_fk;
    DROP INDEX responses_respondent_idx, responses_account_idx, responses_answered_idx, responses_unmatched_idx;
    INSERT INTO responses (id, source, source_response_id, score, answered_at, received_at, respondent_id, account_id,
        account_facts, properties, team, role)
      SELECT gen_random_uuid(), 'generic', i::text,
             CASE WHEN i % 100 < 55 THEN 9 + i % 2 WHEN i % 100 < 85 THEN 7 + i % 2 ELSE i % 7 END,
             now() - interval '730 days' * (1 - i::float8 / ${count}), now(),
             md5('person' || i % ${Math.ceil(count / 5)})::uuid, md5('account' || i % ${Math.ceil(count / PER_ACCOUNT)})::uuid,
             jsonb_build_object('externalId', 'account_' || i % 1000, 'name', 'Customer ' || i % 1000, 'arr', 1000 * (1 + i % 90),
               'currency', 'USD', 'plan', ${pick(['free', 'basic', 'business', 'enterprise'], 'i / 7')},
               'region', ${pick(['EMEA', 'NA', 'LATAM', 'APAC', 'ANZ'], 'i / 3')},
               'industry', ${pick(INDUSTRIES, 'i / 11')}, 'lifecycle', ${pick(['onboarding', 'adopted', 'renewing'], 'i / 5')},
               'customerSince', (2018 + i % 9) || '-03-1' || i % 10),
             '{}', ${pick(['cx', 'product', 'success', 'sales'], 'i / 13')},
             ${pick(['admin', 'user', 'buyer', 'champion', 'executive', 'developer'], 'i / 17')}
        FROM generate_series(1, ${count}) i;
    ALTER TABLE responses ADD CONSTRAINT responses_pkey PRIMARY KEY (id);
    CREATE INDEX responses_account_idx ON responses (account_id, answered_at);
    CREATE INDEX responses_answered_idx ON responses (answered_at);
    ALTER TABLE responses ENABLE TRIGGER USER;
  `);
  await db.query('VACUUM (ANALYZE) responses');
  const from = performance.now();
  await rebuildNumbers({ db }, zone);
  const seconds = (performance.now() - from) / 1000;
  await db.query('VACUUM (ANALYZE) roll_ups');
  return seconds;
}

/** Answers that came in the last seconds: they are counted, and not folded yet. */
export async function seedWaiting(db: DataSource, count: number): Promise<void> {
  await db.query(
    `INSERT INTO responses (id, source, source_response_id, score, answered_at, received_at, account_facts, properties, team, role)
     SELECT gen_random_uuid(), 'generic', 'waiting' || i, i % 11, now(), now(), '{"plan": "business"}', '{}', 'cx', 'user'
       FROM generate_series(1, $1::int) i`,
    [count],
  );
}
