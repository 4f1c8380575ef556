import type { Source } from '../../config/source';
import type { Parsed } from '../../domain/answer';
import type { HookHeaders } from '../delivery';
import {
  accountSchema,
  deletedEventSchema,
  erasedEventSchema,
  personSchema,
  responseEventSchema,
} from '../generic-schema';
import { readConsent } from './consent';
import { toAccount, toPerson } from './facts';
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

/** Our own published format; see generic-schema. */
export function readGeneric(body: unknown, _source: Source, headers: HookHeaders): Reading {
  return { deliveryId: webhookId(headers), parsed: parse(body) };
}

function parse(body: unknown): Parsed {
  const event = asRecord(body);
  if (!event) return park('not_an_nps_answer', 'The body is not a JSON object.');
  switch (event.type) {
    case 'rnps.response.created':
    case 'rnps.response.updated':
      return parseResponse(event);
    case 'rnps.response.deleted':
      return parseDeleted(event);
    case 'rnps.person.erased':
      return parseErased(event);
  }
  return park(
    'unknown_event',
    'type must be rnps.response.created, rnps.response.updated, rnps.response.deleted or rnps.person.erased.',
  );
}

function parseResponse(event: Record<string, unknown>): Parsed {
  const id = readResponseId(asRecord(event.data)?.id, 'data.id');
  if (typeof id === 'object') return id;
  const score = readScore(asRecord(event.data)?.score, 'data.score');
  if (typeof score === 'object') {
    const isUpdate = event.type === 'rnps.response.updated' && score.reason === 'no_score';
    return isUpdate ? park('no_score', `${score.detail} An update repeats it.`) : score;
  }
  const checked = responseEventSchema.safeParse(event);
  if (!checked.success) return parkBadField(checked.error);
  const { data } = checked.data;
  const [submittedAt, otherwise] = [dateOrNull(data.submitted_at), dateOrNull(data.answered_at)];
  if (submittedAt && otherwise && submittedAt.getTime() !== otherwise.getTime())
    return park(
      'bad_field',
      'data.answered_at: expected the same time as in submitted_at, or one of the two.',
    );
  return {
    kind: 'answer',
    answer: {
      sourceResponseId: id,
      score,
      comment: readComment(data.comment),
      mayQuote: readConsent(data.may_quote),
      answeredAt: submittedAt ?? otherwise,
      updatedAt: dateOrNull(data.updated_at),
      wave: data.wave?.trim() || null,
      person: toPerson(data.person),
      account: toAccount(data.account),
      properties: propertiesOf(event, data),
    },
  };
}

const MAPPED = [
  'id',
  'score',
  'comment',
  'may_quote',
  'submitted_at',
  'answered_at',
  'updated_at',
  'wave',
  'person',
  'account',
];

function propertiesOf(
  event: Record<string, unknown>,
  data: { person?: Record<string, unknown> | null; account?: Record<string, unknown> | null },
): Record<string, unknown> {
  const extras = {
    envelope: without(event, ['type', 'timestamp', 'data']),
    person: without(data.person ?? {}, Object.keys(personSchema.shape)),
    account: without(data.account ?? {}, Object.keys(accountSchema.shape)),
  };
  const kept = Object.entries(extras).filter(([, fields]) => Object.keys(fields).length > 0);
  return { ...Object.fromEntries(kept), ...without(data, MAPPED) };
}

function parseDeleted(event: Record<string, unknown>): Parsed {
  const id = readResponseId(asRecord(event.data)?.id, 'data.id');
  if (typeof id === 'object') return id;
  const checked = deletedEventSchema.safeParse(event);
  return checked.success ? { kind: 'deleted', sourceResponseId: id } : parkBadField(checked.error);
}

function parseErased(event: Record<string, unknown>): Parsed {
  const checked = erasedEventSchema.safeParse(event);
  if (!checked.success) return parkBadField(checked.error);
  // Only what was checked: whatever else is told of the person must not keep them from being erased.
  const { external_id, email: address } = checked.data.data.person;
  const { externalId, email } = toPerson({ external_id, email: address });
  if (!externalId && !email)
    return park('bad_field', 'data.person: expected an external_id, an email, or both.');
  return { kind: 'erased', person: { externalId, email } };
}
