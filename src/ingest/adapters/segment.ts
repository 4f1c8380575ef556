import type { Source } from '../../config/source';
import type { Parsed } from '../../domain/answer';
import type { ToldFacts } from '../../domain/customers/told-facts';
import { TOLD_MAX } from '../facts-schema';
import { instant } from '../generic-schema';
import { asRecord, deliveryIdOf, type Parked, park, type Reading } from './reading';
import { accountTraits, personTraits } from './segment-traits';
import { readTold } from './told';

type Call = Record<string, unknown>;

/**
 * Segment's identify and group calls, one to a body or several under `batch` (Segment, "Spec: Identify", "Spec: Group",
 * "Webhooks destination"). A user id is the customer's own id of a person, a group id that of an account.
 */
export function readSegment(body: unknown, _source: Source): Reading {
  const call = asRecord(body);
  if (!call) return { deliveryId: null, parsed: park('unknown_event', 'The body is not a JSON object.') };
  if (!Array.isArray(call.batch))
    return { deliveryId: deliveryIdOf(call.messageId), parsed: parse([call], '') };
  return { deliveryId: null, parsed: parse(call.batch, 'batch.') };
}

function parse(calls: unknown[], path: string): Parsed {
  if (calls.length > TOLD_MAX)
    return park('bad_field', `batch: expected at most ${TOLD_MAX} calls, not ${calls.length}.`);
  const told: ToldFacts[] = [];
  for (const [n, one] of calls.entries()) {
    const call = asRecord(one);
    if (!call) return park('bad_field', `${path}${n}: expected an object.`);
    const read = readCall(call, path ? `${path}${n}` : 'traits');
    if (read === null) continue;
    if ('kind' in read) return read;
    told.push(read);
  }
  if (told.length > 0) return { kind: 'facts', told };
  return { kind: 'ignored', why: 'Only identify and group calls tell of people and accounts.' };
}

// Null: a call that says nothing of anybody whom we could know again.
function readCall(call: Call, path: string): ToldFacts | Parked | null {
  const at = timeOf(call.timestamp);
  switch (call.type) {
    case 'identify': {
      const person = personTraits(call);
      if (person.external_id === undefined && typeof person.email !== 'string') return null;
      const company = asRecord(asRecord(call.traits)?.company) ?? {};
      const account = accountTraits(company, company.id ?? asRecord(call.context)?.groupId);
      const known = account.external_id !== undefined || account.domain !== undefined;
      return withTime(readTold({ person, ...(known ? { account } : {}) }, path), at);
    }
    case 'group': {
      const account = accountTraits(asRecord(call.traits) ?? {}, call.groupId);
      const person = { external_id: idOf(call.userId) };
      const linked = person.external_id === undefined ? {} : { person };
      return withTime(readTold({ account, ...linked }, path), at);
    }
  }
  return null;
}

function withTime(read: ToldFacts | Parked, at: Date | null): ToldFacts | Parked {
  return 'kind' in read ? read : { ...read, at };
}

function idOf(value: unknown): unknown {
  if (value === null || value === '') return undefined;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
}

// A time that cannot be read costs the order of two calls, not what they tell.
function timeOf(value: unknown): Date | null {
  const read = instant.safeParse(value);
  return read.success ? new Date(read.data) : null;
}
