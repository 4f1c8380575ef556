import { z } from 'zod';
import type { Source } from '../../config/source';
import type { Parsed } from '../../domain/answer';
import { instant } from '../generic-schema';
import { storableText } from '../safe-json';
import { readConsent } from './consent';
import { leftOutOf, readFacts } from './facts';
import {
  asRecord,
  dateOrNull,
  deliveryIdOf,
  park,
  parkBadField,
  type Reading,
  readComment,
  readResponseId,
  readScore,
  without,
} from './reading';

const fieldSchema = z.looseObject({ id: z.string().nullish(), ref: z.string().nullish() });
const eventSchema = z.looseObject({
  form_response: z.looseObject({
    submitted_at: instant.nullish(),
    hidden: z.looseObject({}).nullish(),
    answers: z.array(z.looseObject({ type: z.string(), field: fieldSchema })).nullish(),
    definition: z.looseObject({ fields: z.array(fieldSchema).nullish() }).nullish(),
  }),
});
type FormResponse = z.infer<typeof eventSchema>['form_response'];
type Answer = NonNullable<FormResponse['answers']>[number];

/** A Typeform submission. It has no updated time: a response is never edited after it was sent. */
export function readTypeform(body: unknown, source: Source): Reading {
  const event = asRecord(body);
  return { deliveryId: deliveryIdOf(event?.event_id), parsed: parse(event, source) };
}

function parse(event: Record<string, unknown> | null, source: Source): Parsed {
  if (event?.event_type === 'form_response_partial') {
    return {
      kind: 'ignored',
      why: 'A partial submission: the finished one arrives as a delivery of its own.',
    };
  }
  if (event?.event_type !== 'form_response') {
    return park('not_an_nps_answer', 'event_type must be form_response.');
  }
  const token = readResponseId(asRecord(event.form_response)?.token, 'form_response.token');
  if (typeof token === 'object') return token;
  const checked = eventSchema.safeParse(event);
  if (!checked.success) return parkBadField(checked.error);
  return parseResponse(checked.data.form_response, token, source);
}

function parseResponse(response: FormResponse, token: string, source: Source): Parsed {
  const answers = withReferences(response);
  const scored = answerTo(answers, source.questions.score);
  if (!scored) return withoutScore(response, source);
  if (scored.type !== 'number') {
    return park(
      'score_not_whole_0_10',
      storableText(
        `The answer to "${source.questions.score}" must be a number; it is of type ${scored.type.slice(0, 40)}.`,
      ),
    );
  }
  const score = readScore(scored.number, `The answer to "${source.questions.score}"`);
  if (typeof score === 'object') return score;
  const facts = readFacts(response.hidden ?? {}, (name) => `form_response.hidden.${name}`);
  if (facts.kind === 'parked') return facts;
  const written = source.questions.comment === null ? undefined : answerTo(answers, source.questions.comment);
  const comment = written && valueIn(written);
  const consent = source.questions.mayQuote ? answerTo(answers, source.questions.mayQuote) : undefined;
  return {
    kind: 'answer',
    ...leftOutOf(facts),
    answer: {
      sourceResponseId: token,
      score,
      comment: readComment(typeof comment === 'string' ? comment : null),
      mayQuote: readConsent(consent && valueIn(consent)),
      answeredAt: dateOrNull(response.submitted_at),
      updatedAt: null,
      wave: facts.wave,
      person: facts.person,
      account: facts.account,
      properties: {
        ...facts.rest,
        typeform: {
          ...without(response, ['token', 'submitted_at', 'hidden', 'answers', 'definition']),
          form_title: response.definition?.title ?? null,
          answers: answers
            .filter((answer) => answer !== scored && (answer !== written || typeof comment !== 'string'))
            .map((answer) => ({
              question: answer.field.ref ?? answer.field.id ?? null,
              value: valueIn(answer),
            })),
        },
      },
    },
  };
}

// A skipped question has no answer, but the form still has the question; a form without it is another form.
function withoutScore(response: FormResponse, source: Source): Parsed {
  const fields = response.definition?.fields;
  const asked = fields?.some((field) => [field.ref, field.id].includes(source.questions.score)) ?? true;
  if (asked) return park('no_score', 'The score question was not answered.');
  return park(
    'not_an_nps_answer',
    `The form has no question with the reference "${source.questions.score}". Name it under sources.${source.name}.questions.score.`,
  );
}

// An answer may name its question by the id alone; the form's definition then has the reference.
function withReferences({ answers, definition }: FormResponse): Answer[] {
  const refs = new Map(definition?.fields?.map(({ id, ref }) => [id, ref]));
  return (answers ?? []).map((answer) => {
    const { field } = answer;
    return { ...answer, field: { ...field, ref: field.ref ?? refs.get(field.id) ?? null } };
  });
}

function answerTo(answers: Answer[], reference: string): Answer | undefined {
  return (
    answers.find(({ field }) => field.ref === reference) ??
    answers.find(({ field }) => field.id === reference)
  );
}

// The value lies under the name of the answer's type: { type: 'text', text: '...' }.
function valueIn(answer: Answer): unknown {
  return Object.hasOwn(answer, answer.type) ? answer[answer.type] : null;
}
