import { stuckFor, TRY_DAYS } from './kept-files';

/** Of SQL, the reports (`r`) with their messages (`o`) that were posted lately and have no page; $1 is business time. */
export const POSTED_WITHOUT_PAGE = `
  FROM outbox o JOIN reports r ON o.key = 'report:' || r.month AND r.revision = 1
 WHERE o.kind = 'report' AND o.message_ts IS NOT NULL AND (r.made_at > $1::timestamptz - interval '${TRY_DAYS} days' OR ${stuckFor("'report:' || r.month")})
   AND NOT EXISTS (SELECT FROM report_files f WHERE f.month = r.month)`;
