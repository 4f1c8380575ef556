import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Owner, writeDurably } from './private-file';
import { isRoot, ownerOf, shellTest } from './runner';

/** Where the parts of one embedded database are. */
export interface Place {
  /** The application's data directory, links resolved. */
  dataDir: string;
  /** Password, lock, users, log and record: always dataDir/postgres. */
  controlDir: string;
  /** Whom files in controlDir are handed to when root makes them; null to keep them. */
  owner: Owner | null;
  /** Where root puts what its unprivileged user cannot reach in the checkout; the first usable one. */
  systemDirs: string[];
}

/** The first survives a reboot and most clean-ups; /var/tmp survives a reboot; the last is for want of both. */
const defaultSystemDirs = ['/var/lib/rnps-loop', '/var/tmp/rnps-loop', join(tmpdir(), 'rnps-loop')];

/** Makes the data directory and its postgres folder when they are missing. */
export function openPlace(dataDir: string, systemDirs = defaultSystemDirs): Place {
  // Root's server runs as somebody else, who must be able to pass through to the cluster, but not to list.
  const mode = isRoot() ? 0o711 : 0o700;
  // A strict umask would take the passing away again.
  if (mkdirSync(dataDir, { recursive: true, mode }) !== undefined) chmodSync(dataDir, mode);
  const real = realpathSync(dataDir);
  const dataOwner = ownerOf(real);
  const owner = isRoot() && dataOwner.uid !== 0 ? dataOwner : null;
  const controlDir = join(real, 'postgres');
  if (!existsSync(controlDir)) {
    mkdirSync(controlDir, { recursive: true, mode });
    chmodSync(controlDir, mode);
  }
  return { dataDir: real, controlDir, owner, systemDirs };
}

/** The recorded or local cluster of this data directory, null before the first start. */
export function knownCluster({ dataDir, controlDir }: Place): string | null {
  const record = recordIn(controlDir);
  if (!record) return existsSync(join(controlDir, 'cluster')) ? join(controlDir, 'cluster') : null;
  if (!existsSync(record)) {
    throw new Error(
      `${recordFile(controlDir)} says that the database of ${dataDir} is in ${record}, which is gone. ` +
        `Bring it back from a backup, or delete ${controlDir} to begin with an empty database.`,
    );
  }
  refuseCopy(record, dataDir, controlDir);
  return join(record, 'cluster');
}

/**
 * Chooses where a new cluster goes: in the data directory, or, when root's unprivileged user cannot enter that
 * (a checkout under a 0700 home), in a system directory that is then recorded in the data directory.
 */
export function chooseCluster(place: Place, runner: Owner | null): string {
  if (!runner || canEnter(runner, place.controlDir)) return join(place.controlDir, 'cluster');
  const dir = join(systemRoot(place, runner), `data-${randomBytes(6).toString('hex')}`);
  mkdirSync(dir, { mode: 0o711 });
  chmodSync(dir, 0o711);
  writeDurably(join(dir, 'made-for'), place.dataDir, null);
  writeDurably(recordFile(place.controlDir), JSON.stringify({ dir }), place.owner);
  return join(dir, 'cluster');
}

/** Where a copy of the programs goes: the data directory for an ordinary user, a system directory for root. */
export function binaryRoot(place: Place, runner: Owner | null): string {
  return !runner || canEnter(runner, place.controlDir) ? place.controlDir : systemRoot(place, runner);
}

/** True when the runner can pass through the directory. */
export function canEnter(runner: Owner, dir: string): boolean {
  return shellTest(runner, 'cd "$1"', dir);
}

function systemRoot({ systemDirs }: Place, runner: Owner): string {
  for (const dir of systemDirs) {
    try {
      if (!existsSync(dir)) {
        mkdirSync(dir, { mode: 0o755 });
        chmodSync(dir, 0o755);
      }
    } catch {
      continue;
    }
    // In a directory that anybody can write to, somebody else may have been here first.
    const { uid, mode } = statSync(dir);
    if (uid === 0 && (mode & 0o022) === 0 && canEnter(runner, dir)) return dir;
  }
  throw new Error(
    `PostgreSQL runs as user id ${runner.uid}, who can enter none of ${systemDirs.join(', ')}. ` +
      'Name a directory that this user can enter in RNPS_DATA_DIR, or set DATABASE_URL.',
  );
}

function refuseCopy(record: string, dataDir: string, controlDir: string): void {
  const mark = join(record, 'made-for');
  const madeFor = readFileSync(mark, 'utf8');
  if (madeFor === dataDir) return;
  if (recordIn(join(madeFor, 'postgres')) === record) {
    throw new Error(
      `${dataDir} is a copy of ${madeFor}, and both name the database in ${record}. ` +
        `Delete ${controlDir} to give the copy an empty database of its own.`,
    );
  }
  writeDurably(mark, dataDir, null);
}

function recordIn(controlDir: string): string | null {
  try {
    return (JSON.parse(readFileSync(recordFile(controlDir), 'utf8')) as { dir: string }).dir;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`Cannot read ${recordFile(controlDir)}, which says where the database is.`, {
      cause: error,
    });
  }
}

const recordFile = (controlDir: string) => join(controlDir, 'place.json');
