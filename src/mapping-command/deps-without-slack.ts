import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import { createLiveAnnotator } from '../annotating/live-annotator';
import { adjustableClock, realClock } from '../clock';
import type { Config } from '../config/config';
import type { Env } from '../config/env';
import { sourceLines } from '../config/with-source';
import type { Deps } from '../deps';
import { UserError } from '../domain/errors';
import { createLog } from '../log';
import { currentTaxonomy } from '../queries/themes/current-taxonomy';
import { cachedDirectory } from '../slack/cached-directory';

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
    sourceLines: sourceLines(env.configFile ?? resolve('rnps.config.yaml'), env),
    directory: await cachedDirectory(db, config),
    slackMode: 'http',
    get slack(): never {
      throw new Error('This command does not ask Slack.');
    },
    now: clock.now,
    realNow,
    newId: randomUUID,
    log: createLog('silent'),
    showPicture: async () => ({ kind: 'none', because: null }),
    forgetPicture: () => {},
    annotator: createLiveAnnotator(await currentTaxonomy(db)),
    wake: () => {},
  };
}
