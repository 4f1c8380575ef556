import type { EntityManager } from 'typeorm';
import { ANNOTATOR_VERSION } from '../../annotating/live-annotator';
import type { Deps } from '../../deps';
import { textHash } from '../../domain/themes/annotation';
import { type StoredAnnotation, storeAnnotations } from './store-annotations';

type Commented = { id: string; comment: string; score: number };

/** What the local annotator makes of a comment, as it is kept. */
export function annotationOf(
  { annotator, now }: Pick<Deps, 'annotator' | 'now'>,
  { id, comment, score }: Commented,
): StoredAnnotation {
  const { language, sentiment, urgent, churn, team, sure, confidence, themes } = annotator.read(
    comment,
    score,
  );
  return {
    responseId: id,
    madeBy: 'local',
    at: now(),
    language,
    sentiment,
    urgent,
    churn,
    team,
    sure,
    confidence,
    taxonomyVersion: annotator.taxonomy().version,
    annotatorVersion: ANNOTATOR_VERSION,
    textHash: textHash(comment),
    themes: themes.map((theme) => ({
      id: theme.id,
      polarity: theme.polarity,
      ...(theme.quote === ''
        ? { start: null, length: null }
        : { start: theme.start, length: theme.quote.length }),
    })),
  };
}

/** Tells what an answer's comment is about, in the caller's transaction; an answer without words gets nothing. */
export async function annotateResponse(
  deps: Pick<Deps, 'annotator' | 'now'>,
  tx: EntityManager,
  { id, comment, score }: { id: string; comment: string | null; score: number },
): Promise<void> {
  if (comment !== null) await storeAnnotations(tx, [annotationOf(deps, { id, comment, score })]);
}
