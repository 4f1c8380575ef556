import type { Running } from './run-app';

/**
 * Resolves once so many of whom somebody waits for stand at a lock of the database. Ticks and workers, which have connections
 * of their own, may stand there too.
 */
export function clicksWaiting(run: Running, n: number) {
  return run.until(`${n} to wait for a lock`, async () => {
    const waiting = await run.sql(
      `SELECT 1 FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'rnps-loop' AND wait_event_type = 'Lock'`,
    );
    return waiting.length >= n;
  });
}
