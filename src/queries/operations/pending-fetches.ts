import type { EntityManager } from 'typeorm';

/** Answers of one source that are told of but not fetched yet. */
export interface PendingFetches {
  source: string;
  waiting: number;
  /** Of the oldest, by the database's clock. */
  oldestSeconds: number;
  /** Why the latest attempt failed; null: none did. */
  lastError: string | null;
}

/** What is still to be fetched, by source. */
export async function pendingFetches(db: Pick<EntityManager, 'query'>): Promise<PendingFetches[]> {
  const rows: { source: string; n: string; age: string; error: string | null }[] = await db.query(
    `SELECT source, count(*) AS n, extract(epoch FROM clock_timestamp() - min(created_at)) AS age,
            (array_agg(last_error ORDER BY created_at) FILTER (WHERE last_error IS NOT NULL))[1] AS error
       FROM pending_fetches GROUP BY source ORDER BY source`,
  );
  return rows.map(({ source, n, age, error }) => ({
    source,
    waiting: Number(n),
    oldestSeconds: Math.max(0, Number(age)),
    lastError: error,
  }));
}

/** Polled sources whose latest poll failed, and why. */
export async function failedPolls(
  db: Pick<EntityManager, 'query'>,
): Promise<{ source: string; error: string }[]> {
  return db.query(
    `SELECT source, last_error AS error FROM source_polls WHERE last_error IS NOT NULL AND attempts > 0 ORDER BY source`,
  );
}
