import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { Parsed } from '../../domain/answer';
import type { ToldFacts } from '../../domain/customers/told-facts';
import { erasedName, erasedNamesOf } from '../../domain/tombstone';
import { findAnswer, findPerson } from '../customers/find-person';
import { eraseAnswers } from '../erasure/erase-answers';
import { erasedAmong, namesOfAnswer } from '../erasure/tombstones';
import { THE_APP } from '../follow-up/append-history';
import { enterGate, passImportGate } from '../history/import-gate';

/** A delivery after everything about erasing was looked at: nothing is left to erase. */
type Minded =
  | Exclude<Parsed, { kind: 'deleted' | 'erased' | 'facts' | 'ignored' }>
  | (Extract<Parsed, { kind: 'ignored' }> & { erased?: true })
  | (Extract<Parsed, { kind: 'facts' }> & { namedErased?: true });

/** Why a delivery is ignored: it is about somebody who was erased, or it told to erase them. */
const ERASED = 'erased';
export const CARRIED_OUT = 'erased: carried out';

/** True for a delivery of which nothing may be kept: neither body nor headers nor its id in clear. */
export function isErased(parsed: Minded): boolean {
  if (parsed.kind === 'facts') return parsed.namedErased === true;
  return parsed.kind === 'ignored' && parsed.erased === true;
}

/** Kinds of deliveries that concern more rows than can be locked one by one. */
const ALONE = new Set<Parsed['kind']>(['deleted', 'erased', 'facts']);

/** Before any row is locked: alone for an erasure and for facts of many, together with others for all else. */
export function takeGate(tx: EntityManager, parsed: Parsed): Promise<void> {
  return ALONE.has(parsed.kind) ? passImportGate(tx) : enterGate(tx);
}

/** Carries out what a delivery wants erased; one that would bring somebody back who was erased is ignored. */
export async function mindErasures(
  deps: Deps,
  tx: EntityManager,
  { source, parsed }: { source: string; parsed: Parsed },
): Promise<Minded> {
  switch (parsed.kind) {
    case 'deleted':
      await eraseAnswer(deps, tx, { source, sourceResponseId: parsed.sourceResponseId });
      return { kind: 'ignored', why: CARRIED_OUT, erased: true };
    case 'erased': {
      const found = await findPerson(tx, parsed.person);
      await eraseAnswers(deps, tx, { kind: 'person', by: THE_APP, ...found });
      return { kind: 'ignored', why: CARRIED_OUT, erased: true };
    }
    case 'answer':
      return mind(tx, parsed, namesOfAnswer(source, parsed.answer));
    case 'pending':
      return mind(tx, parsed, [erasedName.response(source, parsed.ref.responseId)]);
    case 'facts':
      return withoutErased(tx, parsed);
    case 'ignored':
    case 'parked':
      return parsed;
  }
}

async function mind(tx: EntityManager, parsed: Minded, names: string[]): Promise<Minded> {
  const erased = await erasedAmong(tx, names);
  return erased.size > 0 ? { kind: 'ignored', why: ERASED, erased: true } : parsed;
}

// The others of one delivery are kept; what it told of whoever was erased is not.
async function withoutErased(tx: EntityManager, parsed: Extract<Parsed, { kind: 'facts' }>): Promise<Minded> {
  const namesOf = ({ person }: ToldFacts) =>
    erasedNamesOf({ externalId: person?.externalId ?? null, email: person?.email ?? null });
  const erased = await erasedAmong(tx, parsed.told.flatMap(namesOf));
  if (erased.size === 0) return parsed;
  const told = parsed.told.filter((one) => !namesOf(one).some((name) => erased.has(name)));
  return told.length > 0
    ? { ...parsed, told, namedErased: true }
    : { kind: 'ignored', why: ERASED, erased: true };
}

async function eraseAnswer(
  deps: Deps,
  tx: EntityManager,
  answer: { source: string; sourceResponseId: string },
): Promise<void> {
  const id = await findAnswer(tx, answer);
  await eraseAnswers(deps, tx, {
    kind: 'response',
    by: THE_APP,
    responseIds: id ? [id] : [],
    respondentIds: [],
    names: [],
    words: [],
    unknown: id ? [] : [answer],
  });
}
