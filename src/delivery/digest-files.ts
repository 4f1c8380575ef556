import type { Deps } from '../deps';
import { digestModel } from '../presenters/present-digest';
import { digestHtml, digestMarkdown } from '../views/digest/digest-external';
import { type FileWanted, type KeptFiles, keepFiles, stuckFor, TRY_DAYS } from './kept-files';

const FORMATS = {
  md: { write: digestMarkdown, words: 'For customers, as Markdown: to paste where you send it from.' },
  html: { write: digestHtml, words: 'For customers, as a page.' },
} as const;

/**
 * Keeps what customers may read of each published digest in its thread in the committee's channel, as two files:
 * uploaded once each, and replaced when somebody whom they quote is erased or takes consent back. Returns how many files
 * changed.
 */
export function keepDigestFiles(deps: Deps): Promise<number> {
  return keepFiles(deps, DIGEST_FILES);
}

interface Wanted extends FileWanted {
  id: string;
  period: string;
  format: keyof typeof FORMATS;
}

const DIGEST_FILES: KeptFiles<Wanted> = {
  table: 'digest_files',
  called: 'file of a digest',
  missing: ({ db }) =>
    db.query(
      `SELECT d.id, d.period, format, o.channel_id AS "channelId", o.message_ts AS ts, o.key, o.revision
         FROM digests d JOIN outbox o ON o.key = 'digest:' || d.id CROSS JOIN unnest(ARRAY['md', 'html']) format
        WHERE d.state = 'published' AND o.message_ts IS NOT NULL
          AND (d.files_wanted_at > clock_timestamp() - interval '${TRY_DAYS} days' OR ${stuckFor("'digest:' || d.id")})
          AND NOT EXISTS (SELECT FROM digest_files f WHERE f.digest_id = d.id AND f.format = format.format AND f.state <> 'outdated')
        ORDER BY d.closed_at, d.id, format DESC`,
    ),
  write: async (deps, { id, period, format }) => {
    const model = await digestModel(deps, id);
    const { write, words } = FORMATS[format];
    return (
      model && {
        bytes: Buffer.from(write(model)),
        name: `you-asked-we-delivered-${period.toLowerCase()}.${format}`,
        title: `You asked, we delivered: ${model.periodName} (${format})`,
        words,
      }
    );
  },
  work: ({ id, format }) => ({ topic: `digest:${id}`, step: `file:${format}` }),
  of: ({ id, format }) => ({ digest_id: id, format }),
};
