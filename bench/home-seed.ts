import type { Client } from 'pg';

/** Whoever looks: has 500 open follow-ups of the hundred thousand, and a twentieth of the confidential ones. */
export const VIEWER = 'U0VIEWER';

/** Makes the follow-ups of `seedFollowUps` look like a day's: some owned, some late, some contacted, some confidential. */
export async function makeADay(client: Client): Promise<void> {
  const number = `('x' || substr(md5(f.id::text), 1, 7))::bit(28)::int`;
  await client.query(`
    UPDATE follow_ups f SET
      owner_id = CASE WHEN n % 200 = 0 THEN '${VIEWER}' WHEN n % 3 = 0 THEN 'U' || n % 400 END,
      claimed_at = CASE WHEN n % 200 = 0 OR n % 3 = 0 THEN now() END,
      contacted_at = CASE WHEN n % 9 = 0 THEN now() END, contacted_by = CASE WHEN n % 9 = 0 THEN 'U1' END,
      confidential = n % 50 = 1, confidential_to = CASE WHEN n % 50 = 1 THEN CASE WHEN n % 1000 = 1 THEN '${VIEWER}' ELSE 'U7' END END,
      due_at = now() + (n % 10000 - 2000) * interval '1 minute'
      FROM (SELECT f.id, ${number} AS n FROM follow_ups f) numbered WHERE numbered.id = f.id;
    INSERT INTO profiles (user_id, facts, fetched_at) VALUES ('${VIEWER}', '{"email": "viewer@larkspur.example"}', now());
    UPDATE promises p SET due_at = f.due_at - interval '1 month' * (('x' || substr(md5(f.id::text), 8, 2))::bit(8)::int % 24),
           contacted_at = CASE WHEN f.owner_id IS NOT NULL THEN now() END, worked_s = CASE WHEN f.owner_id IS NOT NULL THEN 3600 END
      FROM follow_ups f WHERE f.id = p.follow_up_id;
  `);
  for (const table of ['follow_ups', 'promises', 'responses'])
    await client.query(`VACUUM (ANALYZE) ${table}`);
}
