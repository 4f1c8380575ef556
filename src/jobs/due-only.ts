import type { Agenda } from 'agenda';
import type { Pool } from 'pg';

type Jobs = Pick<Agenda['db'], 'getNextJobToRun'>;

/**
 * Agenda asks for each job by itself, with an UPDATE, at every look (6.2.6): sixty a second while nothing is due. This asks
 * once a look which names have something due, and lets through only those.
 */
export function askForDueOnly(jobs: Jobs, pool: Pick<Pool, 'query'>): void {
  const next = jobs.getNextJobToRun.bind(jobs);
  let asked: Promise<Set<string>> | null = null;
  // All questions of one look are put before anything else has its turn.
  const dueNames = (until: Date, lockDeadline: Date) => {
    if (!asked) {
      asked = namesDue(pool, until, lockDeadline);
      queueMicrotask(() => (asked = null));
    }
    return asked;
  };
  jobs.getNextJobToRun = async (name, until, lockDeadline, ...rest) =>
    (await dueNames(until, lockDeadline)).has(name) ? next(name, until, lockDeadline, ...rest) : undefined;
}

// The condition is that of the backend's own question (3.0.6).
async function namesDue(pool: Pick<Pool, 'query'>, until: Date, lockDeadline: Date): Promise<Set<string>> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT DISTINCT name FROM agenda_jobs
      WHERE NOT disabled AND ((locked_at IS NULL AND next_run_at <= $1) OR locked_at <= $2)`,
    [until, lockDeadline],
  );
  return new Set(rows.map(({ name }) => name));
}
