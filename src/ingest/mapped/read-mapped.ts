import { createHash } from 'node:crypto';
import type { Source } from '../../config/source';
import type { Parsed } from '../../domain/answer';
import type { Mapping, Path } from '../../mapping/mapping';
import { readConsent } from '../adapters/consent';
import { leftOutOf } from '../adapters/facts';
import {
  deliveryIdOf,
  type Parked,
  park,
  type Reading,
  readComment,
  readResponseId,
  readScore,
  webhookId,
} from '../adapters/reading';
import type { HookHeaders } from '../delivery';
import { type ParsedJson, parseJson } from '../safe-json';
import { parseForm } from './form-body';
import { idText, one, wordOf } from './one-value';
import { readMappedFacts } from './read-facts';
import { readTime } from './read-time';

/** A delivery read by its source's mapping. */
export function readMapped(body: unknown, source: Source, headers: HookHeaders): Reading {
  const { mapping } = source;
  if (!mapping) throw new Error(`The source ${source.name} has no mapping.`);
  return { deliveryId: deliveryId(mapping, body, headers), parsed: parse(mapping, body) };
}

/** The body as the mapping of the source says that it is written. */
export function decodeMapped(body: Buffer, { mapping }: Source): ParsedJson {
  return mapping?.body === 'form' ? parseForm(body) : parseJson(body);
}

function deliveryId(mapping: Mapping, body: unknown, headers: HookHeaders): string | null {
  if (mapping.deliveryId) return deliveryIdOf(idText(one(mapping.deliveryId, body).value));
  return mapping.authentication.scheme === 'standard_webhooks' ? webhookId(headers) : null;
}

function parse(mapping: Mapping, body: unknown): Parsed {
  if (typeof body !== 'object' || body === null) return park('not_an_nps_answer', 'The body has no fields.');
  const silent = mapping.ignoreWhen.find((path) => path.find(body, 1).length > 0);
  if (silent) return { kind: 'ignored', why: `The mapping ignores a delivery with ${silent.text}.` };
  const meaning = readMeaning(mapping, body);
  if (typeof meaning === 'object') return meaning;
  const id = readId(mapping.responseId, body);
  if (meaning === 'delete') return typeof id === 'object' ? id : { kind: 'deleted', sourceResponseId: id };
  const stranger = notNps(mapping, body);
  if (stranger) return stranger;
  return typeof id === 'object' ? id : parseAnswer(mapping, body, id);
}

function parseAnswer(mapping: Mapping, body: object, sourceResponseId: string): Parsed {
  const score = readScoreAt(mapping.score, body);
  if (typeof score === 'object') return score;
  const comment = readCommentAt(mapping.comment, body);
  if (comment !== null && typeof comment === 'object') return comment;
  const mayQuote = readConsentAt(mapping.mayQuote, body);
  if (mayQuote !== null && typeof mayQuote === 'object') return mayQuote;
  const answeredAt = readTime(mapping.answeredAt, body);
  if (answeredAt && 'kind' in answeredAt) return answeredAt;
  const updatedAt = readTime(mapping.updatedAt, body);
  if (updatedAt && 'kind' in updatedAt) return updatedAt;
  const facts = readMappedFacts(mapping.facts, body);
  if (facts.kind === 'parked') return facts;
  const { wave, person, account } = facts;
  const properties = propertiesOf(mapping, body);
  return {
    kind: 'answer',
    ...leftOutOf(facts),
    answer: {
      sourceResponseId,
      score,
      comment,
      mayQuote,
      answeredAt,
      updatedAt,
      wave,
      person,
      account,
      properties,
    },
  };
}

function readMeaning({ event }: Mapping, body: object): 'upsert' | 'delete' | Parsed {
  if (!event) return 'upsert';
  const found = one(event.path, body);
  if (found.parked) return found.parked;
  const meaning = event.meanings.get(wordOf(found.value) ?? '');
  if (meaning === 'upsert' || meaning === 'delete') return meaning;
  if (meaning === 'ignore')
    return { kind: 'ignored', why: `The mapping ignores this event (${event.path.text}).` };
  const known = [...event.meanings.keys()].map((value) => `"${value}"`).join(', ');
  return park('unknown_event', `${event.path.text} is none of ${known}.`);
}

function notNps({ only }: Mapping, body: object): Parked | null {
  for (const { path, is, orAbsent } of only) {
    const found = one(path, body);
    if (found.parked) return found.parked;
    const fits = found.value === undefined ? orAbsent : is.includes(wordOf(found.value) ?? '');
    if (!fits) return park('not_an_nps_answer', `${path.text} is not ${is.join(' or ')}.`);
  }
  return null;
}

// Several things that tell an answer from others only together are hashed: an id must hold nothing about a person.
function readId(paths: Path[], body: object): string | Parked {
  const parts: string[] = [];
  for (const path of paths) {
    const found = one(path, body);
    if (found.parked) return found.parked;
    const part = readResponseId(idText(found.value) ?? found.value, path.text);
    if (typeof part === 'object') return part;
    parts.push(part);
  }
  if (parts.length === 1) return parts[0]!;
  return `sha256:${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
}

function readScoreAt({ path, as }: Mapping['score'], body: object): number | Parked {
  const found = one(path, body);
  if (found.parked) return found.parked;
  const { value } = found;
  if (as === 'number' || typeof value !== 'string') return readScore(value, path.text);
  if (value === '') return readScore(undefined, path.text);
  if (/^(\d|10)$/.test(value)) return Number(value);
  return park(
    'score_not_whole_0_10',
    `${path.text} must be a whole number from 0 to 10; it is another text.`,
  );
}

function readCommentAt(path: Path | null, body: object): string | null | Parked {
  if (!path) return null;
  const found = one(path, body);
  if (found.parked) return found.parked;
  const { value } = found;
  if (value !== undefined && typeof value !== 'string') {
    return park('bad_field', `${path.text}: expected a text.`);
  }
  return readComment(value);
}

// A null that is there is a no, unlike elsewhere: consent is what somebody said.
function readConsentAt(mayQuote: Mapping['mayQuote'], body: object): boolean | null | Parked {
  if (!mayQuote) return null;
  const { path, is } = mayQuote;
  return one(path, body).parked ?? readConsent(path.find(body, 1)[0], is ?? undefined);
}

/** A property with more values than this keeps the first ones. */
const VALUES_MAX = 50;

function propertiesOf({ properties }: Mapping, body: object): Record<string, unknown> {
  const kept: [string, unknown][] = [];
  for (const [name, path] of properties) {
    const values = path.find(body, VALUES_MAX);
    if (values.length > 0) kept.push([name, values.length === 1 ? values[0] : values]);
  }
  return Object.fromEntries(kept);
}
