import { accessSync, constants, existsSync, readdirSync, statfsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Client } from 'pg';
import type { Config } from '../config/config';
import type { Env } from '../config/env';
import { checkRuns, findBinaries } from '../db/embedded/binaries';
import { chooseRunner } from '../db/embedded/runner';
import { startEmbedded } from '../db/embedded/start-embedded';
import { checkCanvases } from './check-canvases';
import { checkRetention } from './check-retention';
import { checkStuckWork } from './check-stuck-work';
import { checkNamedThemes, type NamedThemes } from './check-themes';
import { bad, type Finding, ok, warn } from './finding';

/** Whom the database should belong to; the id is null when it is not known. */
export interface ExpectedStamp {
  kind: 'sandbox' | 'real';
  workspaceId: string | null;
}

/** The oldest PostgreSQL that its makers still mend; the embedded one is far newer. */
const OLDEST_VERSION = 14;
const LITTLE_SPACE_BYTES = 500e6;

interface Expected {
  stamp: ExpectedStamp;
  /** Null while the configuration cannot be read. */
  named: (NamedThemes & { config: Pick<Config, 'retention'> }) | null;
}

/** Whether the data directory takes data, and the database, given or embedded, is there, current, and the right one. */
export async function* checkDatabase(
  env: Env,
  expected: Expected,
  realNow: () => Date,
): AsyncGenerator<Finding> {
  const { stamp, named } = expected;
  const dataDir = resolve(env.dataDir);
  if (!env.databaseUrl || stamp.kind === 'sandbox') yield checkDirectory(dataDir);
  if (env.databaseUrl) return yield* checkServer(env.databaseUrl, 'DATABASE_URL', expected);
  if (!existsSync(join(dataDir, 'postgres'))) {
    yield checkPrograms(dataDir);
    if (named) yield* checkNamedThemes(named, null);
    return;
  }
  try {
    const database = await startEmbedded({ dataDir, log: () => {}, realNow: () => realNow().getTime() });
    try {
      yield* checkServer(database.url, `embedded${database.adopted ? ', running' : ''}`, expected);
    } finally {
      await database.stop();
    }
  } catch (error) {
    yield bad(
      `The embedded database does not start: ${(error as Error).message}`,
      'Do what it says, or set DATABASE_URL.',
    );
  }
}

function checkDirectory(dataDir: string): Finding {
  let existing = dataDir;
  while (!existsSync(existing)) existing = dirname(existing);
  try {
    accessSync(existing, constants.W_OK | constants.X_OK);
  } catch {
    return bad(
      `Nothing can be written to ${existing}, where the data directory ${dataDir} is.`,
      'Name another in RNPS_DATA_DIR, or start as the user who owns it.',
    );
  }
  const { bavail, bsize } = statfsSync(existing);
  const free = `${Math.floor((bavail * bsize) / 1e6)} MB free`;
  return bavail * bsize < LITTLE_SPACE_BYTES
    ? warn(
        `Data directory ${dataDir}: only ${free}.`,
        'Make room, or name another directory in RNPS_DATA_DIR.',
      )
    : ok(`Data directory ${dataDir}: ${existing === dataDir ? 'can be written to' : 'can be made'}, ${free}`);
}

function checkPrograms(dataDir: string): Finding {
  let existing = dataDir;
  while (!existsSync(existing)) existing = dirname(existing);
  const later = `Embedded database: made on the first start, in ${join(dataDir, 'postgres')}`;
  try {
    const runner = chooseRunner(existing, null);
    const binaries = findBinaries(runner, () => {
      throw new CopiedOnStart();
    });
    checkRuns(binaries, runner);
    return ok(`${later} (PostgreSQL ${binaries.version.split('-')[0]} runs here)`);
  } catch (error) {
    if (error instanceof CopiedOnStart)
      return ok(`${later}; its programs are copied to where its user can reach them`);
    return bad((error as Error).message, 'See above; with DATABASE_URL no embedded database is needed.');
  }
}

