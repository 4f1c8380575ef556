import { z } from 'zod';
import type { Source } from '../../config/source';
import type { Parsed } from '../../domain/answer';
import type { HookHeaders } from '../delivery';
import { instant } from '../generic-schema';
import { readConsent } from './consent';
import { FACT_NAMES, leftOutOf, readFacts } from './facts';
import {
  asRecord,
  dateOrNull,
  park,
  parkBadField,
  type Reading,
  readComment,
  readResponseId,
  readScore,
  webhookId,
  without,
} from './reading';

const responseSchema = z.looseObject({
  createdAt: instant.nullish(),
  updatedAt: instant.nullish(),
  data: z.looseObject({}),
  contact: z.looseObject({}).nullish(),
  contactAttributes: z.looseObject({}).nullish(),
});
type FormbricksResponse = z.infer<typeof responseSchema>;

/** A Formbricks response, told again as it grows: often the score first and the comment with a later event. */
export function readFormbricks(body: unknown, source: Source, headers: HookHeaders): Reading {
  return { deliveryId: webhookId(headers), parsed: parse(asRecord(body), source) };
}

function parse(event: Record<string, unknown> | null, source: Source): Parsed {
  switch (event?.event) {
    case 'responseCreated':
    case 'responseUpdated':
    case 'responseFinished':
      break;
    case 'testEndpoint':
      return { kind: 'ignored', why: 'A test from Formbricks: the address and the secret are right.' };
    default:
      return park('unknown_event', 'event must be responseCreated, responseUpdated or responseFinished.');
  }
  const id = readResponseId(asRecord(event.data)?.id, 'data.id');
  if (typeof id === 'object') return id;
  const checked = responseSchema.safeParse(event.data);
  if (!checked.success) return parkBadField(checked.error, (path) => ['data', ...path].join('.'));
  return parseResponse(checked.data, id, source);
}

function parseResponse(response: FormbricksResponse, id: string, source: Source): Parsed {
  const given = answerTo(response, source.questions.score);
  // A question that was skipped is sent as an empty text.
  const score = readScore(given === '' ? undefined : given, `data.data.${source.questions.score}`);
  if (typeof score === 'object') return score;
  const comment = source.questions.comment === null ? null : answerTo(response, source.questions.comment);
  if (typeof comment !== 'string' && comment !== undefined && comment !== null) {
    return park('bad_field', `data.data.${source.questions.comment}: expected a text.`);
  }
  const { mayQuote } = source.questions;
  const answers = without(response.data, [source.questions.score, source.questions.comment ?? '']);
  const facts = readFacts(bagOf(response, answers), (name) =>
    Object.hasOwn(response.contactAttributes ?? {}, name)
      ? `data.contactAttributes.${name}`
      : `data.data.${name}`,
  );
  if (facts.kind === 'parked') return facts;
  return {
    kind: 'answer',
    ...leftOutOf(facts),
    answer: {
      sourceResponseId: id,
      score,
      comment: readComment(comment),
      mayQuote: readConsent(mayQuote ? answerTo(response, mayQuote) : undefined),
      answeredAt: dateOrNull(response.createdAt),
      updatedAt: dateOrNull(response.updatedAt),
      wave: facts.wave,
      person: facts.person,
      account: facts.account,
      properties: {
        ...facts.rest,
        formbricks: {
          ...without(response, ['id', 'createdAt', 'updatedAt', 'data', 'contactAttributes']),
          answers,
        },
      },
    },
  };
}

// Own fields only: a question called "toString" must not find what every object inherits.
function answerTo(response: FormbricksResponse, reference: string): unknown {
  return Object.hasOwn(response.data, reference) ? response.data[reference] : undefined;
}

// Attributes of the contact win over hidden fields, which Formbricks mixes with the answers.
function bagOf(response: FormbricksResponse, answers: Record<string, unknown>): Record<string, unknown> {
  const attributes = response.contactAttributes ?? {};
  const hidden = Object.entries(answers).filter(
    ([name, value]) => FACT_NAMES.includes(name) && ['string', 'number'].includes(typeof value),
  );
  const name = [attributes.firstName, attributes.lastName]
    .filter((part) => typeof part === 'string')
    .join(' ');
  const known = { userId: response.contact?.userId, name: name === '' ? undefined : name, ...attributes };
  return { ...Object.fromEntries(hidden), ...dropEmpty(known) };
}

function dropEmpty(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined && value !== null),
  );
}
