import type { ParsedAccount, ParsedPerson } from '../domain/answer';
import { toAccount, toPerson } from '../ingest/adapters/facts';
import { accountSchema, personSchema } from '../ingest/generic-schema';
import type { Field } from './fields';
import { readDay, type TimeStyle } from './times';

/** A row that is not imported, and why; it names fields and at most a few characters of them, never a comment. */
export interface Refused {
  reason: string;
}

/** What a row says of a field, without the space around it; '' when it has no such column. */
export function cellsOf(cells: string[], at: Partial<Record<Field, number>>): (field: Field) => string {
  return (field) => {
    const i = at[field];
    return i === undefined ? '' : (cells[i] ?? '').trim();
  };
}

/** What people type into an address field that has to be filled. */
const NO_ADDRESS = /^(-+|n\/?a|none|null|undefined|anonymous|unknown)$/i;
const MONEY = /^\d{1,12}(\.\d{1,2})?$/;

/** The person and the account that a row tells of; empty cells tell nothing. */
export function factsFrom(
  cell: (field: Field) => string,
  style: TimeStyle,
): { person: ParsedPerson; account: ParsedAccount } | Refused {
  const person = personFrom(cell);
  if ('reason' in person) return person;
  const account = accountFrom(cell, style);
  return 'reason' in account ? account : { person, account };
}

function personFrom(cell: (field: Field) => string): ParsedPerson | Refused {
  const email = NO_ADDRESS.test(cell('email')) ? '' : cell('email');
  if (email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email))
    return { reason: `e-mail: “${email.slice(0, 40)}” is no address; correct it, or leave it empty` };
  const raw = {
    external_id: cell('person_id'),
    email,
    name: cell('name') || [cell('first_name'), cell('last_name')].filter(Boolean).join(' '),
    title: cell('title'),
    role: cell('role'),
  };
  const checked = personSchema.safeParse(raw);
  if (!checked.success) return badField(checked.error.issues[0]);
  return toPerson(checked.data);
}

/** The account that a row tells of. */
export function accountFrom(cell: (field: Field) => string, style: TimeStyle): ParsedAccount | Refused {
  const arr = cell('arr');
  if (arr !== '' && !MONEY.test(arr))
    return { reason: `ARR: “${arr.slice(0, 40)}”: write it in digits alone, such as 96000 or 96000.50` };
  const since = readDay(cell('customer_since'), style);
  if (since !== null && typeof since === 'object') return { reason: `customer since: ${since.reason}` };
  const renewal = readDay(cell('renewal_date'), style);
  if (renewal !== null && typeof renewal === 'object') return { reason: `renewal date: ${renewal.reason}` };
  const raw = {
    external_id: cell('account_id'),
    name: cell('account_name'),
    domain: cell('domain')
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .replace(/\/.*$/, ''),
    plan: cell('plan'),
    arr: arr === '' ? null : Number(arr),
    currency: cell('currency') || null,
    region: cell('region'),
    industry: cell('industry'),
    customer_since: since,
    renewal_date: renewal,
    owner_email: cell('owner_email'),
    lifecycle: cell('lifecycle'),
  };
  const checked = accountSchema.safeParse(raw);
  return checked.success ? toAccount(checked.data) : badField(checked.error.issues[0]);
}

function badField(issue: { path: PropertyKey[]; message: string } | undefined): Refused {
  return { reason: issue ? `${issue.path.join('.')}: ${issue.message}` : 'a field has the wrong shape' };
}
