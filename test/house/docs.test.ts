import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { startHookServer } from '../ingest/hook-server';
import { TEST_SECRET } from '../support/sign';
import { filesUnder } from './read-imports';

const root = resolve(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'sandbox/README.md', 'docs/updating.md'];

test('.env.example, the README and the code name the same variables', () => {
  const inCode = new Set(
    ['src/config/env.ts', ...filesUnder(root, 'scripts', /\.ts$/)].flatMap((file) => [
      ...all(read(file), /^ {2}([A-Z][A-Z_]+): (?:empty|z\.)/gm),
      ...all(read(file), /\b(?:raw|process\.env)\.([A-Z][A-Z_]+)/g),
    ]),
  );
  // One for each source of the shipped configuration.
  for (const name of ['generic', 'typeform', 'formbricks']) inCode.add(`RNPS_SECRET_${name.toUpperCase()}`);
  const inExample = all(read('.env.example'), /^([A-Z_]+)=/gm);
  expect([...inExample].sort()).toEqual([...inCode].sort());
  const inReadme = new Set(all(read('README.md'), /`([A-Z][A-Z_]+)`/g));
  expect(inExample.filter((name) => !inReadme.has(name))).toEqual([]);
});

test('the shipped sources are those of the configuration', () => {
  expect(
    all(
      read('rnps.config.yaml')
        .split(/^sources:/m)[1]!
        .split(/^\S/m)[0]!,
      /^ {2}(\w+):/gm,
    ),
  ).toEqual(['generic', 'typeform', 'formbricks']);
});

test('the two commands of the README are the two commands', () => {
  const blocks = all(read('README.md'), /```sh\n([^`]*?)\n```/g);
  expect(blocks.slice(0, 2)).toEqual(['npm ci && npm start', 'npm ci && npm test']);
});

test('every npm script that a document names exists', () => {
  const { scripts } = JSON.parse(read('package.json'));
  for (const file of [...DOCUMENTS, '.ci/run', '.env.example', 'rnps.config.yaml']) {
    const named = all(
      read(file),
      /npm (?:run (?:--silent |-s )?)?(start|test|(?<=run )[a-z-]+|(?<=silent )[a-z-]+)/g,
    );
    expect(named.filter((name) => !scripts[name])).toEqual([]);
  }
});

test('every link and picture of a document leads somewhere', () => {
  const missing = DOCUMENTS.flatMap((file) =>
    all(read(file), /\]\(([^)\s]+)\)/g)
      .filter((link) => !/^(https?:|#)/.test(link))
      .filter((link) => !existsSync(join(root, dirname(file), link.split('#')[0]!)))
      .map((link) => `${file}: ${link}`),
  );
  expect(missing).toEqual([]);
});

test('every file that ARCHITECTURE.md names exists', () => {
  const files = [
    ...filesUnder(root, 'src', /./),
    ...filesUnder(root, 'test', /./),
    ...filesUnder(root, 'scripts', /./),
  ];
  const named = all(read('ARCHITECTURE.md'), /`((?:[\w-]+\/)*[\w-]+\.(?:ts|js))`/g);
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((name) => !files.some((file) => `/${file}`.endsWith(`/${name}`)))).toEqual([]);
});

test('every folder of src has its line in ARCHITECTURE.md', () => {
  const rooms = new Set(filesUnder(root, 'src', /\.ts$/).map((file) => file.split('/')[1]!));
  const folders = [...rooms].filter((room) => !room.endsWith('.ts'));
  expect(folders.filter((room) => !read('ARCHITECTURE.md').includes(`\nsrc/${room}/ `))).toEqual([]);
});

test("the README's example delivers a signed answer when it is pasted into a shell", async () => {
  const example = all(read('README.md'), /```sh\n([^`]*?)\n```/g).find((block) => block.includes('openssl'))!;
  const server = await startHookServer();
  try {
    const script = example.replace(/^URL=.*/m, `URL=http://127.0.0.1:${server.port}/hooks/generic`);
    const env = { ...process.env, RNPS_SECRET_GENERIC: TEST_SECRET };
    const { stdout } = await promisify(execFile)('bash', ['-c', script], { env });
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, status: 'recorded' });
    expect(server.at.recorded[0]?.parsed).toMatchObject({ kind: 'answer', answer: { score: 4 } });
  } finally {
    await server.stop();
  }
});

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1]!);
}
