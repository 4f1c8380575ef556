import type { EntityManager } from 'typeorm';
import { ANNOTATOR_VERSION } from '../../annotating/live-annotator';
import { editCards } from '../../delivery/edit-cards';
import type { Deps } from '../../deps';
import { annotationOf } from './annotate-response';
import { storeAnnotations } from './store-annotations';
import { teachAnnotator } from './teach-annotator';

/** Small, because nothing else happens while a comment is read; a kill loses one batch at the most. */
const BATCH = 50;
/** What a tick leaves is for the next one. */
const BATCHES_A_TICK = 30;

/**
 * Annotates what is not annotated yet (imported history, the sample life) or was by an older taxonomy or version of the
 * annotator, the newest first. Each batch is one transaction that takes its comments off the list, so that it goes on
 * after a kill where it was, and several processes share the work. Returns how many were annotated.
 */
export async function annotateComments(deps: Deps): Promise<number> {
  await teachAnnotator(deps);
  await listOutdated(deps);
  let done = 0;
  for (let batch = BATCH, n = 0; batch === BATCH && n < BATCHES_A_TICK; n++) {
    batch = await deps.db.transaction((tx) => annotateSome(deps, tx));
    done += batch;
    // Clicks and deliveries first.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (done > 0) deps.wake();
  return done;
}

// A process with older code than another's changes nothing here.
async function listOutdated({ db, annotator }: Deps): Promise<void> {
  const taxonomy = annotator.taxonomy().version;
  await db.transaction(async (tx) => {
    const rows: unknown[] = await tx.query(
      `SELECT 1 FROM annotation_state WHERE taxonomy_version < $1 OR annotator_version < $2 FOR UPDATE`,
      [taxonomy, ANNOTATOR_VERSION],
    );
    if (rows.length === 0) return;
    await tx.query(
      `INSERT INTO comments_to_annotate (response_id, answered_at)
       SELECT r.id, r.answered_at FROM responses r LEFT JOIN annotations a ON a.response_id = r.id
        WHERE r.comment IS NOT NULL
          AND (a.response_id IS NULL
               OR (a.made_by = 'local' AND (a.taxonomy_version < $1 OR a.annotator_version < $2))
               OR (a.made_by = 'model' AND a.taxonomy_version < $1))
       ON CONFLICT DO NOTHING`,
      [taxonomy, ANNOTATOR_VERSION],
    );
    await tx.query(
      `UPDATE annotation_state SET taxonomy_version = greatest(taxonomy_version, $1),
                                   annotator_version = greatest(annotator_version, $2)`,
      [taxonomy, ANNOTATOR_VERSION],
    );
  });
}

interface Listed {
  id: string;
  comment: string | null;
  score: number;
  /** What was known of it until now: themes and their sides; null: nothing. */
  before: string | null;
}

// The response is locked with its place on the list, and neither is waited for: an erasure locks the response first, and
// takes what hangs on it afterwards.
async function annotateSome(deps: Deps, tx: EntityManager): Promise<number> {
  const listed: Listed[] = await tx.query(
    `SELECT r.id, r.comment, r.score,
            (SELECT coalesce(string_agg(t.theme_id || t.polarity, ',' ORDER BY t.rank), '') FROM annotation_themes t
              WHERE t.response_id = r.id HAVING EXISTS (SELECT FROM annotations a WHERE a.response_id = r.id)) AS before
       FROM comments_to_annotate c JOIN responses r ON r.id = c.response_id
      ORDER BY c.answered_at DESC LIMIT $1 FOR NO KEY UPDATE OF r, c SKIP LOCKED`,
    [BATCH],
  );
  if (listed.length < BATCH) await takeOffGone(tx);
  if (listed.length === 0) return 0;
  const ids = listed.map(({ id }) => id);
  // Before what is stored puts one on the list again.
  await tx.query('DELETE FROM comments_to_annotate WHERE response_id = ANY($1::uuid[])', [ids]);
  const made = listed.flatMap(({ id, comment, score }) =>
    comment === null ? [] : [annotationOf(deps, { id, comment, score })],
  );
  const kept = new Set(await storeAnnotations(tx, made));
  const before = new Map(listed.map((one) => [one.id, one.before]));
  const changed = made.filter(
    (one) =>
      kept.has(one.responseId) &&
      before.get(one.responseId) !== one.themes.map(({ id, polarity }) => id + polarity).join(','),
  );
  await editCards(
    tx,
    await worksOf(
      tx,
      changed.map(({ responseId }) => responseId),
    ),
  );
  return listed.length;
}

// Put on the list by somebody who had still seen the answer when it was deleted.
async function takeOffGone(tx: EntityManager): Promise<void> {
  await tx.query(
    'DELETE FROM comments_to_annotate c WHERE NOT EXISTS (SELECT FROM responses r WHERE r.id = c.response_id)',
  );
}

async function worksOf(tx: EntityManager, responseIds: string[]): Promise<string[]> {
  if (responseIds.length === 0) return [];
  const rows: { id: string }[] = await tx.query(
    'SELECT id FROM follow_ups WHERE current_response_id = ANY($1::uuid[]) AND resolved_at IS NULL',
    [responseIds],
  );
  return rows.map(({ id }) => id);
}
