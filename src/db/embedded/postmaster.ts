import { spawn } from 'node:child_process';
import { readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, markOf, type ProcessMark } from './process-mark';

/** A running server process of one cluster. */
export interface Postmaster {
  mark: ProcessMark;
  port: number;
  status: 'starting' | 'stopping' | 'ready';
}

/** The server that runs on the cluster now, whoever started it; null when none does. */
export function findPostmaster(clusterDir: string): Postmaster | null {
  // Lines (miscadmin.h): 1 pid, 2 data directory, 4 port, 8 status. The last ones are added as it starts.
  const [pid, namedDir = '', , port, , , , status] = readPidFile(clusterDir)?.split('\n') ?? [];
  const mark = markOf(Number(pid));
  if (!mark || !serves(mark.pid, clusterDir, namedDir)) return null;
  const known = status?.trim();
  return { mark, port: Number(port), status: known === 'ready' || known === 'stopping' ? known : 'starting' };
}

/**
 * Removes the pid file that a crash of the machine left behind, because PostgreSQL refuses to start when its pid
 * belongs to another process now. Call under the directory lock, and not while a server starts: the file is empty
 * for a moment then, and a server whose file is gone shuts itself down.
 */
export async function removeStalePidFile(clusterDir: string): Promise<void> {
  // Empty is what a crash leaves, and what an orphan looks like whose app was killed while it started.
  if (readPidFile(clusterDir) === '') await sleep(500);
  if (!findPostmaster(clusterDir)) rmSync(pidFile(clusterDir), { force: true });
}

function readPidFile(clusterDir: string): string | null {
  try {
    return readFileSync(pidFile(clusterDir), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** A fast shutdown: clients are disconnected, everything is written. After waitMs it is told to quit at once. */
export async function stopPostmaster(
  mark: ProcessMark,
  o: { clusterDir: string; pgCtl: string; waitMs: number; realNow: () => number },
): Promise<void> {
  if (!isRunning(mark)) return;
  if (process.platform === 'win32') spawn(o.pgCtl, ['stop', '-m', 'fast', '-D', o.clusterDir, '-W']);
  else signal(mark, 'SIGINT');
  if (await ended(mark, o.waitMs, o.realNow)) return;
  // An immediate shutdown loses nothing that was committed; the next start replays the log.
  signal(mark, 'SIGQUIT');
  if (await ended(mark, 5_000, o.realNow)) return;
  throw new Error(`The embedded database (process ${mark.pid}) does not end. End it by hand.`);
}

/** Waits for a process to be gone; false when it is still there after waitMs. */
async function ended(mark: ProcessMark, waitMs: number, realNow: () => number): Promise<boolean> {
  const until = realNow() + waitMs;
  while (isRunning(mark)) {
    if (realNow() > until) return false;
    await sleep(10);
  }
  return true;
}

function signal({ pid }: ProcessMark, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A copied data directory brings the original's pid file, and a pid may since belong to anybody. */
function serves(pid: number, clusterDir: string, namedDir: string): boolean {
  if (process.platform === 'win32') return true;
  if (process.platform === 'linux') {
    try {
      // A server's working directory is its cluster, also after the directory was renamed.
      readlinkSync(`/proc/${pid}/cwd`);
      const theirs = statSync(`/proc/${pid}/cwd`);
      const ours = statSync(clusterDir);
      return theirs.dev === ours.dev && theirs.ino === ours.ino;
    } catch {
      // Containers may not let root look at other users' processes; the command line can always be read.
    }
    return namedDir === clusterDir && argumentsOf(pid).includes(clusterDir);
  }
  return namedDir === clusterDir;
}

function argumentsOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

const pidFile = (clusterDir: string) => join(clusterDir, 'postmaster.pid');
