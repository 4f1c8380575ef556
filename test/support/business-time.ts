import { Client } from 'pg';
import { type FreshDatabase, freshDatabase } from './fresh-database';

/** A Monday at ten in New York, in a week without holidays: contact is due on Wednesday at ten, three quarters on Tuesday at two. */
export const MONDAY_AT_TEN = new Date('2030-03-04T15:00:00Z');

/** A database on whose business clock it is now `at`. */
export async function databaseAt(at: Date): Promise<FreshDatabase> {
  const database = await freshDatabase();
  await moveClockTo(database.url, at);
  return database;
}

/** Sets the business clock of a database whose app is not running. */
export async function moveClockTo(databaseUrl: string, at: Date): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `INSERT INTO installation (kind, workspace_id, stamped_at, clock_offset_ms) VALUES ('sandbox', 'T0SANDBOX', now(), $1)
     ON CONFLICT (one) DO UPDATE SET clock_offset_ms = excluded.clock_offset_ms`,
    [at.getTime() - Date.now()],
  );
  await client.end();
}
