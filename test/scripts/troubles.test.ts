import { exec } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { keptFromFirstStart } from '../../scripts/kept-from-first-start';
import { inWords } from '../../scripts/start-trouble';
import { UserError } from '../../src/domain/errors';

const ROOT = resolve(__dirname, '../..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rnps-troubles-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (script: string, rest = '') =>
  promisify(exec)(`node -r ./scripts/typescript-hook.js scripts/${script}.ts ${rest}`, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, RNPS_DATA_DIR: folder },
  }).catch((error) => error as { stdout: string; stderr: string });

test('a data directory that is a file is told in words', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  for (const dir of [file, join(file, 'inside')]) {
    let told: unknown;
    try {
      mkdirSync(dir, { recursive: true });
    } catch (error) {
      told = inWords(error);
    }
    expect(told).toBeInstanceOf(UserError);
    expect((told as Error).message).toMatch(/^The data directory cannot be made: .*file.* RNPS_DATA_DIR\.$/);
  }
});

test.each(['{"accou', '{}', 'null', '{"accounts":[],"secrets":{"signing":"a","hooks":{"generic":5}}}'])(
  'what the first start kept and was damaged (%s) is told in words, by the doctor too',
  async (text) => {
    const file = join(folder, 'sandbox.json');
    writeFileSync(file, text);
    expect(() => keptFromFirstStart(folder)).toThrow(UserError);
    expect(() => keptFromFirstStart(folder)).toThrow(`${file}, which holds the sandbox's secrets`);
    const { stdout } = await run('doctor');
    expect(stdout).toContain(`✗ ${file}, which holds`);
  },
  30_000,
);

test('what the first start kept is read by the next one', () => {
  const { isNew, ...kept } = keptFromFirstStart(folder);
  expect(isNew).toBe(true);
  expect(keptFromFirstStart(folder)).toEqual({ ...kept, isNew: false });
});

test('whoever reads only the beginning of what a command prints sees no error', async () => {
  const { stdout, stderr } = await run('doctor', '| head -n 1');
  expect(stdout).toMatch(/^✓ Node .*\n$/);
  expect(stderr).toBe('');
}, 30_000);

test('npm run numbers -- --help tells what it does, and counts nothing', async () => {
  const { stdout } = await run('numbers', '--help');
  expect(stdout).toContain('Counts all answers anew');
  const { stderr } = await run('numbers', 'all');
  expect(stderr).toContain('It takes no arguments.');
}, 30_000);
