import type { StuckWork } from '../../domain/stuck-work';

/** Asks for rows; a connection of the app's or of a command's. */
interface Db {
  query: (sql: string, params?: unknown[]) => Promise<StuckWork[]>;
}

/**
 * What is stuck now, the longest first; of one topic when it is named. A message counts for as long as it is given up:
 * it may have gone meanwhile, or be tried again by an admin.
 */
export function stuckWork(db: Db, { topic = null }: { topic?: string | null } = {}): Promise<StuckWork[]> {
  return db.query(
    `SELECT s.topic, s.step, s.error, s.attempts, s.since, s.parked_at IS NOT NULL AS parked FROM stuck_work s
      WHERE ($1::text IS NULL OR s.topic = $1)
        AND (s.step NOT LIKE 'message:%' OR EXISTS (
              SELECT FROM outbox o WHERE o.key = substr(s.step, 9) AND o.state = 'dead' AND o.last_error = 'not_rendered'))
      ORDER BY s.since, s.topic, s.step`,
    [topic],
  );
}
