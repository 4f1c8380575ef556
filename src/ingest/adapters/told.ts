import type { z } from 'zod';
import type { ParsedPerson } from '../../domain/answer';
import type { ToldAccount, ToldFacts } from '../../domain/customers/told-facts';
import { toldAccountSchema, toldPersonSchema } from '../facts-schema';
import { toAccount, toPerson } from './facts';
import { dateOrNull, type Parked, park, parkBadField } from './reading';

/** One thing told, under the names of our own format; what the teller left out is left out here. */
export interface RawTold {
  account?: unknown;
  person?: unknown;
}

/** Checks what is told of an account or a person; `path` is what the teller calls the whole of it. */
export function readTold({ account, person }: RawTold, path: string): ToldFacts | Parked {
  if (person === undefined) return readAccountTold(account, path);
  const checked = toldPersonSchema.safeParse(person);
  if (!checked.success) return parkBadField(checked.error, (inner) => [path, ...inner].join('.'));
  const { data } = checked;
  const known = present(data, PERSON_FIELDS, toPerson(data));
  if (!known.externalId && !known.email)
    return park('bad_field', `${path}: expected an external_id or an email to know the person by.`);
  const at = dateOrNull(data.updated_at);
  const told = account === undefined ? data.account : account;
  if (told === undefined || told === null) {
    return { person: known, at, ...(told === null ? { account: null } : {}) };
  }
  const of = readAccountTold(told, `${path}.account`);
  return 'kind' in of ? of : { person: known, account: of.account ?? null, at };
}

function readAccountTold(account: unknown, path: string): ToldFacts | Parked {
  const checked = toldAccountSchema.safeParse(account);
  if (!checked.success) return parkBadField(checked.error, (inner) => [path, ...inner].join('.'));
  const { data } = checked;
  const told: ToldAccount = present(data, ACCOUNT_FIELDS, {
    ...toAccount(data),
    churnedAt: dateOrNull(data.churned_at),
  });
  if (!told.externalId && !told.domain)
    return park('bad_field', `${path}: expected an external_id or a domain to know the account by.`);
  return { account: told, at: dateOrNull(data.updated_at) };
}

const PERSON_FIELDS = {
  external_id: 'externalId',
  email: 'email',
  name: 'name',
  title: 'title',
  role: 'role',
} as const satisfies Record<string, keyof ParsedPerson>;

const ACCOUNT_FIELDS = {
  external_id: 'externalId',
  name: 'name',
  domain: 'domain',
  plan: 'plan',
  arr: 'arr',
  currency: 'currency',
  region: 'region',
  industry: 'industry',
  renewal_date: 'renewalDate',
  customer_since: 'customerSince',
  owner_email: 'ownerEmail',
  lifecycle: 'lifecycle',
  churned_at: 'churnedAt',
} as const satisfies Record<string, keyof ToldAccount>;

// Absent, or an empty text: nothing is said. Null: it is to be emptied.
function present<T extends object>(
  raw: z.infer<typeof toldAccountSchema> | z.infer<typeof toldPersonSchema>,
  fields: Record<string, keyof T>,
  read: T,
): Partial<T> {
  const told: Partial<T> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = raw[name];
    if (value === null || (value !== undefined && read[field] !== null)) told[field] = read[field];
  }
  return told;
}
