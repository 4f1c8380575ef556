import type { Annotation } from '../ai/annotation';
import type { CommentReading } from '../ai/model/comment-reading';
import type { StoredAnnotation } from '../use-cases/comments/store-annotations';

/** What the local annotator says, as the model's is checked against it. */
export function asChecked(said: Annotation): CommentReading {
  const { language, sentiment, themes, urgent, churn, team, sure } = said;
  return { language: language ?? 'und', sentiment, themes, urgency: urgent, churn, team, sure, by: 'local' };
}

/** What the model is sure of is taken as it is; a number of its own nobody could check. */
const CONFIDENCE = { sure: 0.9, unsure: 0.5 };

/** A verified annotation of the model's as it is kept. */
export function asStored(
  said: CommentReading,
  about: Pick<StoredAnnotation, 'responseId' | 'at' | 'textHash' | 'taxonomyVersion' | 'annotatorVersion'>,
): StoredAnnotation {
  return {
    ...about,
    madeBy: 'model',
    language: said.language === 'und' ? null : said.language,
    sentiment: said.sentiment,
    urgent: said.urgency,
    churn: said.churn,
    team: said.team,
    sure: said.sure,
    confidence: said.sure ? CONFIDENCE.sure : CONFIDENCE.unsure,
    themes: said.themes.map(({ id, polarity, quote, start }) => ({
      id,
      // Praised and criticised in one: no side of it is taken.
      polarity: polarity === 'mixed' ? 'neutral' : polarity,
      ...(quote === '' ? { start: null, length: null } : { start, length: quote.length }),
    })),
  };
}
