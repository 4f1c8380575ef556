import type { Source } from '../../config/source';
import type { Parsed } from '../../domain/answer';
import type { ToldFacts } from '../../domain/customers/told-facts';
import type { HookHeaders } from '../delivery';
import { TOLD_MAX } from '../facts-schema';
import { asRecord, park, type Reading, webhookId } from './reading';
import { type RawTold, readTold } from './told';

/** Facts about accounts and people, in our own published format; see facts-schema. */
export function readAccounts(body: unknown, _source: Source, headers: HookHeaders): Reading {
  return { deliveryId: webhookId(headers), parsed: parse(body) };
}

function parse(body: unknown): Parsed {
  const event = asRecord(body);
  switch (event?.type) {
    case 'rnps.account.upserted':
      return parseAll(event.data, (account) => ({ account }));
    case 'rnps.person.upserted':
      return parseAll(event.data, (person) => ({ person }));
  }
  return park('unknown_event', 'type must be rnps.account.upserted or rnps.person.upserted.');
}

function parseAll(data: unknown, rawOf: (one: unknown) => RawTold): Parsed {
  const list = Array.isArray(data) ? data : [data];
  if (list.length === 0 || list.length > TOLD_MAX)
    return park('bad_field', `data: expected 1 to ${TOLD_MAX} at once, not ${list.length}.`);
  const told: ToldFacts[] = [];
  for (const [n, one] of list.entries()) {
    const path = Array.isArray(data) ? `data.${n}` : 'data';
    if (!asRecord(one)) return park('bad_field', `${path}: expected an object.`);
    const read = readTold(rawOf(one), path);
    if ('kind' in read) return read;
    told.push(read);
  }
  return { kind: 'facts', told };
}
