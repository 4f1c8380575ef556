import type { EntityManager } from 'typeorm';
import { type MarkedTheme, type Polarity, READ_DAYS } from '../../domain/themes/annotation';

/** What a comment says, as it is kept: codes and offsets, never its words. */
export interface StoredAnnotation {
  responseId: string;
  madeBy: 'local' | 'model' | 'person';
  at: Date;
  language: string | null;
  sentiment: Polarity;
  urgent: boolean;
  churn: boolean;
  team: string | null;
  sure: boolean;
  confidence: number;
  taxonomyVersion: number;
  annotatorVersion: number;
  textHash: string;
  themes: MarkedTheme[];
}

/**
 * Keeps annotations in place of those that there were, with one statement for all. What a person said is replaced by a
 * person alone, and what a model said by the local annotator only for other words or a newer list of themes. One that was
 * made by an older taxonomy is put on the list of those to be made again; a recent one of the local annotator, where there
 * is a model, on the list of those for it to read. Returns the ids of the responses whose annotation was kept.
 */
export async function storeAnnotations(
  tx: EntityManager,
  annotations: readonly StoredAnnotation[],
): Promise<string[]> {
  if (annotations.length === 0) return [];
  const rows: { id: string }[] = await tx.query(STORE, [JSON.stringify(annotations.map(rowOf))]);
  return rows.map(({ id }) => id);
}

// Themes are updated in place and the rest deleted, because one statement cannot delete a row and insert it again.
const STORE = `
  WITH told AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb)
      AS t (response_id uuid, made_by text, at timestamptz, language text, sentiment text, urgent boolean, churn boolean,
            team text, sure boolean, confidence real, taxonomy_version integer, annotator_version integer,
            text_hash text, themes jsonb)
  ), kept AS (
    INSERT INTO annotations AS a (response_id, made_by, at, language, sentiment, urgent, churn, team, sure, confidence,
                                  taxonomy_version, annotator_version, text_hash)
    SELECT response_id, made_by, at, language, sentiment, urgent, churn, team, sure, confidence,
           taxonomy_version, annotator_version, text_hash FROM told ORDER BY response_id
    ON CONFLICT (response_id) DO UPDATE SET
      made_by = excluded.made_by, at = excluded.at, language = excluded.language, sentiment = excluded.sentiment,
      urgent = excluded.urgent, churn = excluded.churn, team = excluded.team, sure = excluded.sure,
      confidence = excluded.confidence, taxonomy_version = excluded.taxonomy_version,
      annotator_version = excluded.annotator_version, text_hash = excluded.text_hash
    WHERE excluded.made_by = 'person' OR a.made_by = 'local' OR (a.made_by = 'model' AND excluded.made_by = 'model')
       OR (a.made_by = 'model' AND (a.text_hash <> excluded.text_hash OR a.taxonomy_version < excluded.taxonomy_version))
    RETURNING a.response_id, a.taxonomy_version
  ), again AS (
    INSERT INTO comments_to_annotate (response_id, answered_at)
    SELECT r.id, r.answered_at FROM kept JOIN responses r ON r.id = kept.response_id
     WHERE kept.taxonomy_version < (SELECT max(version) FROM taxonomies)
    ON CONFLICT DO NOTHING
  ), for_the_model AS (
    INSERT INTO model_readings AS m (response_id, answered_at, text_hash, taxonomy_version)
    SELECT r.id, r.answered_at, told.text_hash, told.taxonomy_version
      FROM kept JOIN told USING (response_id) JOIN responses r ON r.id = kept.response_id
     WHERE told.made_by = 'local' AND r.answered_at >= told.at - interval '${READ_DAYS} days'
       AND EXISTS (SELECT FROM model_reading_state)
     ORDER BY r.id
    ON CONFLICT (response_id) DO UPDATE SET
      text_hash = excluded.text_hash, taxonomy_version = excluded.taxonomy_version, read_at = NULL, because = NULL,
      attempts = 0, not_before = '-infinity'
    WHERE m.text_hash <> excluded.text_hash OR m.taxonomy_version < excluded.taxonomy_version
  ), marked AS (
    SELECT kept.response_id, (m.rank)::smallint AS rank, m.theme ->> 'id' AS theme_id, m.theme ->> 'polarity' AS polarity,
           (m.theme ->> 'start')::integer AS start, (m.theme ->> 'length')::integer AS length
      FROM kept JOIN told USING (response_id), jsonb_array_elements(told.themes) WITH ORDINALITY AS m (theme, rank)
  ), themed AS (
    INSERT INTO annotation_themes AS t (response_id, rank, theme_id, polarity, start, length)
    SELECT response_id, rank, theme_id, polarity, start, length FROM marked ORDER BY response_id, rank
    ON CONFLICT (response_id, rank) DO UPDATE SET
      theme_id = excluded.theme_id, polarity = excluded.polarity, start = excluded.start, length = excluded.length
  ), gone AS (
    DELETE FROM annotation_themes t USING kept
     WHERE t.response_id = kept.response_id
       AND NOT EXISTS (SELECT FROM marked m WHERE m.response_id = t.response_id AND m.rank = t.rank)
  )
  SELECT response_id AS id FROM kept`;

function rowOf(one: StoredAnnotation) {
  return {
    response_id: one.responseId,
    made_by: one.madeBy,
    at: one.at,
    language: one.language,
    sentiment: one.sentiment,
    urgent: one.urgent,
    churn: one.churn,
    team: one.team,
    sure: one.sure,
    confidence: one.confidence,
    taxonomy_version: one.taxonomyVersion,
    annotator_version: one.annotatorVersion,
    text_hash: one.textHash,
    themes: one.themes,
  };
}
