import { Pool } from 'pg';
import type { Sandbox } from '../../../sandbox/start-sandbox';
import type { Config } from '../../../src/config/config';
import { moveClockTo } from '../../support/business-time';
import { freshDatabase } from '../../support/fresh-database';
import { loneSandbox } from '../../support/lone-sandbox';
import { TEST_SECRET, TYPEFORM_SECRET } from '../../support/sign';
import {
  type AppProcess,
  type AppSettings,
  killAll,
  type Starting,
  spawnAppProcess,
} from '../start-app-process';
import { type Weather, weatherBefore } from './weather';

/** Fast lanes, and every card a message of its own. */
const DELIVERY = { laneMs: 5, editMs: 5, burst: 0 };

/** A pretend Slack behind bad weather, one PostgreSQL database, and as many processes of the app as wanted. */
export interface World {
  sandbox: Sandbox;
  weather: Weather;
  databaseUrl: string;
  sql: <T = Record<string, unknown>>(query: string, params?: unknown[]) => Promise<T[]>;
  /** Those that serve; a dead one is taken out. */
  apps: AppProcess[];
  start: () => Promise<AppProcess>;
  /** For those who want to kill it before it serves. */
  spawn: () => Starting;
  kill: (app: AppProcess) => Promise<void>;
  /** How many ended though nobody killed them, or left with something else than 0. */
  endedBadly: () => number;
  /** For every process that starts from now on. */
  setBusinessTime: (at: Date) => Promise<void>;
}

export interface WorldOptions extends Pick<AppSettings, 'configFile' | 'env'> {
  delivery?: Partial<Config['delivery']>;
  /** The business clock at the beginning; the machine's when left out. */
  at?: Date;
  migrated?: boolean;
  sampleLife?: boolean;
}

/** Opens a world, and leaves nothing of it behind, however the work ends. */
export async function inWorld<T>(options: WorldOptions, work: (world: World) => Promise<T>): Promise<T> {
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const database = await freshDatabase({ migrated: options.migrated ?? true });
    closers.push(() => database.drop());
    if (options.at) await moveClockTo(database.url, options.at);
    const sandbox = await loneSandbox({
      generic: TEST_SECRET,
      typeform: TYPEFORM_SECRET,
      formbricks: TEST_SECRET,
    });
    closers.push(() => sandbox.close());
    const weather = await weatherBefore(sandbox.url);
    closers.push(() => weather.close());
    const pool = new Pool({ connectionString: database.url, max: 4, application_name: 'the-weather' });
    pool.on('error', () => {});
    closers.push(() => pool.end());
    closers.push(killAll);
    const settings: AppSettings = {
      databaseUrl: database.url,
      port: 0,
      apiUrl: `${weather.url}/api/`,
      botToken: sandbox.botToken,
      delivery: { ...DELIVERY, ...options.delivery },
      sampleLife: options.sampleLife ?? false,
      ...(options.configFile ? { configFile: options.configFile } : {}),
      ...(options.env ? { env: options.env } : {}),
    };
    return await work(worldOf({ settings, sandbox, weather, pool }));
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

function worldOf(parts: { settings: AppSettings; sandbox: Sandbox; weather: Weather; pool: Pool }): World {
  const { settings, pool } = parts;
  const apps: AppProcess[] = [];
  let endedBadly = 0;
  const leave = (app: AppProcess) => {
    if (apps.includes(app)) apps.splice(apps.indexOf(app), 1);
  };
  const sql = async <T>(query: string, params: unknown[] = []) =>
    (await pool.query(query, params)).rows as T[];
  return {
    sandbox: parts.sandbox,
    weather: parts.weather,
    databaseUrl: settings.databaseUrl,
    sql,
    apps,
    spawn: () => spawnAppProcess(settings),
    start: async () => {
      const app = await spawnAppProcess(settings).ready;
      apps.push(app);
      void app.exit.then(({ code }) => {
        if (apps.includes(app) && code !== 0) endedBadly += 1;
        leave(app);
      });
      return app;
    },
    kill: async (app) => {
      leave(app);
      await app.kill();
    },
    endedBadly: () => endedBadly,
    setBusinessTime: (at) => moveClockTo(settings.databaseUrl, at),
  };
}
