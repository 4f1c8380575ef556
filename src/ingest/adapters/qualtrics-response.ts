import { z } from 'zod';
import type { Source } from '../../config/source';
import type { AnswerRef, SettledParsed } from '../../domain/answer';
import { instant } from '../generic-schema';
import { leftOutOf, nameOf, readFacts } from './facts';
import { dateOrNull, park, parkBadField, readComment, readScore, without } from './reading';

const bodySchema = z.looseObject({
  result: z.looseObject({
    responseId: z.string(),
    values: z.looseObject({
      endDate: instant.nullish(),
      recordedDate: instant.nullish(),
      lastModifiedDate: instant.nullish(),
    }),
    labels: z.looseObject({}).nullish(),
  }),
});
type Values = z.infer<typeof bodySchema>['result']['values'];

/** Kinds of response that nobody answered for real: survey preview, survey test, offline preview. */
const NOT_REAL = [1, 2, 17];
const SEEN_TO = ['endDate', 'recordedDate', 'lastModifiedDate', 'recipientEmail', 'externalDataReference'];
const NOBODYS_BUSINESS = ['ipAddress', 'locationLatitude', 'locationLongitude'];

/** A response as Qualtrics' API tells it: `values` hold the recode values of choices, `labels` their words. */
export function readQualtricsResponse(
  body: unknown,
  { source, ref }: { source: Source; ref: AnswerRef },
): SettledParsed {
  const checked = bodySchema.safeParse(body);
  if (!checked.success) return parkBadField(checked.error);
  const { responseId, values, labels } = checked.data.result;
  if (responseId !== ref.responseId) {
    return park('bad_field', 'result.responseId must be that of the response that was asked for.');
  }
  if (NOT_REAL.includes(values.status as number)) {
    return park('not_an_nps_answer', 'result.values.status says that it is a preview or a test.');
  }
  const { score: scored, comment: commented } = source.questions;
  const score = readScore(own(values, scored), `result.values.${scored}`);
  if (typeof score === 'object') return score;
  const shifted = otherThanItsLabel(score, own(labels ?? {}, scored), scored);
  if (shifted) return shifted;
  const comment = commented === null ? null : own(values, commented);
  if (typeof comment !== 'string' && comment !== undefined && comment !== null) {
    return park('bad_field', `result.values.${commented}: expected a text.`);
  }
  const facts = readFacts(bagOf(values, source), (name) => `result.values.${name}`);
  if (facts.kind === 'parked') return facts;
  return {
    kind: 'answer',
    ...leftOutOf(facts),
    answer: {
      sourceResponseId: responseId,
      score,
      comment: readComment(comment),
      mayQuote: null,
      answeredAt: dateOrNull(values.endDate ?? values.recordedDate),
      updatedAt: dateOrNull(values.lastModifiedDate ?? values.recordedDate),
      wave: facts.wave,
      person: facts.person,
      account: facts.account,
      properties: {
        qualtrics: {
          survey_id: ref.surveyId,
          ...without(facts.rest, [scored, commented ?? '', ...SEEN_TO, ...NOBODYS_BUSINESS]),
        },
      },
    },
  };
}

// Recode values of 1 to 11 look like scores, and each would be one too high.
function otherThanItsLabel(score: number, label: unknown, question: string): SettledParsed | null {
  if (typeof label !== 'string' || !/^\d{1,2}$/.test(label.trim()) || Number(label) === score) return null;
  return park(
    'score_not_whole_0_10',
    `result.values.${question} and its label differ: give the question's choices the recode values 0 to 10.`,
  );
}

function bagOf(values: Values, source: Source): Record<string, unknown> {
  const reference = source.externalReference === 'person' ? 'user_id' : 'account_id';
  return {
    ...(values.recipientEmail ? { email: values.recipientEmail } : {}),
    ...nameOf(values.recipientFirstName, values.recipientLastName),
    ...(values.externalDataReference ? { [reference]: values.externalDataReference } : {}),
    // Embedded data of these names is more exact.
    ...values,
  };
}

// Own fields only: a question called "toString" must not find what every object inherits.
function own(record: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
