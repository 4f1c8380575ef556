import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import { createLiveAnnotator } from '../src/annotating/live-annotator';
import { adjustableClock, realClock } from '../src/clock';
import { type Config, loadConfig } from '../src/config/config';
import { type Env, readEnv, type SlackEnv } from '../src/config/env';
import { sourceLines } from '../src/config/with-source';
import { openExisting } from '../src/db/open-existing';
import type { Deps } from '../src/deps';
import { UserError } from '../src/domain/errors';
import type { RunDeps } from '../src/import/run-import';
import { createLog } from '../src/log';
import { currentTaxonomy } from '../src/queries/themes/current-taxonomy';
import { slackClients } from '../src/slack/clients';
import { openDirectory } from '../src/slack/directory';

export interface OpenForImport {
  deps: RunDeps;
  /** Whose database it is, in words. */
  whose: string;
  close: () => Promise<void>;
}

interface Stamp {
  kind: 'sandbox' | 'real';
  workspaceId: string;
}

/**
 * Opens the app's database, beside the app that may be running on it, and refuses one that does not fit the
 * environment. Slack is asked only for what concerns follow-ups; `needsSlack`: without it there is nothing to do.
 */
export async function openForImport(
  raw: Record<string, string | undefined>,
  { needsSlack }: { needsSlack: boolean },
): Promise<OpenForImport> {
  const env = readEnv(raw);
  if (needsSlack && !env.slack)
    throw new UserError(
      '--open-follow-ups posts cards that name people, so it needs SLACK_BOT_TOKEN and the rest of the environment that the app has.',
    );
  const realNow = () => new Date();
  const { db, ...opened } = await openExisting({ ...env, poolSize: 4, realNow });
  // What was imported is committed: whatever goes wrong on the way out has nothing to say about it.
  const close = () => opened.close().catch(() => {});
  try {
    const stamp = await stampOf(db, env);
    const clock = stamp.kind === 'sandbox' ? await adjustableClock(db, realNow) : realClock(realNow);
    const deps = { db, now: clock.now, newId: randomUUID };
    const full = env.slack
      ? await withSlack(deps, { env, slack: env.slack, stamp, realNow, needsSlack })
      : null;
    const whose = stamp.kind === 'sandbox' ? 'the sandbox' : `the workspace ${stamp.workspaceId}`;
    return { deps: { ...deps, full, sources: () => sourcesOf(env) }, whose, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function stampOf(db: DataSource, env: Env): Promise<Stamp> {
  const rows: Stamp[] = await db.query('SELECT kind, workspace_id AS "workspaceId" FROM installation');
  const stamp = rows[0];
  if (!stamp)
    throw new UserError(
      'No app was ever started on this database, so it is open whose it is. Start the app once (npm start), and then import.',
    );
  if (env.slack && stamp.kind !== env.workspaceKind)
    throw new UserError(
      `This database belongs to the ${stamp.kind} workspace ${stamp.workspaceId}, but the environment is for a ${env.workspaceKind} one. ` +
        'Name the right database in DATABASE_URL or RNPS_DATA_DIR. Nothing was imported.',
    );
  return stamp;
}

// Not every file needs one; who never wrote a configuration has no sources.
function sourcesOf({ configFile, secretsOf }: Env): Config['sources'] {
  const file = configFile ?? resolve('rnps.config.yaml');
  return configFile === null && !existsSync(file) ? [] : loadConfig(file, secretsOf).sources;
}

interface SlackSide {
  env: Env;
  slack: SlackEnv;
  stamp: Stamp;
  realNow: () => Date;
  needsSlack: boolean;
}

async function withSlack(
  deps: Pick<Deps, 'db' | 'now' | 'newId'>,
  { env, slack, stamp, realNow, needsSlack }: SlackSide,
): Promise<Deps | null> {
  const log = createLog('silent');
  const config = loadConfig(env.configFile ?? resolve('rnps.config.yaml'), env.secretsOf);
  const clients = slackClients(slack);
  try {
    const directory = await openDirectory({ db: deps.db, reader: clients.reader, config, log, realNow });
    if (directory.workspace.id !== stamp.workspaceId)
      throw new WrongWorkspace(
        `This database belongs to the workspace ${stamp.workspaceId}, but SLACK_BOT_TOKEN is of ${directory.workspace.id}. Nothing was imported.`,
      );
    // The running app finds what is owed by its heartbeat.
    return {
      ...deps,
      slack: clients,
      slackMode: slack.mode.kind,
      directory,
      config,
      sourceLines: sourceLines(env.configFile ?? resolve('rnps.config.yaml'), env),
      realNow,
      log,
      showPicture: async () => ({ kind: 'none', because: null }),
      forgetPicture: () => {},
      annotator: createLiveAnnotator(await currentTaxonomy(deps.db)),
      wake: () => {},
    };
  } catch (error) {
    // History that concerns no follow-up needs no Slack.
    if (needsSlack || error instanceof WrongWorkspace) throw error;
    return null;
  }
}

class WrongWorkspace extends UserError {}
