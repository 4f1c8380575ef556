import { PostgresBackend } from '@agendajs/postgres-backend';
import { Agenda } from 'agenda';
import { Pool } from 'pg';
import type { Deps } from '../deps';
import { JOBS, type Job } from './definitions';

export interface Scheduler {
  /** Runs every tick now; used when the business clock was moved. */
  runAll: () => Promise<void>;
  stop: () => Promise<void>;
}

// Both are short also because a drained agenda leaves a timer of the one, and of half the other, behind (6.2.6),
// and a process that was stopped should end by itself.
/** How soon after its instant a tick starts. Rungs may be five seconds late at the most. */
const PROCESS_EVERY_MS = 400;
/** A process killed in the middle of a tick holds it up for this long; another then takes over. */
const LOCK_MS = 1000;

/** Agenda as a clock only: each job is a tick, and what is owed stands in our own tables. */
export async function startScheduler(deps: Deps, databaseUrl: string): Promise<Scheduler> {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 3,
    application_name: 'rnps-loop-jobs',
    connectionTimeoutMillis: 5000,
  });
  // Without these three, one dropped connection ends the process: the pool listens to idle ones only.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', (error) => deps.log.warn({ err: error }, 'the job clock lost a database connection'));
  const agenda = new Agenda({
    backend: new PostgresBackend({ pool, ensureSchema: false, disableNotifications: true }),
    processEvery: PROCESS_EVERY_MS,
    defaultLockLifetime: LOCK_MS,
    removeOnComplete: true,
  });
  agenda.on('error', (error) => {
    // Agenda looks after a job while it runs, and takes one that has just ended and is being written down for a lost one.
    if (/no lockedAt date found/.test(String(error?.message))) return;
    deps.log.warn({ err: error }, 'the job clock stumbled');
  });
  for (const job of JOBS) define(agenda, deps, job);
  // Written down before the first tick: on a slow machine ticks would keep all connections busy meanwhile.
  for (const job of JOBS) await agenda.every(job.every, job.name);
  await agenda.start();
  return {
    runAll: async () => {
      for (const job of JOBS) await job.run(deps);
    },
    stop: async () => {
      // stop() does not wait for what is running, drain() does.
      await agenda.drain();
      await pool.end();
    },
  };
}

function define(agenda: Agenda, deps: Deps, job: Job): void {
  agenda.define(
    job.name,
    async (tick) => {
      const keepLocked = setInterval(() => void tick.touch().catch(() => {}), LOCK_MS / 4);
      try {
        const done = await job.run(deps);
        if (done > 0) deps.log.info({ job: job.name, done }, 'job done');
      } catch (error) {
        // Thrown on, agenda would wait for a retry of its own; the next tick finds the same work.
        deps.log.error({ err: error, job: job.name }, 'job failed');
      } finally {
        clearInterval(keepLocked);
      }
      const next = await job.nextAt?.(deps).catch(() => null);
      if (!next) return;
      const nextReal = deps.realNow().getTime() + (next.getTime() - deps.now().getTime());
      const heartbeat = tick.attrs.nextRunAt?.getTime() ?? Number.POSITIVE_INFINITY;
      // Agenda saves this with the job's end: wake precisely, with the heartbeat behind it.
      tick.attrs.nextRunAt = new Date(
        Math.max(deps.realNow().getTime() + 1000, Math.min(heartbeat, nextReal)),
      );
    },
    { concurrency: 1 },
  );
}
