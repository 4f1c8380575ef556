import { spawn } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../src/db/embedded/start-embedded';

export interface ThrowawayDatabase {
  url: string;
  /** Ends the server and removes everything of it. */
  remove(): Promise<void>;
}

/** In memory, where there is plenty: a database is some thousand files, and most files of tests make one of their own. */
const MEMORY = '/dev/shm';
const PLENTY = 4 * 2 ** 30;

/**
 * A PostgreSQL of its own in a temporary directory, without fsync unless `durable`; gone also when this process is killed.
 * `inMemory`: where that is possible.
 */
export async function startThrowawayDatabase({
  durable = false,
  inMemory = false,
} = {}): Promise<ThrowawayDatabase> {
  if (!inMemory || !hasRoom(MEMORY)) return startIn(tmpdir(), durable);
  // Some machines let nothing be run from there.
  return startIn(MEMORY, durable).catch(() => startIn(tmpdir(), durable));
}

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > PLENTY;
  } catch {
    return false;
  }
}

async function startIn(folder: string, durable: boolean): Promise<ThrowawayDatabase> {
  const dir = mkdtempSync(join(folder, 'rnps-test-db-'));
  // Root's server runs as another user, who must be able to pass.
  chmodSync(dir, 0o711);
  const options = { dataDir: dir, log: () => {}, realNow: Date.now, durable };
  const started = await startEmbedded(options).catch((error) => {
    rmSync(dir, { recursive: true, force: true });
    throw error;
  });
  const home = clusterHome(dir);
  const pid = readFileSync(join(home, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]!;
  const unwatch = removeWhenWeDie(pid, [dir, home]);
  return {
    url: started.url,
    remove: async () => {
      await started.stop();
      unwatch();
      for (const path of [dir, home]) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** The cluster's folder, which is elsewhere when root's temporary directory is closed to others. */
export function clusterHome(dataDir: string): string {
  const record = join(dataDir, 'postgres/place.json');
  return existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')).dir : join(dataDir, 'postgres');
}

/**
 * A shell that reads from us until we are gone, be it by kill -9 or by an impatient Ctrl-C, and then does what we
 * could not. Returns the way to call it off.
 */
function removeWhenWeDie(pid: string, dirs: string[]): () => void {
  if (process.platform === 'win32') return () => {};
  const script =
    'cat >/dev/null; kill -QUIT "$1"; while kill -0 "$1"; do sleep 0.1; done; shift; rm -rf "$@"';
  const shell = spawn('/bin/sh', ['-c', script, 'sh', pid, ...dirs], {
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  (shell.stdin as Socket).unref();
  return () => process.kill(-shell.pid!, 'SIGKILL');
}
