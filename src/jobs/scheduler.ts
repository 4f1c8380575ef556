import { PostgresBackend } from '@agendajs/postgres-backend';
import { Agenda, type Job as AgendaJob } from 'agenda';
import { Pool } from 'pg';
import type { Deps } from '../deps';
import type { Job } from './definitions';
import { askForDueOnly } from './due-only';

export interface Scheduler {
  /** Runs every tick now, also when one of them fails; used when the business clock was moved. */
  runAll: () => Promise<void>;
  stop: () => Promise<void>;
}

// Both are short also because a drained agenda leaves a timer of the one, and of half the other, behind (6.2.6),
// and a process that was stopped should end by itself.
/** How soon after its instant a tick starts. Rungs may be five seconds late at the most. */
const PROCESS_EVERY_MS = 400;
/**
 * A process killed in the middle of a tick holds it up for this long; another then takes over. On a machine that is short of
 * time a process stands still for a second and more, and a tick under way is not lost for that.
 */
const LOCK_MS = 3000;
/** The clock itself reads and writes a row at a time. */
const CONNECTIONS = 2;

/** Agenda as a clock only: each job is a tick, and what is owed stands in our own tables. */
export async function startScheduler(
  deps: Deps,
  databaseUrl: string,
  jobs: readonly Job[],
): Promise<Scheduler> {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    application_name: 'rnps-loop-jobs',
    // Nobody waits for a tick, and on a machine that is short of time a connection takes its while.
    connectionTimeoutMillis: 30_000,
  });
  // Without these three, one dropped connection ends the process: the pool listens to idle ones only.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', (error) => deps.log.warn({ err: error }, 'the job clock lost a database connection'));
  const agenda = new Agenda({
    backend: new PostgresBackend({ pool, ensureSchema: false, disableNotifications: true }),
    processEvery: PROCESS_EVERY_MS,
    defaultLockLifetime: LOCK_MS,
    // A place for each, so that none waits for those that wait for Slack or a mail server.
    maxConcurrency: jobs.length,
    removeOnComplete: true,
  });
  unlockQuietly(agenda.db, deps);
  askForDueOnly(agenda.db, pool);
  agenda.on('error', (error) => tellTrouble(deps, error));
  const underWay = new Map<string, Promise<void>>();
  for (const job of jobs) agenda.define(job.name, tickOf(job, { deps, underWay }), { concurrency: 1 });
  // Written down before the first tick: on a slow machine ticks would keep all connections busy meanwhile.
  for (const job of jobs) await agenda.every(job.every, job.name);
  await agenda.start();
  return {
    runAll: async () => {
      for (const job of jobs) await runOnce(deps, job);
    },
    stop: async () => {
      // stop() does not wait for what is running, drain() does.
      await agenda.drain();
      // Of those that were taken for lost drain() knows nothing any more.
      await Promise.all(underWay.values());
      await pool.end();
    },
  };
}

/** Agenda looks after a job while it runs, by the times that its lock was kept (6.2.6); what it says of it has no code. */
export function tellTrouble({ log }: Pick<Deps, 'log'>, error: Error): void {
  // It has just ended and is being written down.
  if (/no lockedAt date found/.test(error.message)) return;
  const late = /^execution of '([\w-]+)' canceled, execution took more than/.exec(error.message);
  // The tick goes on. Whoever takes it over meanwhile finds what is left, because what is owed stands in our own tables.
  if (late) log.info({ job: late[1] }, 'a tick was taken for lost, because this machine is short of time');
  else log.warn({ err: error }, 'the job clock stumbled');
}

/**
 * Agenda lets go of jobs without waiting for it (6.2.6), so that a failure would be nobody's, and end the process. The lock
 * ends by itself soon after.
 */
export function unlockQuietly(jobs: Pick<Agenda['db'], 'unlockJob'>, { log }: Pick<Deps, 'log'>): void {
  const unlock = jobs.unlockJob.bind(jobs);
  jobs.unlockJob = (job) =>
    unlock(job).catch((error: unknown) =>
      log.warn({ err: error }, 'the job clock could not let go of a job'),
    );
}

interface Running {
  deps: Deps;
  /** Ticks of this process that have not ended, by name. */
  underWay: Map<string, Promise<void>>;
}

/** What is done when a job is rung. */
export function tickOf(job: Job, { deps, underWay }: Running) {
  return async (tick: Pick<AgendaJob, 'touch' | 'attrs'>): Promise<void> => {
    // It was taken for lost, and does not run beside itself: that would only add to what the machine has to do.
    if (underWay.has(job.name)) return;
    // What agenda looks at; it was as old as the wait for this process's turn.
    tick.attrs.lockedAt = deps.realNow();
    let touching: Promise<void> | null = null;
    const keeping = setInterval(() => (touching = tick.touch().catch(() => {})), LOCK_MS / 4);
    const running = runOnce(deps, job);
    underWay.set(job.name, running);
    await running;
    underWay.delete(job.name);
    clearInterval(keeping);
    // Written after the end of the tick it would lock the next one, and take its instant back.
    await touching;
    const next = await job.nextAt?.(deps).catch(() => null);
    if (!next) return;
    const nextReal = deps.realNow().getTime() + (next.getTime() - deps.now().getTime());
    const heartbeat = tick.attrs.nextRunAt?.getTime() ?? Number.POSITIVE_INFINITY;
    // Agenda saves this with the job's end: wake precisely, with the heartbeat behind it.
    tick.attrs.nextRunAt = new Date(Math.max(deps.realNow().getTime() + 1000, Math.min(heartbeat, nextReal)));
  };
}

async function runOnce(deps: Deps, job: Job): Promise<void> {
  try {
    const done = await job.run(deps);
    if (done > 0) deps.log.info({ job: job.name, done }, 'job done');
  } catch (error) {
    // Thrown on, agenda would wait for a retry of its own; the next tick finds the same work.
    deps.log.error({ err: error, job: job.name }, 'job failed');
  }
}
