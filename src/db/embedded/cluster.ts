import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Binaries } from './binaries';
import { type Owner, writeBeside, writeDurably } from './private-file';
import { asRunner } from './runner';

export interface ClusterOptions {
  clusterDir: string;
  passwordFile: string;
  binaries: Binaries;
  runner: Owner | null;
  /** Whom the password file is handed to; null to keep it. */
  owner: Owner | null;
  durable: boolean;
}

/**
 * Makes a cluster (UTF8, locale C, scram passwords only) unless there is one. It is made under another name and
 * renamed when whole, so that a first start that was killed leaves nothing half made.
 */
export async function ensureCluster(o: ClusterOptions): Promise<void> {
  if (existsSync(o.clusterDir)) return checkVersion(o);
  const home = dirname(o.clusterDir);
  await removeUnfinished(home, unfinishedPrefix(o));
  const unfinished = join(home, unfinishedPrefix(o) + randomBytes(4).toString('hex'));
  mkdirSync(unfinished, { mode: 0o700 });
  chmodSync(unfinished, 0o700);
  if (o.runner) chownSync(unfinished, o.runner.uid, o.runner.gid);

  const password = randomBytes(24).toString('hex');
  // initdb reads the password as the runner, who may not read our own password file.
  const forInitdb = writeBeside(join(home, `${unfinishedPrefix(o)}password`), password, o.runner);
  try {
    await runInitdb(o, unfinished, forInitdb);
  } finally {
    rmSync(forInitdb, { force: true });
  }
  writeDurably(o.passwordFile, password, o.owner);
  renameSync(unfinished, o.clusterDir);
}

/** The initdb of a killed start may still be writing; it gives up soon after its files are gone. */
async function removeUnfinished(home: string, prefix: string): Promise<void> {
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(prefix))) {
    await rm(join(home, name), { recursive: true, force: true, maxRetries: 15, retryDelay: 50 });
  }
}

function checkVersion({ clusterDir, binaries }: ClusterOptions): void {
  const found = readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8').trim();
  const ours = binaries.version.split('.')[0];
  if (found === ours) return;
  throw new Error(
    `The database in ${clusterDir} was made by PostgreSQL ${found}, but this version of the app brings ` +
      `PostgreSQL ${ours}, which cannot read it. Start the version of the app that made it and take a backup there; ` +
      `then move ${clusterDir} away, start this version and restore the backup. ` +
      'Or serve it with a PostgreSQL of your own and set DATABASE_URL.',
  );
}

function runInitdb(
  { binaries, runner, durable }: ClusterOptions,
  dir: string,
  passwordFile: string,
): Promise<void> {
  const args = ['-D', dir, '-U', 'rnps', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  args.push('-E', 'UTF8', '--locale=C', '--no-instructions', '-c', 'timezone=UTC');
  if (!durable) args.push('--no-sync');
  return new Promise((resolve, reject) => {
    const child = spawn(binaries.initdb, args, { ...asRunner(runner), cwd: '/', env: serverEnv });
    const said: string[] = [];
    child.stdout.on('data', (chunk) => said.push(String(chunk)));
    child.stderr.on('data', (chunk) => said.push(String(chunk)));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) return resolve();
      reject(
        new Error(
          `initdb could not make a database in ${dir} (${signal ?? `exit code ${code}`}):\n${said.join('').trim()}\n` +
            'Correct what it names, or set DATABASE_URL to a PostgreSQL of your own.',
        ),
      );
    });
  });
}

/** Nothing of ours leaks in: PGPORT, PGDATA or LD_LIBRARY_PATH of the shell would change what the server does. */
export const serverEnv = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

const unfinishedPrefix = (o: ClusterOptions) => `${basename(o.clusterDir)}.unfinished-`;
