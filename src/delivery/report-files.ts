import type { EntityManager } from 'typeorm';
import type { Deps } from '../deps';
import type { Month } from '../domain/numbers/month-span';
import { reportModel } from '../presenters/report/present-report';
import { platformCode } from '../slack/platform-code';
import { uploadFile } from '../slack/upload-file';
import { renderReportPage } from '../views/report/page';

/** A file that was begun so long ago was begun by a process that is no more. */
const BEGUN_MINUTES = 2;
/** A report without its file for so long has a workspace that takes none. */
const TRY_DAYS = 7;

/**
 * Keeps a page with the whole of each posted report in its thread: uploaded once, and replaced after a revision or an
 * erasure. Slack names a file before it holds anything, and the name is kept first, so that a process that dies leaves no
 * page with a customer's words behind that nobody knows of. Returns how many files changed.
 */
export async function keepReportFiles(deps: Deps): Promise<number> {
  let changed = 0;
  for (const fileId of await outdated(deps.db)) if (await remove(deps, fileId)) changed += 1;
  for (const place of await without(deps)) if (await upload(deps, place)) changed += 1;
  return changed;
}

async function outdated(db: Pick<EntityManager, 'query'>): Promise<string[]> {
  const rows: { id: string }[] = await db.query(
    `SELECT file_id AS id FROM report_files WHERE state = 'outdated'
        OR state = 'begun' AND at < clock_timestamp() - interval '${BEGUN_MINUTES} minutes' ORDER BY at`,
  );
  return rows.map(({ id }) => id);
}

async function remove({ db, slack, log }: Deps, fileId: string): Promise<boolean> {
  try {
    await slack.reader.files.delete({ file: fileId });
  } catch (error) {
    // Nobody completed it, or somebody deleted it.
    if (platformCode(error) !== 'file_not_found') {
      log.warn({ err: error }, 'an outdated page of a report could not be deleted; it is tried again');
      return false;
    }
  }
  await db.query('DELETE FROM report_files WHERE file_id = $1', [fileId]);
  return true;
}

interface Place {
  month: Month;
  channelId: string;
  ts: string;
}

function without({ db, now }: Deps): Promise<Place[]> {
  return db.query(
    `SELECT r.month, o.channel_id AS "channelId", o.message_ts AS ts
       FROM outbox o JOIN reports r ON o.key = 'report:' || r.month AND r.revision = 1
      WHERE o.kind = 'report' AND o.message_ts IS NOT NULL AND r.made_at > $1::timestamptz - interval '${TRY_DAYS} days'
        AND NOT EXISTS (SELECT FROM report_files f WHERE f.month = r.month)
      ORDER BY r.month`,
    [now()],
  );
}

async function upload(deps: Deps, { month, channelId, ts }: Place): Promise<boolean> {
  const model = await reportModel(deps, month, { for: 'channel', pictures: false });
  if (!model) return false;
  let isOurs = true;
  try {
    const fileId = await uploadFile(deps.slack.reader, Buffer.from(renderReportPage(model)), {
      name: `report-${month}.html`,
      title: `What customers told us in ${model.title}`,
      to: {
        channelId,
        threadTs: ts,
        words: 'The whole of it as a page, to print or to read apart from Slack.',
      },
      begin: async (id) => {
        isOurs = await begin(deps.db, id, month);
        return isOurs;
      },
    });
    await deps.db.query(`UPDATE report_files SET state = 'shown' WHERE file_id = $1 AND state = 'begun'`, [
      fileId,
    ]);
  } catch (error) {
    if (isOurs)
      deps.log.warn({ err: error, month }, 'the page of a report could not be uploaded; it is tried again');
    return false;
  }
  return true;
}

// Of two processes one has the month.
async function begin(db: Pick<EntityManager, 'query'>, fileId: string, month: Month): Promise<boolean> {
  const rows: unknown[] = await db.query(
    `INSERT INTO report_files (file_id, month, state) VALUES ($1, $2, 'begun') ON CONFLICT DO NOTHING RETURNING file_id`,
    [fileId, month],
  );
  return rows.length > 0;
}
