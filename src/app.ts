import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import type { CallReport } from './ai/model/call-in-budget';
import { connectAi } from './ai/model/connect-ai';
import { createLiveAnnotator } from './annotating/live-annotator';
import { startAsking } from './asking/worker';
import { adjustableClock, letTimePass, realClock } from './clock';
import { type Config, checkThemes, loadConfig } from './config/config';
import type { Env } from './config/env';
import { sourceLines } from './config/with-source';
import { openDatabase } from './db/data-source';
import { type EmbeddedDatabase, startEmbedded } from './db/embedded/start-embedded';
import { stampDatabase } from './db/stamp';
import { startDispatcher } from './delivery/dispatcher';
import type { Deps } from './deps';
import { UserError } from './domain/errors';
import { startDroppedFiles } from './dropped/worker';
import { clockRoute } from './http/clock-route';
import { healthRoutes } from './http/health-routes';
import { buildServer } from './http/server';
import { hooksRoute } from './ingest/hooks-route';
import { startScheduler } from './jobs/scheduler';
import { registerListeners } from './listeners';
import { landed } from './listeners/in-flight';
import { mailRoute } from './mail/mail-route';
import { mailServerOf } from './mail/mail-server';
import { createMetrics, watchComments, watchModel, watchPendingFetches } from './metrics';
import { openPainter } from './pictures/painter';
import { presentPicture, rememberPictures } from './presenters/present-picture';
import { pendingFetches } from './queries/operations/pending-fetches';
import { annotationProgress } from './queries/themes/annotation-progress';
import { currentTaxonomy } from './queries/themes/current-taxonomy';
import { waitingForModel } from './queries/themes/model-progress';
import { createBolt } from './slack/bolt';
import { slackClients } from './slack/clients';
import { openDirectory } from './slack/directory';
import { inTime } from './slack/in-time';
import { uploadPicture } from './slack/upload-picture';
import { recordDelivery } from './use-cases/answers/record-delivery';
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
}: StartOptions): Promise<RunningApp> {
  const slackEnv = env.slack;
  if (!slackEnv)
    throw new UserError(
      'SLACK_BOT_TOKEN is not set. Without any settings, npm start brings a sandbox of its own.',
    );
  const configFile = env.configFile ?? resolve('rnps.config.yaml');
  const file = loadConfig(configFile, env.secretsOf, env.tokenOf);
  const config: Config = { ...file, ...changes, delivery: { ...file.delivery, ...changes.delivery } };
  const closers: (() => Promise<void>)[] = [];
  const stop = once(async () => {
    for (const close of closers.reverse()) {
      await close().catch((error) => log.warn({ err: error }, 'a part did not stop cleanly'));
    }
  });
  try {
    const databaseUrl = env.databaseUrl ?? (await embedded(env, log, realNow, closers)).url;
    const db = await openDatabase({
      url: databaseUrl,
      onPoolError: (error) => log.warn({ err: error }, 'a database connection was lost'),
    });
    closers.push(() => db.destroy());
    closers.push(landed);
    const slack = slackClients(slackEnv);
    const directory = await openDirectory({ db, reader: slack.reader, config, log, realNow });
    await stampDatabase(db, { kind: env.workspaceKind, workspaceId: directory.workspace.id }, realNow());
    const clock = env.clock === 'adjustable' ? await adjustableClock(db, realNow) : realClock(realNow);

    const taxonomy = await currentTaxonomy(db);
    checkThemes(
      config,
      configFile,
      taxonomy.themes.map(({ id }) => id),
    );
    const metrics = createMetrics();
    watchPendingFetches(metrics.registry, () => pendingFetches(db));
    const painter = openPainter();
    closers.push(() => painter.stop());
    const upload = (png: Buffer, words: { name: string; alt: string }) =>
      uploadPicture(slack.reader, png, words);
    const pictures = rememberPictures((picture, name) =>
      presentPicture({ paint: painter.paint, upload, log }, picture, name),
    );
    const onCall = countCalls(metrics, log);
    const ai = connectAi({ env: env.ai, settings: config.ai, db, now: clock.now, realNow, onCall });
    watchComments(metrics.registry, () => annotationProgress(db));
    watchModel(metrics.registry, () => waitingForModel(db));
    const mail = mailServerOf(env.smtp, config.smtp);
    if ('without' in mail && mail.isMistake) throw new UserError(`Replies by e-mail: ${mail.without}.`);
    let dispatcher: ReturnType<typeof startDispatcher> | null = null;
    const deps: Deps = {
      db,
      slack,
      ai,
      mailServer: 'server' in mail ? mail.server : null,
      slackMode: slackEnv.mode.kind,
      directory,
      annotator: createLiveAnnotator(taxonomy),
      config,
      sourceLines: sourceLines(configFile, env),
      now: clock.now,
      realNow,
      newId: randomUUID,
      log,
      showPicture: pictures.show,
      forgetPicture: pictures.forget,
      wake: () => dispatcher?.wake(),
    };
    if (sampleLife) await loadSampleLife(deps);

    const bolt = createBolt(slackEnv, log);
    registerListeners(bolt.app, deps);
    let stopping = false;
    let scheduler: Awaited<ReturnType<typeof startScheduler>> | null = null;
    const server = await buildServer({
      slackListener: bolt.listener,
      routes: [
        healthRoutes({ metrics: metrics.registry, readiness: () => readiness(deps, () => stopping) }),
        (app) =>
          hooksRoute(app, {
            sources: () => config.sources,
            realNow,
            log,
            record: async (input) => {
              const result = await recordDelivery(deps, input);
              metrics.deliveries.inc({ source: input.source, result: result.kind });
              return result;
            },
          }),
        (app) => mailRoute(app, { deps, secrets: env.smtp.hookSecrets }),
        ...(env.clock === 'adjustable'
          ? [
              clockRoute({
                now: clock.now,
                realNow,
                advance: (ms) => letTimePass({ deps, clock, runJobs: async () => scheduler?.runAll() }, ms),
              }),
            ]
          : []),
      ],
    });

    await bolt.start();
    closers.push(() => bolt.stop());
    // Closed after the work is drained, so that /readyz can say 503 meanwhile; a hook still answered is committed.
    closers.push(() => server.close());
    const running = startDispatcher(deps, (result) => metrics.messages.inc({ result }));
    dispatcher = running;
    closers.push(() => running.stop());
    const dropped = startDroppedFiles(deps);
    closers.push(() => dropped.stop());
    const asking = startAsking(deps, (result) => metrics.commentsRead.inc({ result }));
    closers.push(() => asking.stop());
    const jobs = await startScheduler(deps, databaseUrl);
    scheduler = jobs;
    closers.push(() => jobs.stop());
    await server.listen({ port: env.port, host: env.host });
    closers.push(async () => {
      stopping = true;
    });
    const address = server.server.address();
    const port = typeof address === 'object' && address ? address.port : env.port;
    log.info({ port, workspace: directory.workspace.name, mode: slackEnv.mode.kind }, 'rNPS Loop is running');
    return { port, deps, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function embedded(
  env: Env,
  log: Logger,
  realNow: () => Date,
  closers: (() => Promise<void>)[],
): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({
    dataDir: resolve(env.dataDir),
    log: (line) => log.info({ from: 'postgres' }, line),
    realNow: () => realNow().getTime(),
  });
  closers.push(() => database.stop());
  return database;
}

async function readiness(deps: Deps, stopping: () => boolean) {
  if (stopping()) return { ready: false, database: 'stopping', slack: 'stopping' };
  const [database, slack] = await Promise.all([
    answers(deps.db.query('SELECT 1')),
    answers(deps.slack.reader.api.test()),
  ]);
  return { ready: database === 'ok' && slack === 'ok', database, slack };
}

/** A probe gives up soon; one that hangs is as good as none. */
const PROBE_MS = 2000;

async function answers(probe: Promise<unknown>): Promise<'ok' | 'unreachable'> {
  const asked = probe.then(
    () => 'ok' as const,
    () => 'unreachable' as const,
  );
  return inTime(PROBE_MS, asked, 'unreachable');
}

function countCalls(metrics: ReturnType<typeof createMetrics>, log: Logger) {
  return ({ result, what, inputTokens, outputTokens }: CallReport) => {
    metrics.aiCalls.inc({ result });
    metrics.aiTokens.inc({ direction: 'in' }, inputTokens);
    metrics.aiTokens.inc({ direction: 'out' }, outputTokens);
    if (result !== 'ok') log.warn({ result, what }, 'the model gave no answer');
  };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
