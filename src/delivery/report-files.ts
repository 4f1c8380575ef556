import type { Deps } from '../deps';
import type { Month } from '../domain/numbers/month-span';
import { reportModel } from '../presenters/report/present-report';
import { reportTitle } from '../views/report/document';
import { renderReportPage } from '../views/report/page';
import { type FileWanted, type KeptFiles, keepFiles } from './kept-files';
import { POSTED_WITHOUT_PAGE } from './posted-reports';

/**
 * Keeps a page with the whole of each posted report that Slack takes no canvas of in its thread: uploaded once, and
 * replaced after a revision or an erasure. Returns how many files changed.
 */
export function keepReportFiles(deps: Deps): Promise<number> {
  return keepFiles(deps, REPORT_FILES);
}

interface Wanted extends FileWanted {
  month: Month;
}

const REPORT_FILES: KeptFiles<Wanted> = {
  table: 'report_files',
  called: 'page of a report',
  missing: ({ db, now }) =>
    db.query(
      `SELECT r.month, o.channel_id AS "channelId", o.message_ts AS ts, o.key, o.revision
         ${POSTED_WITHOUT_PAGE}
          AND EXISTS (SELECT FROM report_canvases c WHERE c.month = r.month AND c.state = 'refused')
        ORDER BY r.month`,
      [now()],
    ),
  write: async (deps, { month }) => {
    const model = await reportModel(deps, month, { for: 'channel', pictures: false });
    return (
      model && {
        bytes: Buffer.from(renderReportPage(model)),
        name: `report-${month}.html`,
        title: reportTitle(model.title),
        words: 'The whole of it as a page, to print or to read apart from Slack.',
      }
    );
  },
  work: ({ month }) => ({ topic: `report:${month}`, step: 'page' }),
  of: ({ month }) => ({ month }),
};
