import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Config } from '../../src/config/config';
import type { Source } from '../../src/config/source';
import { SIGNING_SECRET } from '../support/lone-sandbox';
import { TEST_SECRET } from '../support/sign';

const REPO = join(__dirname, '../..');
/** What is kept of a process's words, for when it ends unasked. */
const TROUBLE_CHARS = 4000;

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface AppProcess {
  url: string;
  /** kill -9, and gone when this resolves. */
  kill: () => Promise<Exit>;
  /** SIGTERM; `exit` tells the rest. */
  terminate: () => void;
  exit: Promise<Exit>;
  isGone: () => boolean;
  /** The last of what it logged as an error. */
  trouble: () => string;
}

export interface AppSettings {
  databaseUrl: string;
  /** 0 takes any. */
  port: number;
  apiUrl: string;
  botToken: string;
  delivery: Partial<Config['delivery']>;
  sampleLife?: boolean;
  /** Instead of the shipped configuration's. */
  sources?: Source[];
  /** Instead of the shipped configuration; its limits hold. */
  configFile?: string;
  /** More of the environment, such as secrets. */
  env?: Record<string, string>;
}

const alive = new Set<ChildProcess>();

/** A process that may not serve yet, and may be killed before it does. */
export interface Starting {
  ready: Promise<AppProcess>;
  kill: () => Promise<Exit>;
}

/** Starts the app as a child process: `ready` resolves once it serves, and rejects when it ends before. */
export function spawnAppProcess(settings: AppSettings): Starting {
  const child = spawnChild(settings);
  alive.add(child);
  const exit = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      alive.delete(child);
      resolve({ code, signal });
    });
  });
  let trouble = '';
  child.stderr!.on('data', (chunk) => {
    trouble = (trouble + chunk).slice(-TROUBLE_CHARS);
  });
  const kill = () => {
    child.kill('SIGKILL');
    return exit;
  };
  const ready = new Promise<AppProcess>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const port = /^ready (\d+)$/.exec(line)?.[1];
      if (!port) return;
      resolve({
        url: `http://127.0.0.1:${port}`,
        kill,
        terminate: () => void child.kill('SIGTERM'),
        exit,
        isGone: () => child.exitCode !== null || child.signalCode !== null,
        trouble: () => trouble,
      });
    });
    void exit.then((how) =>
      reject(new Error(`The app ended before it served (${how.code ?? how.signal}): ${trouble}`)),
    );
  });
  // Whoever kills it while it starts need not hear that it never served.
  ready.catch(() => {});
  return { ready, kill };
}

function spawnChild({
  delivery,
  sampleLife = false,
  sources,
  configFile,
  ...settings
}: AppSettings): ChildProcess {
  return spawn(
    process.execPath,
    [
      '-r',
      join(REPO, 'scripts/typescript-hook.js'),
      join(__dirname, 'app-process.ts'),
      JSON.stringify({ delivery, sampleLife, sources, configFile }),
    ],
    {
      cwd: REPO,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PORT: String(settings.port),
        HOST: '127.0.0.1',
        DATABASE_URL: settings.databaseUrl,
        RNPS_WORKSPACE_KIND: 'sandbox',
        RNPS_CLOCK: 'adjustable',
        NODE_ENV: '',
        SLACK_BOT_TOKEN: settings.botToken,
        SLACK_SIGNING_SECRET: SIGNING_SECRET,
        SLACK_API_URL: settings.apiUrl,
        RNPS_SECRET_GENERIC: TEST_SECRET,
        ...settings.env,
      },
    },
  );
}

/** Whatever is left of them. */
export async function killAll(): Promise<void> {
  await Promise.all(
    [...alive].map((child) => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      return gone;
    }),
  );
}
