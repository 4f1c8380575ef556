import { Client } from 'pg';
import type { Sandbox } from '../../sandbox/start-sandbox';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';
import { loneSandbox } from '../support/lone-sandbox';
import { type AppProcess, type AppSettings, killAll, spawnAppProcess } from './start-app-process';

/** For each test of a file a workspace and a database of its own, and apps as processes that can be killed. */
export interface LoneApp {
  readonly sandbox: Sandbox;
  readonly db: Client;
  start(more?: Pick<AppSettings, 'sources' | 'configFile' | 'env'>): Promise<AppProcess>;
  /** Of how many rows a table consists, or what is written after FROM. */
  count(from: string): Promise<number>;
}

/** To be called once at the top of a file. */
export function useLoneApp(): LoneApp {
  let sandbox: Sandbox;
  let database: FreshDatabase;
  let db: Client;
  beforeEach(async () => {
    sandbox = await loneSandbox();
    database = await freshDatabase();
    db = new Client({ connectionString: database.url });
    await db.connect();
  });
  afterEach(async () => {
    await killAll();
    await db.end();
    await sandbox.close();
    await database.drop();
  });
  return {
    get sandbox() {
      return sandbox;
    },
    get db() {
      return db;
    },
    start: (more) =>
      spawnAppProcess({
        databaseUrl: database.url,
        port: 0,
        apiUrl: sandbox.apiUrl,
        botToken: sandbox.botToken,
        delivery: { laneMs: 5, editMs: 5, settleMs: 300 },
        ...more,
      }).ready,
    count: async (from) => Number((await db.query(`SELECT count(*) AS n FROM ${from}`)).rows[0].n),
  };
}
