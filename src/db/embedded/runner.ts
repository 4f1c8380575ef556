import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Owner } from './private-file';

/** PostgreSQL refuses to run as root; these are tried in order. macOS calls its own `_postgres`. */
const unprivilegedNames = ['postgres', '_postgres', 'nobody'];

/** True when this process may act as any user. */
export const isRoot = () => process.getuid?.() === 0;

/**
 * Whom the server runs as: null for this process's own user, and for root somebody else: the owner of the
 * cluster when there is one, the owner of the data directory when that is not root, or an unprivileged user.
 * Throws when the cluster belongs to another user, or when root finds nobody to be.
 */
export function chooseRunner(dataDir: string, clusterDir: string | null): Owner | null {
  const clusterOwner = clusterDir && existsSync(clusterDir) ? ownerOf(clusterDir) : null;
  if (!isRoot()) {
    const me = process.getuid?.();
    if (clusterOwner && me !== undefined && clusterOwner.uid !== me) {
      throw new Error(
        `The database in ${clusterDir} belongs to user id ${clusterOwner.uid}, but this is user id ${me}. ` +
          'Start as the user who started it first, or name another directory in RNPS_DATA_DIR.',
      );
    }
    return null;
  }
  if (clusterOwner && clusterOwner.uid !== 0) return clusterOwner;
  const dataOwner = ownerOf(dataDir);
  if (dataOwner.uid !== 0) return dataOwner;
  return unprivilegedUser();
}

/** True when the user (null: this one) can run the shell test with the paths as $1, $2 and so on. */
export function shellTest(runner: Owner | null, test: string, ...paths: string[]): boolean {
  return spawnSync('/bin/sh', ['-c', test, 'sh', ...paths], { ...asRunner(runner), cwd: '/' }).status === 0;
}

/** Spawn options that make a child somebody else. */
export function asRunner(runner: Owner | null): { uid?: number; gid?: number } {
  return runner ? { uid: runner.uid, gid: runner.gid } : {};
}

/** The owner of a file or directory. */
export function ownerOf(path: string): Owner {
  const { uid, gid } = statSync(path);
  return { uid, gid };
}

function unprivilegedUser(): Owner {
  const users = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name, , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
  );
  for (const name of unprivilegedNames) {
    const user = users.get(name);
    if (user && user.uid > 0) return user;
  }
  throw new Error(
    `PostgreSQL does not run as root, and /etc/passwd has none of ${unprivilegedNames.join(', ')} to run it as. ` +
      'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}
