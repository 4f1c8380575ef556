import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

const REPO = join(__dirname, '..');
const PRELOAD = ['-r', join(REPO, 'scripts/typescript-hook.js'), '-r', join(__dirname, 'processes/probe.ts')];

export interface Child {
  port: number;
  /** Answered by what the process registered with `answer`. */
  ask: <T>(question: string, more?: Record<string, unknown>) => Promise<T>;
  /** Processor time of the process so far, user and system, in milliseconds. */
  cpuMs: () => Promise<number>;
  /** Gone when this resolves. */
  stop: () => Promise<void>;
}

export interface ChildOptions {
  /** Ours, by its path in bench/; or any other, by its absolute path. */
  program: string;
  args?: string[];
  /** Of node itself. */
  flags?: string[];
  env?: Record<string, string>;
  /** For a program that does not say when it is ready. */
  awaitReady?: () => Promise<void>;
}

const alive = new Set<ChildProcess>();

/** Starts a program as a process of its own, so that its processor time is counted apart. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const path = join(options.program.startsWith('/') ? '' : __dirname, options.program);
  const child = fork(path, options.args ?? [], {
    cwd: REPO,
    execArgv: [...(options.flags ?? []), ...PRELOAD],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...options.env },
  });
  alive.add(child);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void gone.then(() => alive.delete(child));
  let said = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (chunk) => {
      said = (said + chunk).slice(-2000);
    });
  }
  const waiting = new Map<number, (answer: unknown) => void>();
  let asked = 0;
  const port = await new Promise<number>((resolve, reject) => {
    child.on('message', (message: { ready?: true; port: number; id: number; answer: unknown }) => {
      if (message.ready) resolve(message.port);
      else waiting.get(message.id)?.(message.answer);
    });
    void gone.then(() => reject(new Error(`${options.program} ended before it was ready:\n${said}`)));
    options.awaitReady?.().then(() => resolve(0), reject);
  });
  const ask = <T>(question: string, more: Record<string, unknown> = {}): Promise<T> => {
    const id = asked++;
    child.send({ id, ask: question, ...more });
    return new Promise<T>((resolve, reject) => {
      waiting.set(id, resolve as (answer: unknown) => void);
      void gone.then(() => reject(new Error(`${options.program} ended while it was asked:\n${said}`)));
    }).finally(() => waiting.delete(id));
  };
  return {
    port,
    ask,
    cpuMs: async () => {
      const { user, system } = await ask<NodeJS.CpuUsage>('cpu');
      return (user + system) / 1000;
    },
    stop: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

/** Ends whatever an error or Ctrl-C left running. */
export function endChildren(): void {
  for (const child of alive) child.kill('SIGKILL');
}
