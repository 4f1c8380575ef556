import type { EntityManager } from 'typeorm';
import type { Deps } from '../deps';
import type { Work } from '../domain/stuck-work';
import { platformCode } from '../slack/platform-code';
import { uploadFile } from '../slack/upload-file';
import { noteDone, tryBounded } from './stuck-work';

/** A file that was begun so long ago was begun by a process that is no more. */
const BEGUN_MINUTES = 2;
/** What has been without its file for so long is in a workspace that takes none. */
export const TRY_DAYS = 7;

/** Of SQL: whether writing a file of this topic failed in our own code, which a later version may do better. */
export const stuckFor = (topic: string) =>
  `EXISTS (SELECT FROM stuck_work s WHERE s.topic = ${topic} AND s.step NOT LIKE 'message:%')`;

/** A thread that is without its file. */
export interface FileWanted {
  channelId: string;
  ts: string;
  /** Of the message at the head of the thread, and how it was to be before the file was written. */
  key: string;
  revision: number;
}

interface WrittenFile {
  bytes: Buffer;
  /** With its ending. */
  name: string;
  title: string;
  words: string;
}

/** Files that the app keeps in threads in Slack, and the table that names them. */
export interface KeptFiles<Wanted extends FileWanted> {
  table: 'report_files' | 'digest_files';
  /** One of them, for the log. */
  called: string;
  missing(deps: Deps): Promise<Wanted[]>;
  /** Null: there is nothing to write any more. */
  write(deps: Deps, wanted: Wanted): Promise<WrittenFile | null>;
  /** As what its writing is known while it fails in our own code. */
  work(wanted: Wanted): Work;
  /** The columns of the table that tell whose file it is, of which it has one at a time. */
  of(wanted: Wanted): Record<string, string>;
}

/**
 * Deletes files that are outdated and uploads those that are missing, each once. Slack names a file before it holds
 * anything, and the name is kept first, so that a process that dies leaves no file with a customer's words behind that
 * nobody knows of. Returns how many files changed.
 */
export async function keepFiles<Wanted extends FileWanted>(
  deps: Deps,
  kept: KeptFiles<Wanted>,
): Promise<number> {
  let changed = 0;
  for (const fileId of await outdated(deps.db, kept)) if (await remove(deps, kept, fileId)) changed += 1;
  for (const wanted of await kept.missing(deps)) if (await upload(deps, kept, wanted)) changed += 1;
  return changed;
}

type Table = Pick<KeptFiles<FileWanted>, 'table' | 'called'>;
type Db = Pick<EntityManager, 'query'>;

async function outdated(db: Db, { table }: Table): Promise<string[]> {
  const rows: { id: string }[] = await db.query(
    `SELECT file_id AS id FROM ${table} WHERE state = 'outdated'
        OR state = 'begun' AND at < clock_timestamp() - interval '${BEGUN_MINUTES} minutes' ORDER BY at`,
  );
  return rows.map(({ id }) => id);
}

async function remove({ db, slack, log }: Deps, { table, called }: Table, fileId: string): Promise<boolean> {
  try {
    await slack.reader.files.delete({ file: fileId });
  } catch (error) {
    // Nobody completed it, or somebody deleted it.
    if (platformCode(error) !== 'file_not_found') {
      log.warn({ err: error }, `an outdated ${called} could not be deleted; it is tried again`);
      return false;
    }
  }
  await db.query(`DELETE FROM ${table} WHERE file_id = $1`, [fileId]);
  return true;
}

async function upload<Wanted extends FileWanted>(
  deps: Deps,
  kept: KeptFiles<Wanted>,
  wanted: Wanted,
): Promise<boolean> {
  // By itself, so that what fails keeps no other file waiting.
  const file = await tryBounded(deps, kept.work(wanted), () => kept.write(deps, wanted));
  if (!file) return false;
  const { bytes, name, title, words } = file;
  let isOurs = true;
  try {
    const fileId = await uploadFile(deps.slack.reader, bytes, {
      name,
      title,
      to: { channelId: wanted.channelId, threadTs: wanted.ts, words },
      begin: async (id) => {
        isOurs = await begin(deps.db, kept, { id, wanted });
        return isOurs;
      },
    });
    await deps.db.query(`UPDATE ${kept.table} SET state = 'shown' WHERE file_id = $1 AND state = 'begun'`, [
      fileId,
    ]);
    // Another process may have failed where this one did not; nobody asks for the file again.
    await noteDone(deps, kept.work(wanted));
  } catch (error) {
    if (isOurs)
      deps.log.warn({ err: error, file: name }, `a ${kept.called} could not be uploaded; it is tried again`);
    return false;
  }
  return true;
}

// Of two processes one has it. What is owed an edit since the file was written may have lost what somebody said: whoever
// asks for that edit finds this row afterwards, or we find the edit, and the next tick writes the file anew.
async function begin<Wanted extends FileWanted>(
  db: Db,
  { table, of }: KeptFiles<Wanted>,
  { id, wanted }: { id: string; wanted: Wanted },
): Promise<boolean> {
  const columns = Object.entries(of(wanted));
  const rows: unknown[] = await db.query(
    `INSERT INTO ${table} (file_id, ${columns.map(([name]) => name).join(', ')}, state)
     SELECT $1, ${columns.map((_, i) => `$${i + 4}`).join(', ')}, 'begun' FROM outbox
      WHERE key = $2 AND revision = $3 FOR SHARE
     ON CONFLICT DO NOTHING RETURNING file_id`,
    [id, wanted.key, wanted.revision, ...columns.map(([, value]) => value)],
  );
  return rows.length > 0;
}