/** Thrown instead of copying a hundred megabytes, which only a start should do. */
class CopiedOnStart extends Error {}

async function* checkServer(url: string, name: string, { stamp, named }: Expected): AsyncGenerator<Finding> {
  let client: Client | null = null;
  try {
    client = new Client({
      connectionString: url,
      connectionTimeoutMillis: 5000,
      application_name: 'rnps-doctor',
    });
    client.on('error', () => {});
    await client.connect();
    yield* checkVersion(client, name);
    yield* checkSchema(client, stamp);
    if (!named) return;
    yield* checkNamedThemes(named, await themesOf(client));
    yield* checkRetention(client, named.config);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    yield bad(
      `Database (${name}) cannot be used: ${message || code}.`,
      'Check the host, port, user, password and database name in DATABASE_URL, and that the server is up.',
    );
  } finally {
    await client?.end().catch(() => {});
  }
}

// Null: the tables are not there yet.
async function themesOf(client: Client) {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('taxonomies') IS NOT NULL AS there`,
  );
  return rows[0]!.there ? { query: async (text: string) => (await client.query(text)).rows as never } : null;
}

async function* checkVersion(client: Client, name: string): AsyncGenerator<Finding> {
  const { rows } = await client.query<{ version: string }>(
    "SELECT current_setting('server_version_num') AS version",
  );
  const major = Math.floor(Number(rows[0]!.version) / 10_000);
  yield major < OLDEST_VERSION
    ? bad(
        `Database (${name}): PostgreSQL ${major} is too old.`,
        `Move to PostgreSQL ${OLDEST_VERSION} or newer.`,
      )
    : ok(`Database (${name}): PostgreSQL ${major}`);
}

async function* checkSchema(client: Client, stamp: ExpectedStamp): AsyncGenerator<Finding> {
  const { rows } = await client.query<{ migrations: boolean; installation: boolean; may_create: boolean }>(
    `SELECT to_regclass('migrations') IS NOT NULL AS migrations, to_regclass('installation') IS NOT NULL AS installation,
            has_schema_privilege(current_schema(), 'CREATE') AS may_create`,
  );
  const has = rows[0]!;
  if (!has.may_create) {
    yield bad(
      'The database user may not create tables.',
      'GRANT CREATE, USAGE ON SCHEMA public TO that user.',
    );
  }
  if (!has.migrations) {
    yield ok('The database is empty; the tables are made on the first start.');
    return;
  }
  const done = Number((await client.query<{ n: string }>('SELECT count(*) AS n FROM migrations')).rows[0]!.n);
  const ours = readdirSync(join(__dirname, '../db/migrations')).length;
  if (done > ours) {
    yield bad(
      `The database has ${done} migrations, this version of the app knows ${ours}.`,
      'A newer version ran on it: start that one, or restore a backup of before.',
    );
  } else yield ok(`Migrations: ${done} of ${ours}${done < ours ? '; the rest run on the next start' : ''}`);
  if (has.installation) yield* checkStamp(client, stamp);
  yield* checkCanvases(client);
  yield* checkStuckWork(client);
}

async function* checkStamp(client: Client, stamp: ExpectedStamp): AsyncGenerator<Finding> {
  const { rows } = await client.query<{ kind: string; workspace_id: string }>(
    'SELECT kind, workspace_id FROM installation',
  );
  const found = rows[0];
  if (!found) return;
  const right = found.kind === stamp.kind && (!stamp.workspaceId || found.workspace_id === stamp.workspaceId);
  const words = `The database belongs to the ${found.kind} workspace ${found.workspace_id}`;
  yield right
    ? ok(`${words}.`)
    : bad(
        `${words}, not to ${stamp.kind === 'real' ? `the real workspace ${stamp.workspaceId ?? ''}`.trim() : 'a sandbox'}.`,
        'Use another database (DATABASE_URL) or data directory (RNPS_DATA_DIR), or the tokens of that workspace.',
      );
}
