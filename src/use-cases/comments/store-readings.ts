import type { EntityManager } from 'typeorm';
import { editCards } from '../../delivery/edit-cards';
import type { Deps } from '../../deps';
import { textHash } from '../../domain/themes/annotation';
import { type StoredAnnotation, storeAnnotations } from './store-annotations';
import { weighAnswers } from './weigh-answers';

/** What became of one comment that a model was to read. */
export interface Reading {
  responseId: string;
  /** Of the words that were read. */
  textHash: string;
  /** Null: the local one stays, for the reason. */
  annotation: StoredAnnotation | null;
  because: string | null;
}

export interface ReadBy {
  lease: string;
  model: string;
  promptVersion: number;
  taxonomyVersion: number;
}

/**
 * Keeps what a model made of comments, in one transaction that takes them off its list. Left on it, and to be read again:
 * a comment that changed meanwhile, and all of them when the list of themes did. Nothing is kept of one that was erased,
 * and what a person said stays. Returns how many annotations were kept.
 */
export async function storeReadings(deps: Deps, readings: readonly Reading[], by: ReadBy): Promise<number> {
  const kept = await deps.db.transaction(async (tx) => {
    const held = await lockHeld(tx, readings, by);
    const still = readings.filter(({ responseId, textHash }) => held.get(responseId) === textHash);
    const made = still.flatMap(({ annotation }) => (annotation ? [annotation] : []));
    const ids = made.map(({ responseId }) => responseId);
    const before = await shownOf(tx, ids);
    const stored = new Set(await storeAnnotations(tx, made));
    await settle(tx, still, { by, stored, at: deps.now() });
    const after = await shownOf(tx, ids);
    const changed = ids.filter((id) => before.get(id) !== after.get(id));
    await editCards(tx, await worksOf(tx, changed));
    await weighAnswers(deps, tx, changed);
    return stored.size;
  });
  if (kept > 0) deps.wake();
  return kept;
}

// The response first and then the work on it, as an erasure and a click take them. Neither is waited for behind the other.
async function lockHeld(
  tx: EntityManager,
  readings: readonly Reading[],
  { lease, taxonomyVersion }: ReadBy,
): Promise<Map<string, string>> {
  const newest: { version: number | null }[] = await tx.query(
    'SELECT max(version) AS version FROM taxonomies',
  );
  if ((newest[0]!.version ?? 0) > taxonomyVersion) return new Map();
  const rows: { id: string; comment: string | null }[] = await tx.query(
    `SELECT r.id, r.comment FROM responses r JOIN model_readings m ON m.response_id = r.id
      WHERE r.id = ANY($1::uuid[]) AND m.lease = $2 ORDER BY r.id FOR NO KEY UPDATE OF r`,
    [readings.map(({ responseId }) => responseId), lease],
  );
  await tx.query(
    `SELECT FROM follow_ups WHERE current_response_id = ANY($1::uuid[]) AND resolved_at IS NULL ORDER BY id FOR UPDATE`,
    [rows.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, comment }) => [id, textHash(comment ?? '')]));
}

/** What a card shows of an annotation, or weighs by it, as one text each. */
async function shownOf(tx: EntityManager, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows: { id: string; shown: string }[] = await tx.query(
    `SELECT a.response_id AS id, concat_ws(' ', a.sure, a.churn, a.language,
              (SELECT string_agg(t.theme_id || t.polarity, ',' ORDER BY t.rank) FROM annotation_themes t
                WHERE t.response_id = a.response_id)) AS shown
       FROM annotations a WHERE a.response_id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, shown }) => [id, shown]));
}

async function settle(
  tx: EntityManager,
  readings: readonly Reading[],
  { by, stored, at }: { by: ReadBy; stored: ReadonlySet<string>; at: Date },
): Promise<void> {
  const whyOf = ({ responseId, annotation, because }: Reading) =>
    annotation && !stored.has(responseId) ? 'person' : because;
  await tx.query(
    `UPDATE model_readings m SET read_at = $3, model = $4, prompt_version = $5, taxonomy_version = $6, because = given.why,
            lease = NULL, lease_until = NULL
       FROM unnest($1::uuid[], $2::text[]) AS given (id, why) WHERE m.response_id = given.id`,
    [
      readings.map(({ responseId }) => responseId),
      readings.map(whyOf),
      at,
      by.model,
      by.promptVersion,
      by.taxonomyVersion,
    ],
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
