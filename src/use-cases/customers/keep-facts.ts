import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { NO_FACTS } from '../../domain/customers/account-facts';
import { isFreeMail } from '../../domain/customers/free-mail';
import type { ToldAccount, ToldFacts } from '../../domain/customers/told-facts';
import { passImportGate } from '../history/import-gate';
import { type KnownAccount, KnownAccounts } from './known-accounts';
import { KnownPeople } from './known-people';
import { companyDomain } from './match-account';

/** What is told cannot be kept, because nobody can say whom it is about; says why, for an admin. */
export class FactsRefused extends Error {
  override name = 'FactsRefused';
}

const NOBODY = { externalId: null, email: null, name: null, title: null, role: null };
/**
 * Keeps what is told of accounts and people: all of it, or none (FactsRefused). What an answer already carries of its
 * account stays as it was. `receivedAt`: business time of the delivery.
 */
export async function keepFacts(
  deps: Pick<Deps, 'now' | 'newId'>,
  tx: EntityManager,
  { told, receivedAt }: { told: ToldFacts[]; receivedAt: Date },
): Promise<void> {
  await passImportGate(tx);
  const people = await KnownPeople.read(tx, {
    ids: [],
    externalIds: distinct(told.map(({ person }) => person?.externalId)),
    emails: distinct(told.map(({ person }) => person?.email)),
  });
  const accounts = await KnownAccounts.read(tx, {
    ids: distinct(people.accountIds),
    externalIds: distinct(told.map(({ account }) => account?.externalId)),
    domains: distinct(told.flatMap((one) => [one.account?.domain?.toLowerCase(), domainOf(one)])),
  });
  for (const one of told) {
    // A clock that is ahead must not keep everything that is told later from counting.
    const at = one.at && one.at < receivedAt ? one.at : receivedAt;
    const account = one.account && keepAccount(deps, accounts, one.account, at);
    if (one.person) keepPerson(deps, { people, accounts }, { ...one, at }, account);
  }
  await accounts.write(deps, tx);
  await people.write(deps, tx);
}

function keepAccount(
  deps: Pick<Deps, 'newId'>,
  accounts: KnownAccounts,
  told: ToldAccount,
  at: Date,
): KnownAccount {
  const { domain = null, externalId = null } = told;
  if (domain && isFreeMail(domain))
    throw new FactsRefused(`${domain} is a public mailbox provider, which is nobody's own domain.`);
  const onDomain = accounts.onDomain(domain);
  if (!externalId && onDomain.length > 1)
    throw new FactsRefused(`Several accounts have the domain ${domain}; say which by its external_id.`);
  const only = onDomain.length === 1 ? onDomain[0]! : null;
  const known =
    accounts.withExternalId(externalId) ??
    // Another id on the same domain is another account.
    (only && !(externalId && only.externalId) ? only : null);
  if (!known) return accounts.make(deps, { ...NO_FACTS, ...told, toldAt: at });
  accounts.tell(known, told, at);
  return known;
}

function keepPerson(
  deps: Pick<Deps, 'newId'>,
  { people, accounts }: { people: KnownPeople; accounts: KnownAccounts },
  one: ToldFacts & { at: Date },
  account: KnownAccount | null | undefined,
): void {
  const person = { ...NOBODY, ...one.person };
  const known = people.find(person, null);
  // Nothing said of their account, and none known: the company of their address, if it is exactly one.
  const unsaid = account === undefined && (known?.accountId ?? null) === null;
  const onDomain = unsaid ? accounts.onDomain(domainOf(one)) : [];
  const accountId = onDomain.length === 1 ? onDomain[0]!.id : idOf(account);
  if (known) people.tell(known, { person: one.person!, accountId, at: one.at });
  else people.make(deps, { ...person, accountId: accountId ?? null, toldAt: one.at });
}

function idOf(account: KnownAccount | null | undefined): string | null | undefined {
  return account === undefined ? undefined : (account?.id ?? null);
}

function domainOf({ person }: ToldFacts): string | null {
  return companyDomain({ ...NOBODY, ...person }, NO_FACTS);
}

function distinct(values: (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value) => typeof value === 'string'))];
}
