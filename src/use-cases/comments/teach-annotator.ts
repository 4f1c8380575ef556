import type { Deps } from '../../deps';
import { currentTaxonomy } from '../../queries/themes/current-taxonomy';

/** Bounds of what is taught, because it stops everything else for about two milliseconds a comment. */
const CORRECTIONS_MAX = 500;
const SCORED_MAX = 500;

/**
 * Brings this process's annotator up to date: the taxonomy of the moment, what people said of comments, and once a day
 * the scores of the days before. All processes are taught by the same rows in the same order. True when there was
 * something to learn.
 */
export async function teachAnnotator({ db, annotator, now }: Pick<Deps, 'db' | 'annotator' | 'now'>) {
  const day = now().toISOString().slice(0, 10);
  const taxonomy = await currentTaxonomy(db);
  const last: { id: string }[] = await db.query('SELECT coalesce(max(id), 0)::text AS id FROM corrections');
  return annotator.learn({
    taxonomy,
    day,
    lastCorrection: last[0]!.id,
    corrections: () =>
      db.query(
        `SELECT r.comment, (SELECT array_agg(t.theme_id ORDER BY t.rank) FROM annotation_themes t
                             WHERE t.response_id = a.response_id) AS themes
           FROM (SELECT response_id, max(id) AS id FROM corrections GROUP BY response_id) c
           JOIN annotations a ON a.response_id = c.response_id AND a.made_by = 'person'
           JOIN responses r ON r.id = a.response_id
          WHERE r.comment IS NOT NULL AND EXISTS (SELECT FROM annotation_themes t WHERE t.response_id = a.response_id)
          ORDER BY c.id DESC LIMIT $1`,
        [CORRECTIONS_MAX],
      ),
    scored: () =>
      db.query(
        `SELECT r.comment, r.score FROM responses r
          WHERE r.comment IS NOT NULL AND length(r.comment) <= 2000 AND r.answered_at < $1
          ORDER BY r.answered_at DESC, r.id LIMIT $2`,
        [`${day}T00:00:00Z`, SCORED_MAX],
      ),
  });
}
