import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../src/db/embedded/start-embedded';

export interface ThrowawayDatabase {
  url: string;
  /** Ends the server and removes everything of it. */
  remove(): Promise<void>;
}

/** A PostgreSQL of its own in a temporary directory, without fsync unless `durable`; gone also when this process is killed. */
export async function startThrowawayDatabase({ durable = false } = {}): Promise<ThrowawayDatabase> {
  const dir = mkdtempSync(join(tmpdir(), 'rnps-test-db-'));
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
