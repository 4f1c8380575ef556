import type { DataSource } from 'typeorm';

/** Whom the benchmark erases; one delivery in ten thousand names them. */
export const WHOM = 'robin.vale@northwind.example';
const EVERY = 10_000;

/** Deliveries of about a kilobyte that no answer came of, each about somebody of their own: all are searched by an erasure. */
export async function seedDeliveries(db: DataSource, count: number): Promise<void> {
  await db.query(`
    INSERT INTO raw_deliveries (id, source, delivery_id, headers, body, received_at, result)
      SELECT gen_random_uuid(), 'generic', 'delivery_' || i, '{"content-type": "application/json"}',
             convert_to(jsonb_build_object('type', 'identify', 'messageId', md5(i::text), 'traits', jsonb_build_object(
               'email', CASE WHEN i % ${EVERY} = 0 THEN '${WHOM}' ELSE 'person.' || i || '@customer-' || i % 997 || '.example' END,
               'name', 'Zoë Person ' || i, 'company', 'Customer ' || i % 997, 'notes', (SELECT string_agg(md5((i * 31 + n)::text), ' ') FROM generate_series(1, 22) n)
             ))::text, 'UTF8'),
             now() - i * interval '1 second', 'recorded'
        FROM generate_series(1, ${count}) i`);
  await db.query('VACUUM (ANALYZE) raw_deliveries');
}
