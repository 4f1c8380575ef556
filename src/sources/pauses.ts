import type { DataSource } from 'typeorm';

/** The lane of a source's API. While it is closed no process asks anything there. */
export const API_LANE = `'api:' || source`;

/** Lets no process ask this source's tool for so long; a longer pause that runs already stays. */
export async function pauseApi(db: Pick<DataSource, 'query'>, source: string, ms: number): Promise<void> {
  await db.query(
    `INSERT INTO lanes AS l (lane, next_at) VALUES ('api:' || $1::text, clock_timestamp() + $2 * interval '1 ms')
     ON CONFLICT (lane) DO UPDATE SET next_at = greatest(l.next_at, excluded.next_at)`,
    [source, ms],
  );
}
