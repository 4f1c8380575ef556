import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import { adjustableClock, realClock } from '../clock';
import type { Config } from '../config/config';
import type { Env } from '../config/env';
import { openDatabase } from '../db/data-source';
import { startEmbedded } from '../db/embedded/start-embedded';
import type { Deps } from '../deps';
import { UserError } from '../domain/errors';
import { createLog } from '../log';
import { cachedDirectory } from '../slack/cached-directory';

export interface Opened {
  db: DataSource;
  close: () => Promise<void>;
}

/** The app's database, given or embedded, beside a running app or not. Never makes one (UserError). */
export async function openAppDatabase(env: Env, realNow: () => Date): Promise<Opened> {
  const dataDir = resolve(env.dataDir);
  if (!env.databaseUrl && !existsSync(join(dataDir, 'postgres'))) {
    throw new UserError(
      `There is no database in ${dataDir} yet. Start the app once with npm start, or name its database in DATABASE_URL or RNPS_DATA_DIR.`,
    );
  }
  const embedded = env.databaseUrl
    ? null
    : await startEmbedded({ dataDir, log: () => {}, realNow: () => realNow().getTime() });
  try {
    const url = env.databaseUrl ?? embedded!.url;
    const db = await openDatabase({ url, poolSize: 2, onPoolError: () => {} });
    const close = async () => {
      await db.destroy();
      await embedded?.stop();
    };
    return { db, close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** What recording an answer asks for, without Slack: cards are owed, and the running app sends them. */
export async function depsWithoutSlack(
  db: DataSource,
  config: Config,
  env: Env,
  realNow: () => Date,
): Promise<Deps> {
  const rows: { kind: string }[] = await db.query('SELECT kind FROM installation');
  if (!rows[0]) {
    throw new UserError('No app was ever started on this database. Start it once with npm start.');
  }
  // A sandbox's business time may have been moved ahead.
  const adjustable = rows[0].kind === 'sandbox' || env.clock === 'adjustable';
  const clock = adjustable ? await adjustableClock(db, realNow) : realClock(realNow);
  return {
    db,
    config,
    directory: await cachedDirectory(db, config),
    slackMode: 'http',
    get slack(): never {
      throw new Error('This command does not ask Slack.');
    },
    now: clock.now,
    realNow,
    newId: randomUUID,
    log: createLog('silent'),
    wake: () => {},
  };
}
