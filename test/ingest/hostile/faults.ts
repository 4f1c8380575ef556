import { PARK_REASONS, type Parsed, type ParsedAnswer } from '../../../src/domain/answer';
import type { ToldFacts } from '../../../src/domain/customers/told-facts';

const DAY = /^(19|20)\d\d-\d\d-\d\d$/;
const TOOL_ID = /^[A-Za-z0-9_-]{1,100}$/;
const MAIL = new Set(['email', 'ownerEmail']);
const DAYS = new Set(['renewalDate', 'customerSince']);

/** What is wrong with what a delivery was read as, whatever it held; empty: it can be kept and believed. */
export function faultsIn({ deliveryId, parsed }: { deliveryId: string; parsed: Parsed }): string[] {
  return [
    ...(isId(deliveryId) ? [] : ['the id of the delivery']),
    ...unstorableIn({ deliveryId, parsed }, 'it'),
    ...faultsOf(parsed),
  ];
}

function faultsOf(parsed: Parsed): string[] {
  switch (parsed.kind) {
    case 'answer':
      return faultsOfAnswer(parsed.answer);
    case 'facts':
      return parsed.told.length === 0 ? ['facts about nobody'] : parsed.told.flatMap(faultsOfTold);
    case 'pending':
      return Object.values(parsed.ref).every((id) => TOOL_ID.test(id)) ? [] : ['an id for an address'];
    case 'deleted':
      return isId(parsed.sourceResponseId) ? [] : ['the id of what is deleted'];
    case 'erased':
      return parsed.person.email || parsed.person.externalId
        ? faultsOfFacts(parsed.person)
        : ['erases nobody'];
    case 'ignored':
      return parsed.why === '' ? ['ignored without a reason'] : [];
    case 'parked':
      if (!(PARK_REASONS as readonly string[]).includes(parsed.reason))
        return ['parked for an unknown reason'];
      return parsed.detail === '' || parsed.detail.length > 2000 ? ['the detail of parking'] : [];
  }
}

function faultsOfAnswer(answer: ParsedAnswer): string[] {
  const { score, sourceResponseId, answeredAt, updatedAt, comment, wave } = answer;
  return [
    ...(Number.isInteger(score) && score >= 0 && score <= 10 && !Object.is(score, -0) ? [] : ['the score']),
    ...(isId(sourceResponseId) ? [] : ['the id of the answer']),
    ...[answeredAt, updatedAt].flatMap((at) => (isTime(at) ? [] : ['a time'])),
    ...(comment === null || comment.trim() !== '' ? [] : ['the comment']),
    ...faultsOfFacts({ wave, ...answer.person }),
    ...faultsOfFacts(answer.account),
  ];
}

function faultsOfTold({ account, person, at }: ToldFacts): string[] {
  return [
    ...(account || person ? [] : ['told of nobody']),
    ...(isTime(at) ? [] : ['the time of telling']),
    ...(person && !person.externalId && !person.email ? ['a person without a name to know'] : []),
    ...(account && !account.externalId && !account.domain ? ['an account without a name to know'] : []),
    ...faultsOfFacts(person ?? {}),
    ...faultsOfFacts(account ?? {}),
  ];
}

function faultsOfFacts(facts: object): string[] {
  return Object.entries(facts).flatMap(([name, value]) => (isFact(name, value) ? [] : [name]));
}

function isFact(name: string, value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (name === 'churnedAt') return isTime(value);
  if (name === 'arr') return typeof value === 'number' && value >= 0 && value < 1e12;
  if (typeof value !== 'string' || value.trim() === '') return false;
  if (name === 'currency') return /^[A-Z]{3}$/.test(value);
  if (DAYS.has(name)) return DAY.test(value) && new Date(value).toISOString().startsWith(value);
  // In code points, as zod counts them.
  return [...value].length <= (MAIL.has(name) ? 320 : 200);
}

function isId(id: string): boolean {
  return id.trim() !== '' && id.length <= 200;
}

function isTime(at: unknown): boolean {
  if (at === null) return true;
  return at instanceof Date && at.getTime() >= Date.UTC(1899, 11, 31) && at.getTime() <= Date.UTC(2100, 0, 2);
}

/** Where there is text, or a name, that PostgreSQL refuses. */
function unstorableIn(value: unknown, path: string): string[] {
  if (typeof value === 'string') return /\0|\p{Surrogate}/u.test(value) ? [`unstorable: ${path}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(/\0|\p{Surrogate}/u.test(name) ? [`unstorable name in ${path}`] : []),
    ...unstorableIn(inner, `${path}.${name}`),
  ]);
}
