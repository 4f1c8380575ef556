import type { Client } from 'pg';

/** Open follow-ups with all that belongs to them, each promised for later than the benchmark lasts. */
export async function seedFollowUps(client: Client, count: number): Promise<void> {
  const id = (kind: string) => `md5('${kind}' || i)::uuid`;
  const each = `FROM generate_series(1, ${count}) i`;
  const team = `(ARRAY['cx', 'product', 'success', 'sales'])[1 + i % 4]`;
  const rungs = `jsonb_build_object('half', now() + interval '1 day', 'threeQuarters', now() + interval '2 days',
    'due', now() + interval '3 days', 'late', now() + interval '4 days')`;
  await client.query(`
    BEGIN;
    INSERT INTO accounts (id, external_id, name, created_at, updated_at)
      SELECT ${id('account')}, 'account_' || i, 'Customer ' || i, now(), now() FROM generate_series(1, 1000) i;
    INSERT INTO respondents (id, account_id, external_id, name, created_at, updated_at)
      SELECT ${id('person')}, md5('account' || 1 + i % 1000)::uuid, 'person_' || i, 'Robin Vale ' || i, now(), now() ${each};
    INSERT INTO responses (id, source, source_response_id, score, comment, answered_at, received_at, respondent_id,
        account_id, account_facts, properties)
      SELECT ${id('response')}, 'generic', 'resp_' || i, i % 7, 'Exports crash every Monday.', now(), now(),
             ${id('person')}, md5('account' || 1 + i % 1000)::uuid, '{}', '{}' ${each};
    INSERT INTO follow_ups (id, response_id, current_response_id, team, priority, priority_reasons, opened_at, sla_cycle,
        sla_started_at, due_at, rungs, calendar_id, calendar_version, next_rung_at)
      SELECT ${id('follow-up')}, ${id('response')}, ${id('response')}, ${team}, 'normal', '[]', now(), 1, now(),
             now() + interval '3 days', ${rungs}, '${CALENDAR}', 'bench', now() + interval '1 day' ${each};
    INSERT INTO promises (follow_up_id, cycle, team, started_at, due_at, calendar_id, calendar_version)
      SELECT ${id('follow-up')}, 1, ${team}, now(), now() + interval '3 days', '${CALENDAR}', 'bench' ${each};
    INSERT INTO outbox (key, kind, intent, lane, urgency, sent_revision, channel_id, message_ts, sent_at)
      SELECT 'card:' || ${id('follow-up')}, 'card', jsonb_build_object('kind', 'card', 'followUpId', ${id('follow-up')}),
             'channel:rnps-' || ${team}, 30, 1, 'C0CX', '1700000000.' || lpad(i::text, 6, '0'), now() ${each};
    COMMIT;
    ANALYZE;
  `);
}

/** The calendar of the shipped teams; the benchmark replaces it by one that never closes. */
export const CALENDAR = 'new-york';
export const NEVER_CLOSED = {
  zone: 'America/New_York',
  week: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [
      day,
      { opens: '00:00', closes: '24:00' },
    ]),
  ),
  holidays: null,
  closures: [],
  halfDays: [],
};

/**
 * Makes a rung of each of `count` follow-ups due at one instant, `inSeconds` from now, a quarter of them on each rung;
 * the rungs before it were recorded in their time. Returns the instant.
 */
export async function makeDue(
  client: Client,
  { from, count, inSeconds }: { from: number; count: number; inSeconds: number },
): Promise<Date> {
  const { rows } = await client.query<{ at: Date }>(
    `SELECT clock_timestamp() + $1 * interval '1 second' AS at`,
    [inSeconds],
  );
  const at = rows[0]!.at;
  const instant = (rung: number) => `$1::timestamptz + (${rung} - i % 4) * interval '6 hours'`;
  const earlier = `$1::timestamptz + (r.place - 1 - s.i % 4) * interval '6 hours'`;
  const slice = `SELECT i, md5('follow-up' || i)::uuid AS id FROM generate_series($2::int + 1, $2::int + $3::int) i`;
  const values = [at, from, count];
  await client.query('BEGIN');
  await client.query(
    `INSERT INTO rung_events (follow_up_id, sla_cycle, rung, at, owed_at, late, spoken)
     SELECT s.id, 1, r.rung, ${earlier}, ${earlier}, false, true
       FROM (${slice}) s, unnest(ARRAY['half', 'three_quarters', 'due', 'late']) WITH ORDINALITY r (rung, place)
      WHERE r.place <= s.i % 4`,
    values,
  );
  await client.query(
    `UPDATE follow_ups f SET next_rung_at = $1, sla_started_at = ${instant(-1)}, due_at = ${instant(2)},
            rungs = jsonb_build_object('half', ${instant(0)}, 'threeQuarters', ${instant(1)}, 'due', ${instant(2)}, 'late', ${instant(3)})
       FROM (${slice}) s WHERE f.id = s.id`,
    values,
  );
  await client.query(
    `UPDATE promises p SET started_at = ${instant(-1)}, due_at = ${instant(2)} FROM (${slice}) s WHERE p.follow_up_id = s.id`,
    values,
  );
  await client.query('COMMIT');
  return at;
}
