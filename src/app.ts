import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { buildDeps } from './app/build-deps';
import type { Closers } from './app/closers';
import { openMetrics } from './app/metrics-shown';
import { buildRoutes } from './app/routes';
import { startWorkers } from './app/workers';
import { type Config, loadConfig } from './config/config';
import type { Env } from './config/env';
import { openConnections } from './db/connections';
import { startEmbedded } from './db/embedded/start-embedded';
import type { Dispatcher } from './delivery/dispatcher';
import { tryStuckAgain } from './delivery/stuck-work';
import type { Deps } from './deps';
import { UserError } from './domain/errors';
import { buildServer } from './http/server';
import { JOBS, type Job } from './jobs/definitions';
import { type Scheduler, startScheduler } from './jobs/scheduler';
import { registerListeners } from './listeners';
import { landed } from './listeners/in-flight';
import { createBolt } from './slack/bolt';
import { loadSampleLife } from './use-cases/history/load-sample-life';

export interface RunningApp {
  /** The port that was taken; of interest when 0 was asked for. */
  port: number;
  deps: Deps;
  /** Drains and leaves; safe to call twice. */
  stop: () => Promise<void>;
}

export interface StartOptions {
  env: Env;
  log: Logger;
  realNow?: () => Date;
  /** Two years of plausible answers on the first start; refused unless the database is a sandbox's. */
  sampleLife?: boolean;
  /** Replaces parts of the configuration file, for a sandbox that knows no rate limits and for tests. */
  config?: ConfigChanges;
  /** What happens by the clock, for tests that ring some of it themselves; all of it when left out. */
  jobs?: readonly Job[];
}

/** Of `delivery`, single settings may be replaced. */
export type ConfigChanges = Omit<Partial<Config>, 'delivery'> & { delivery?: Partial<Config['delivery']> };

/** Starts every part in order, and stops what was started when a later part fails. Errors that people can mend are UserErrors. */
export async function startApp({
  env,
  log,
  realNow = () => new Date(),
  sampleLife = false,
  config: changes = {},
  jobs = JOBS,
}: StartOptions): Promise<RunningApp> {
  const { slack } = env;
  if (!slack)
    throw new UserError(
      'SLACK_BOT_TOKEN is not set. Without any settings, npm start brings a sandbox of its own.',
    );
  const configFile = env.configFile ?? resolve('rnps.config.yaml');
  const file = loadConfig(configFile, env.secretsOf, env.tokenOf);
  const config: Config = { ...file, ...changes, delivery: { ...file.delivery, ...changes.delivery } };
  const closers: Closers = [];
  const stop = once(async () => {
    for (const close of closers.reverse()) {
      await close().catch((error) => log.warn({ err: error }, 'a part did not stop cleanly'));
    }
  });
  try {
    const databaseUrl = env.databaseUrl ?? (await startDatabase({ env, log, realNow }, closers));
    const connections = await openConnections({
      url: databaseUrl,
      onPoolError: (error) => log.warn({ err: error }, 'a database connection was lost'),
    });
    closers.push(connections.close);
    closers.push(landed);
    const metrics = openMetrics(connections.people);
    let dispatcher: Dispatcher | null = null;
    let scheduler: Scheduler | null = null;
    let isStopping = false;
    const { deps, ofWorkers, ofTicks, clock, names } = await buildDeps(
      {
        env: { ...env, slack },
        config,
        configFile,
        connections,
        metrics,
        log,
        realNow,
        wake: () => dispatcher?.wake(),
      },
      closers,
    );
    if (sampleLife) await loadSampleLife(deps);
    // This version, or this machine, may do what failed before.
    await tryStuckAgain(deps);

    const bolt = createBolt(slack, log);
    registerListeners(bolt.app, deps);
    const server = await buildServer({
      slackListener: bolt.listener,
      routes: buildRoutes({
        env,
        deps,
        clock,
        metrics,
        runTicks: async () => scheduler?.runAll(),
        isStopping: () => isStopping,
      }),
    });
    await bolt.start();
    closers.push(() => bolt.stop());
    // Closed after the work is drained, so that /readyz can say 503 meanwhile; a hook still answered is committed.
    closers.push(() => server.close());
    dispatcher = startWorkers(ofWorkers, { names, metrics }, closers);
    const started = await startScheduler(ofTicks, databaseUrl, jobs);
    scheduler = started;
    closers.push(() => started.stop());
    await server.listen({ port: env.port, host: env.host });
    closers.push(async () => {
      isStopping = true;
    });
    const address = server.server.address();
    const port = typeof address === 'object' && address ? address.port : env.port;
    const { name: workspace } = deps.directory.workspace;
    log.info({ port, workspace, mode: slack.mode.kind }, 'rNPS Loop is running');
    return { port, deps, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startDatabase(
  { env, log, realNow }: Required<Pick<StartOptions, 'env' | 'log' | 'realNow'>>,
  closers: Closers,
): Promise<string> {
  const database = await startEmbedded({
    dataDir: resolve(env.dataDir),
    log: (line) => log.info({ from: 'postgres' }, line),
    realNow: () => realNow().getTime(),
  });
  closers.push(() => database.stop());
  return database.url;
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
