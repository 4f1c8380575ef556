import type { z } from 'zod';
import type { ParsedAccount, ParsedPerson } from '../../domain/answer';
import { accountSchema, personSchema } from '../generic-schema';
import { type Parked, park, parkBadField, SHORT_MAX, without } from './reading';
import { arrFrom } from './revenue';

// The names under which tools hold a fact: Typeform's hidden fields, Formbricks' attributes and hidden fields.
const PERSON_NAMES: Record<string, string[]> = {
  external_id: ['user_id', 'userId'],
  email: ['email'],
  name: ['name'],
  title: ['title', 'job_title', 'jobTitle'],
  role: ['role'],
};
const ACCOUNT_NAMES: Record<string, string[]> = {
  external_id: ['account_id', 'accountId'],
  name: ['account_name', 'accountName'],
  domain: ['account_domain', 'accountDomain', 'domain'],
  plan: ['plan'],
  arr: ['arr'],
  currency: ['currency'],
  region: ['region'],
  industry: ['industry'],
  renewal_date: ['renewal_date', 'renewalDate'],
  customer_since: ['customer_since', 'customerSince'],
  owner_email: ['owner_email', 'ownerEmail'],
  lifecycle: ['lifecycle'],
};
/** Every field name that is read as a fact. */
export const FACT_NAMES = [...Object.values(PERSON_NAMES), ...Object.values(ACCOUNT_NAMES), 'wave'].flat();

/** What Typeform puts into the links that it offers, for the sender to replace: an unreplaced one says nothing. */
const PLACEHOLDER = 'xxxxx';

export interface Facts {
  kind: 'facts';
  person: ParsedPerson;
  account: ParsedAccount;
  wave: string | null;
  /** Fields that name no fact of ours. */
  rest: Record<string, unknown>;
  /** Names the ARR when it could not be read, never its value; absent: nothing was left out. */
  leftOut?: string;
}

/** Facts about the person and account from a flat bag of fields; parked when one has the wrong shape, under what `pathOf` calls it. */
export function readFacts(bag: Record<string, unknown>, pathOf: (name: string) => string): Facts | Parked {
  const person = pick(bag, PERSON_NAMES);
  const account = pick(bag, ACCOUNT_NAMES);
  const leftOut = leaveOutUnreadArr(account, pathOf);
  const checkedPerson = personSchema.safeParse(person.values);
  if (!checkedPerson.success)
    return parkBadField(checkedPerson.error, ([key]) => pathOf(person.names[String(key)] ?? ''));
  const checkedAccount = accountSchema.safeParse(account.values);
  if (!checkedAccount.success) {
    return parkBadField(checkedAccount.error, ([key]) => pathOf(account.names[String(key)] ?? ''));
  }
  const { wave } = pick(bag, { wave: ['wave'] }).values;
  if (wave !== undefined && (typeof wave !== 'string' || wave.length > SHORT_MAX)) {
    return park('bad_field', `${pathOf('wave')}: expected a text of at most ${SHORT_MAX} characters.`);
  }
  return {
    kind: 'facts',
    person: toPerson(checkedPerson.data),
    account: toAccount(checkedAccount.data),
    wave: wave?.trim() ?? null,
    rest: without(bag, FACT_NAMES),
    ...(leftOut ? { leftOut } : {}),
  };
}

/** A customer who is unhappy must not wait because a link has an ARR that nobody can read. Says what was left out. */
function leaveOutUnreadArr({ values, names }: Picked, pathOf: (name: string) => string): string | null {
  if (values.arr === undefined) return null;
  const checked = accountSchema.shape.arr.safeParse(values.arr);
  if (checked.success) return null;
  delete values.arr;
  // With it, for the ARR that is known may be in another one.
  delete values.currency;
  return `${pathOf(names.arr!)} was left out: ${checked.error.issues[0]!.message}.`;
}

/** The same as an answer tells it. */
export function leftOutOf({ leftOut }: Facts): { leftOut?: string } {
  return leftOut ? { leftOut } : {};
}

interface Picked {
  values: Record<string, unknown>;
  /** What the bag calls each of them. */
  names: Record<string, string>;
}

function pick(bag: Record<string, unknown>, wanted: Record<string, string[]>): Picked {
  const values: Record<string, unknown> = {};
  const names: Record<string, string> = {};
  for (const [key, candidates] of Object.entries(wanted)) {
    const name = candidates.find(
      (candidate) => Object.hasOwn(bag, candidate) && saysSomething(bag[candidate]),
    );
    if (name === undefined) continue;
    names[key] = name;
    values[key] = key === 'arr' ? arrFrom(bag[name]) : textFrom(bag[name]);
  }
  return { values, names };
}

function saysSomething(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '' && value.trim() !== PLACEHOLDER;
  return value !== null && value !== undefined;
}

function textFrom(value: unknown): unknown {
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
}

export function toPerson(raw: z.infer<typeof personSchema> | null | undefined): ParsedPerson {
  return {
    externalId: text(raw?.external_id),
    email: text(raw?.email),
    name: text(raw?.name),
    title: text(raw?.title),
    role: text(raw?.role),
  };
}

export function toAccount(raw: z.infer<typeof accountSchema> | null | undefined): ParsedAccount {
  return {
    externalId: text(raw?.external_id),
    name: text(raw?.name),
    domain: text(raw?.domain),
    plan: text(raw?.plan),
    arr: raw?.arr ?? null,
    currency: text(raw?.currency)?.toUpperCase() ?? null,
    region: text(raw?.region),
    industry: text(raw?.industry),
    renewalDate: raw?.renewal_date ?? null,
    customerSince: raw?.customer_since ?? null,
    ownerEmail: text(raw?.owner_email),
    lifecycle: text(raw?.lifecycle),
  };
}

function text(value: string | null | undefined): string | null {
  return value?.trim() || null;
}

/** A name as a fact of the bag; nothing when neither part has anything to see in it. */
export function nameOf(first: unknown, last: unknown): { name?: string } {
  const parts = [first, last].filter((part) => typeof part === 'string' && part.trim() !== '');
  return parts.length > 0 ? { name: parts.join(' ') } : {};
}
