import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const { start } = require('../../package.json').scripts;

let dataDir: string;
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'rnps-start-')), 'data');
});
afterEach(() => rmSync(join(dataDir, '..'), { recursive: true, force: true }));

/** Runs what npm start runs, where it is refused; returns its exit code and everything that it said. */
function refusedStart(settings: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const [program, ...args] = (start as string)
    .split(' ')
    .map((part) => (part.includes('scripts/') ? resolve(root, part) : part));
  const env = {
    PATH: process.env.PATH,
    RNPS_CONFIG: join(root, 'rnps.config.yaml'),
    RNPS_DATA_DIR: dataDir,
    ...settings,
  };
  // Elsewhere than in the checkout, so that a .env there has no say.
  const child = spawn(program!, args, { cwd: tmpdir(), env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  return new Promise((done) => child.on('close', (code) => done({ code, said })));
}

test('a port that is taken is told with the way to another, before anything is made', async () => {
  const other = createServer();
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
  const { port } = other.address() as { port: number };
  const { code, said } = await refusedStart({ PORT: String(port) });
  await new Promise((closed) => other.close(closed));
  expect(code).toBe(1);
  expect(said).toMatch(new RegExp(`Port ${port}, .* is taken.*PORT=\\d+ npm start`));
  expect(said).not.toContain('    at ');
  expect(existsSync(dataDir)).toBe(false);
});

test('a bot token that got lost never looks like a working app', async () => {
  const { code, said } = await refusedStart({ PORT: '0', SLACK_SIGNING_SECRET: 'hush' });
  expect(code).toBe(1);
  expect(said).toContain('SLACK_BOT_TOKEN is not set, so this would start the sandbox');
  expect(said).not.toContain('hush');
  expect(existsSync(dataDir)).toBe(false);
});

test('the sandbox is never started in production', async () => {
  const { code, said } = await refusedStart({ PORT: '0', NODE_ENV: 'production' });
  expect(code).toBe(1);
  expect(said).toContain('NODE_ENV=production, but SLACK_BOT_TOKEN is not set');
});

test('a database address that cannot be read is told without its password', async () => {
  const { code, said } = await refusedStart({ PORT: '0', DATABASE_URL: 'postgres://u:hush@[bad:x' });
  expect(code).toBe(1);
  expect(said).toContain('DATABASE_URL (or SLACK_API_URL) cannot be read as an address');
  expect(said).not.toContain('hush');
});
