import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pino from 'pino';
import manifest from '../../manifest.json';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox';
import { type ConfigChanges, type RunningApp, startApp } from '../../src/app';
import { type Config, loadConfig } from '../../src/config/config';
import { readEnv } from '../../src/config/env';
import { JOBS } from '../../src/jobs/definitions';
import { freshDatabase } from './fresh-database';
import { SIGNING_SECRET } from './lone-sandbox';
import { signAs, TEST_SECRET, TYPEFORM_SECRET } from './sign';

const CONFIG_FILE = resolve(__dirname, '../../rnps.config.yaml');

export interface RunOptions {
  mode?: 'http' | 'socket';
  sampleLife?: boolean;
  /** Changes to the shipped configuration. Lanes are fast and sources unlimited unless a test is about pacing. */
  config?: (shipped: Config) => ConfigChanges;
  /** A database of the test's own, to start on it again; made and dropped here when left out. */
  databaseUrl?: string;
  /** A workspace of the test's own. */
  sandbox?: Sandbox;
  /** Lines of the log, for tests that read it. */
  logTo?: (line: string) => void;
  realNow?: () => Date;
  /** Ticks that the test calls by hand, by the names of their jobs; the app's clock leaves them alone. */
  byHand?: string[];
  /** More of the environment, such as where a model is. */
  env?: Record<string, string>;
}

/** The whole app against the pretend workspace: real PostgreSQL, real Bolt, real WebClient, signed requests. */
export interface Running {
  app: RunningApp;
  sandbox: Sandbox;
  url: string;
  databaseUrl: string;
  sql: <T = Record<string, unknown>>(query: string, params?: unknown[]) => Promise<T[]>;
  /** A page gesture, such as page('/ui/command', {...}). */
  page: (path: string, body?: unknown) => Promise<{ status: number; body: any }>;
  /** Delivers a body as the tool would, signed. */
  deliver: (
    source: 'generic' | 'typeform' | 'formbricks',
    body: unknown,
    id?: string,
  ) => Promise<{ status: number; body: any }>;
  advance: (duration: string) => Promise<void>;
  /** Waits until `look` gives something; fails with `what` after WAIT_S. */
  until: <T>(what: string, look: () => T | Promise<T>) => Promise<NonNullable<T>>;
  stop: () => Promise<void>;
}

export async function runApp(options: RunOptions = {}): Promise<Running> {
  const database = options.databaseUrl ? null : await freshDatabase();
  const databaseUrl = options.databaseUrl ?? database!.url;
  const nowhere = {
    eventsUrl: 'http://127.0.0.1:9/',
    hooksUrl: 'http://127.0.0.1:9/',
    clockUrl: 'http://127.0.0.1:9/',
  };
  const sandbox =
    options.sandbox ??
    (await startSandbox({
      dataDir: null,
      port: 0,
      app: nowhere,
      signingSecret: SIGNING_SECRET,
      hookSecrets: { generic: TEST_SECRET, typeform: TYPEFORM_SECRET, formbricks: TEST_SECRET },
      events: manifest.settings.event_subscriptions.bot_events,
    }));
  const env = readEnv({
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: databaseUrl,
    RNPS_CONFIG: CONFIG_FILE,
    RNPS_CLOCK: 'adjustable',
    RNPS_WORKSPACE_KIND: 'sandbox',
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_API_URL: sandbox.apiUrl,
    ...(options.mode === 'socket'
      ? { SLACK_APP_TOKEN: sandbox.appToken }
      : { SLACK_SIGNING_SECRET: SIGNING_SECRET }),
    RNPS_SECRET_GENERIC: TEST_SECRET,
    RNPS_SECRET_TYPEFORM: TYPEFORM_SECRET,
    RNPS_SECRET_FORMBRICKS: TEST_SECRET,
    RNPS_SECRET_MAIL: TEST_SECRET,
    ...options.env,
  });
  const log = options.logTo
    ? pino({ level: 'debug' }, { write: (line: string) => options.logTo!(line) })
    : pino({ level: 'silent' });
  const shipped = loadConfig(CONFIG_FILE, env.secretsOf);
  const fast = { delivery: { laneMs: 5, editMs: 5, settleMs: 300 } };
  const sources = shipped.sources.map(({ rateLimit: _, ...source }) => source);
  const app = await startApp({
    env,
    log,
    sampleLife: options.sampleLife ?? false,
    config: { ...fast, sources, ...options.config?.(shipped) },
    ...(options.realNow ? { realNow: options.realNow } : {}),
    jobs: jobsBut(options.byHand ?? []),
  });
  const url = `http://127.0.0.1:${app.port}`;
  sandbox.setApp({ eventsUrl: `${url}/slack/events`, hooksUrl: `${url}/hooks`, clockUrl: `${url}/clock` });

  const post = async (address: string, body: string, headers: Record<string, string>) => {
    const response = await fetch(address, { method: 'POST', body, headers });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  };
  return {
    app,
    sandbox,
    url,
    databaseUrl,
    sql: (query, params = []) => app.deps.db.query(query, params),
    page: async (path, body) =>
      body === undefined
        ? fetch(sandbox.url + path).then(async (r) => ({ status: r.status, body: await r.json() }))
        : post(sandbox.url + path, JSON.stringify(body), { 'content-type': 'application/json' }),
    deliver: (source, body, id) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const secret = source === 'typeform' ? TYPEFORM_SECRET : TEST_SECRET;
      const headers = signAs(source, text, { secret, id: id ?? `msg_${randomUUID()}`, at: new Date() });
      return post(`${url}/hooks/${source}`, text, { 'content-type': 'application/json', ...headers });
    },
    advance: async (duration) => {
      const answer = await post(`${url}/clock`, JSON.stringify({ advance: duration }), {
        'content-type': 'application/json',
      });
      if (answer.status !== 200) throw new Error(`The clock was not moved: ${JSON.stringify(answer.body)}`);
    },
    until,
    stop: async () => {
      await app.stop();
      if (!options.sandbox) await sandbox.close();
      await database?.drop();
    },
  };
}

/** For whatever takes milliseconds, on a machine that others use, too. */
const WAIT_S = 20;

function jobsBut(byHand: string[]) {
  const unknown = byHand.find((name) => !JOBS.some((job) => job.name === name));
  if (unknown) throw new Error(`There is no job ${unknown}.`);
  return JOBS.filter(({ name }) => !byHand.includes(name));
}

/** Waits until `look` gives something; fails with `what` after WAIT_S. */
export async function until<T>(what: string, look: () => T | Promise<T>): Promise<NonNullable<T>> {
  const end = Date.now() + WAIT_S * 1000;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`Waited ${WAIT_S} seconds in vain for: ${what}`);
    await delay(20);
  }
}
