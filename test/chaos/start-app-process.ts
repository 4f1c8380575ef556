import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox';
import type { Config } from '../../src/config/config';
import { TEST_SECRET, TYPEFORM_SECRET } from '../support/sign';

const REPO = join(__dirname, '../..');
const SIGNING_SECRET = 'a-signing-secret-for-tests';
const NOWHERE = 'http://127.0.0.1:9/';

export interface AppProcess {
  /** kill -9, and gone when this resolves. */
  kill: () => Promise<void>;
}

export interface AppSettings {
  databaseUrl: string;
  port: number;
  apiUrl: string;
  botToken: string;
  delivery: Config['delivery'];
}

const alive = new Set<ChildProcess>();

/** Starts the app as a child process and resolves once it serves. */
export async function startAppProcess(settings: AppSettings): Promise<AppProcess> {
  const child = spawn(
    process.execPath,
    [
      '-r',
      join(REPO, 'scripts/typescript-hook.js'),
      join(__dirname, 'app-process.ts'),
      JSON.stringify({ delivery: settings.delivery }),
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
        RNPS_CLOCK: 'real',
        NODE_ENV: '',
        SLACK_BOT_TOKEN: settings.botToken,
        SLACK_SIGNING_SECRET: SIGNING_SECRET,
        SLACK_API_URL: settings.apiUrl,
        RNPS_SECRET_GENERIC: TEST_SECRET,
      },
    },
  );
  alive.add(child);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      alive.delete(child);
      resolve();
    });
  });
  let trouble = '';
  child.stderr.on('data', (chunk) => {
    trouble += chunk;
  });
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => line === 'ready' && resolve());
    void gone.then(() => reject(new Error(`The app ended before it served: ${trouble.slice(0, 2000)}`)));
  });
  return {
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

/** For afterEach: whatever a failed test left behind. */
export async function killAll(): Promise<void> {
  await Promise.all(
    [...alive].map((child) => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      return gone;
    }),
  );
}

/** A port of this machine that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export function workspace(): Promise<Sandbox> {
  return startSandbox({
    dataDir: null,
    port: 0,
    app: { eventsUrl: NOWHERE, hooksUrl: NOWHERE, clockUrl: NOWHERE },
    signingSecret: SIGNING_SECRET,
    hookSecrets: { generic: TEST_SECRET, typeform: TYPEFORM_SECRET, formbricks: TEST_SECRET },
  });
}
