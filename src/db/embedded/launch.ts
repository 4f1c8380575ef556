import { spawn } from 'node:child_process';
import { closeSync, fchownSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverEnv } from './cluster';
import { findPostmaster, type Postmaster } from './postmaster';
import type { Owner } from './private-file';
import { asRunner } from './runner';

export interface LaunchOptions {
  postgres: string;
  clusterDir: string;
  logFile: string;
  runner: Owner | null;
  owner: Owner | null;
  /** The port of the last start, which is used again when it is free; 0 for any. */
  lastPort: number;
  durable: boolean;
  /** How long the server may take to accept connections, crash recovery included, in milliseconds. */
  waitMs: number;
  realNow: () => number;
  log: (line: string) => void;
}

/**
 * Starts a server on the cluster and waits until it accepts connections. Throws with the end of the server's log
 * when it does not. The server has a session of its own, so that Ctrl-C in a terminal reaches the app alone, which
 * still needs its database to finish what it does.
 */
export async function launch(o: LaunchOptions): Promise<Postmaster> {
  const until = o.realNow() + o.waitMs;
  let port = await freePort(o.lastPort);
  for (;;) {
    const outcome = await launchOnce(o, port, until);
    if (typeof outcome !== 'string') return outcome;
    // The rest of a killed server (its memory is in use until the last of its processes noticed) lingers a second.
    const lingers = /pre-existing shared memory block|lock file "postmaster.pid"/.test(outcome);
    const portTaken = /could not bind|could not create any TCP\/IP sockets/.test(outcome);
    if ((!lingers && !portTaken) || o.realNow() > until) throw new Error(refused(o, outcome));
    if (portTaken) port = await freePort(0);
    await sleep(100);
  }
}

/** Waits until a server that another process started accepts connections; null when it ends instead. */
export async function awaitReady(
  clusterDir: string,
  o: { waitMs: number; realNow: () => number },
): Promise<Postmaster | null> {
  const until = o.realNow() + o.waitMs;
  for (;;) {
    const server = findPostmaster(clusterDir);
    if (!server || server.status === 'ready') return server;
    if (o.realNow() > until) {
      throw new Error(
        `The embedded database in ${clusterDir} (process ${server.mark.pid}) is ${server.status} for more than ` +
          `${o.waitMs / 1000} s. Its log is beside it in server.log; end the process and start again.`,
      );
    }
    await sleep(10);
  }
}

/** A running server, or what a server that ended wrote to its log. */
async function launchOnce(o: LaunchOptions, port: number, until: number): Promise<Postmaster | string> {
  rotate(o.logFile);
  const log = openSync(o.logFile, 'a+', 0o600);
  if (o.owner) fchownSync(log, o.owner.uid, o.owner.gid);
  const from = fstatSync(log).size;
  try {
    const child = spawn(o.postgres, ['-D', o.clusterDir, ...settings(port, o.durable)], {
      ...asRunner(o.runner),
      cwd: '/',
      env: serverEnv,
      detached: true,
      stdio: ['ignore', log, log],
    });
    let end: string | null = null;
    child.on('error', (error) => {
      end = error.message;
    });
    child.on('exit', (code, signal) => {
      end = `ended with ${signal ?? `exit code ${code}`}`;
    });
    child.unref();
    for (;;) {
      if (end !== null) return `${readFrom(log, from)}${end}`;
      const server = findPostmaster(o.clusterDir);
      if (server?.status === 'ready' && server.mark.pid === child.pid) return server;
      if (o.realNow() > until) {
        child.kill('SIGQUIT');
        return `${readFrom(log, from)}not ready after ${o.waitMs / 1000} s`;
      }
      await sleep(10);
    }
  } finally {
    closeSync(log);
  }
}

function settings(port: number, durable: boolean): string[] {
  const values: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    // As PostgreSQL has it itself; what is never used takes no memory, and with less an import goes to the disk for each row.
    shared_buffers: '128MB',
    max_wal_size: '256MB',
    // The worker method would keep three more processes for a database of this size.
    io_method: 'sync',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_checkpoints: 'off',
    password_encryption: 'scram-sha-256',
    // Commits still reach the system, so that a killed server loses nothing, in tests of kills too.
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The wished port when nobody listens on it, else one that the system gives. */
function freePort(wished: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wished === 0 ? reject(error) : resolve(freePort(0))));
    probe.listen(wished, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** Keeps the log under about 10 MB and the one before it; only at a start, when nobody writes to it. */
function rotate(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 10_000_000) renameSync(logFile, `${logFile}.1`);
}

/** The end of what was written since. */
function readFrom(file: number, from: number): string {
  const buffer = Buffer.alloc(4_000);
  const start = Math.max(from, fstatSync(file).size - buffer.length);
  return buffer.toString('utf8', 0, readSync(file, buffer, 0, buffer.length, start));
}

function refused(o: LaunchOptions, outcome: string): string {
  return (
    `The embedded database in ${o.clusterDir} did not start:\n${outcome.trim()}\n` +
    `The whole log is ${o.logFile}. Correct what it names, or set DATABASE_URL to a PostgreSQL of your own.`
  );
}
