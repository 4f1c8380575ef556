import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRuns, findBinaries } from './binaries';
import { ensureCluster } from './cluster';
import { type LockOptions, withDirectoryLock } from './directory-lock';
import { awaitReady, launch } from './launch';
import { ensureDatabase } from './our-database';
import { binaryRoot, canEnter, chooseCluster, knownCluster, openPlace, type Place } from './place';
import { findPostmaster, type Postmaster, removeStalePidFile, stopPostmaster } from './postmaster';
import { writePrivately } from './private-file';
import type { ProcessMark } from './process-mark';
import { chooseRunner } from './runner';
import { addUser, removeUser } from './user-registry';

export interface EmbeddedDatabase {
  /** postgres://rnps:...@127.0.0.1:PORT/rnps */
  url: string;
  /** Takes this use off; the last one shuts the server down. Safe to call twice. */
  stop(): Promise<void>;
  /** True when the server was running already: another process's, or one that a killed process left behind. */
  adopted: boolean;
}

export interface EmbeddedOptions {
  dataDir: string;
  log: (line: string) => void;
  /** Real time in milliseconds, for time limits. */
  realNow: () => number;
  /** False only for a test's throwaway server: a crash of the machine may then lose or break its data. */
  durable?: boolean;
  /** Where root puts what its unprivileged user cannot reach in the data directory or the checkout. */
  systemDirs?: string[];
}

// The first start of four at once takes a few seconds on a slow disk; recovery after a crash may take longer.
const lockWaitMs = 90_000;
const readyWaitMs = 60_000;
// Under the 25 s in which a SIGTERM must be done.
const stopWaitMs = 15_000;

/**
 * Starts PostgreSQL for this data directory, or adopts the one that runs on it already. Throws an error that says
 * what to do when this machine cannot run it or the data is not for it.
 */
export async function startEmbedded(o: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const place = openPlace(o.dataDir, o.systemDirs);
  const lock: LockOptions = { ...place, dir: place.controlDir, waitMs: lockWaitMs, realNow: o.realNow };
  const id = randomBytes(8).toString('hex');

  const up = await withDirectoryLock(lock, async () => {
    const broughtUp = await bringUp(o, place);
    addUser(place.controlDir, place.owner, id);
    return broughtUp;
  });

  const shutDown = (mark: ProcessMark) =>
    stopPostmaster(mark, { ...up, waitMs: stopWaitMs, realNow: o.realNow });
  const stop = async () => {
    // Somebody deleted the data directory under the running server: nobody can use it any more.
    if (!existsSync(place.controlDir)) return shutDown(up.mark);
    await withDirectoryLock(lock, async () => {
      if (removeUser(place.controlDir, place.owner, id) > 0) return;
      // Not the one that was started here when that was killed and another process started anew.
      const server = findPostmaster(up.clusterDir);
      if (server) await shutDown(server.mark);
    });
  };
  let stopping: Promise<void> | undefined;
  return {
    url: up.url,
    adopted: up.adopted,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

async function bringUp(o: EmbeddedOptions, place: Place) {
  const durable = o.durable ?? true;
  const known = knownCluster(place);
  const runner = chooseRunner(place.dataDir, known);
  const clusterDir = known ?? chooseCluster(place, runner);
  const binaries = findBinaries(runner, () => binaryRoot(place, runner));
  const passwordFile = join(place.controlDir, 'password');

  const running = existsSync(clusterDir) ? await adoptable(clusterDir, o) : null;
  if (!running) {
    if (runner && !canEnter(runner, join(clusterDir, '..')))
      throw new Error(cannotEnter(clusterDir, runner.uid));
    if (!existsSync(clusterDir)) {
      o.log(`Preparing a new database in ${clusterDir}`);
      checkRuns(binaries, runner);
    }
    await ensureCluster({ clusterDir, passwordFile, binaries, runner, owner: place.owner, durable });
  }
  const server =
    running ??
    (await launch({
      ...o,
      ...place,
      postgres: binaries.postgres,
      clusterDir,
      logFile: join(place.controlDir, 'server.log'),
      runner,
      lastPort: lastPort(place),
      durable,
      waitMs: readyWaitMs,
    }));
  writePrivately(join(place.controlDir, 'port'), String(server.port), place.owner);
  const url = await ensureDatabase({ port: server.port, passwordFile });
  o.log(
    `PostgreSQL ${running ? 'found running' : 'started'} on 127.0.0.1:${server.port}, data in ${clusterDir}`,
  );
  return { url, adopted: running !== null, mark: server.mark, clusterDir, pgCtl: binaries.pgCtl };
}

/** A server that is being shut down is waited for, not adopted. */
async function adoptable(clusterDir: string, o: EmbeddedOptions): Promise<Postmaster | null> {
  await removeStalePidFile(clusterDir);
  return findPostmaster(clusterDir)
    ? awaitReady(clusterDir, { waitMs: readyWaitMs, realNow: o.realNow })
    : null;
}

function lastPort({ controlDir }: Place): number {
  const file = join(controlDir, 'port');
  const port = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0;
}

function cannotEnter(clusterDir: string, uid: number): string {
  return (
    `The database in ${clusterDir} runs as user id ${uid}, who can no longer enter that directory. ` +
    'Let this user pass (chmod o+x on each directory above it), or start as the user who owns it.'
  );
}
