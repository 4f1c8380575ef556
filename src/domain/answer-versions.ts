import type { ParsedAnswer } from './answer';

/** The parts of a response that a later version of the answer may change. */
export interface AnswerVersion {
  score: number;
  comment: string | null;
  mayQuote: boolean;
  answeredAt: Date;
  sourceUpdatedAt: Date | null;
  wave: string | null;
  properties: Record<string, unknown>;
}

/**
 * By the source's own updated time; a source that tells none is taken in the order of receipt, in which an answer is
 * `late` that was read only after a newer one had come.
 */
export function isOlder(
  answer: ParsedAnswer,
  known: Pick<AnswerVersion, 'sourceUpdatedAt'>,
  late = false,
): boolean {
  if (answer.updatedAt === null) return late;
  return known.sourceUpdatedAt !== null && answer.updatedAt < known.sourceUpdatedAt;
}

/**
 * A response after one more version of its answer. A later null erases nothing (consent to be quoted is taken
 * back by a no); an older version changes nothing that
 * is known, but its comment may be the only one there is.
 */
export function withVersion(known: AnswerVersion, answer: ParsedAnswer, late = false): AnswerVersion {
  const { score, comment, mayQuote, answeredAt, sourceUpdatedAt, wave, properties } = known;
  if (isOlder(answer, known, late))
    return {
      score,
      comment: comment ?? answer.comment,
      mayQuote,
      answeredAt,
      sourceUpdatedAt,
      wave,
      properties,
    };
  return {
    score: answer.score,
    comment: answer.comment ?? comment,
    mayQuote: answer.mayQuote ?? mayQuote,
    answeredAt: answer.answeredAt ?? answeredAt,
    sourceUpdatedAt: answer.updatedAt ?? sourceUpdatedAt,
    wave: answer.wave ?? wave,
    properties: { ...properties, ...answer.properties },
  };
}

/** True when nothing changed from the first to the second; the second was made from the first, so it has all its properties. */
export function isSameVersion(a: AnswerVersion, b: AnswerVersion): boolean {
  return (
    a.score === b.score &&
    a.comment === b.comment &&
    a.mayQuote === b.mayQuote &&
    a.answeredAt.getTime() === b.answeredAt.getTime() &&
    a.sourceUpdatedAt?.getTime() === b.sourceUpdatedAt?.getTime() &&
    a.wave === b.wave &&
    Object.entries(b.properties).every(
      ([name, value]) =>
        Object.hasOwn(a.properties, name) && JSON.stringify(a.properties[name]) === JSON.stringify(value),
    )
  );
}
