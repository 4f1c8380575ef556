import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { AccountFacts } from '../../domain/customers/account-facts';
import { isFreeMail } from '../../domain/customers/free-mail';
import { type KnownAccount, KnownAccounts } from '../customers/known-accounts';
import { type Imported, type ImportRow, importBatch, NOTHING_IMPORTED } from './import-batch';

export type ToldAccount = AccountFacts & { churnedAt: Date | null };

/**
 * Stores a batch of accounts in one transaction: those that are known by their id, else by their domain, get the
 * facts that are told; what is not told stays. The others are made.
 */
export async function importAccounts(
  deps: Pick<Deps, 'db' | 'now' | 'newId'>,
  input: { rows: ImportRow<ToldAccount>[]; dryRun: boolean },
): Promise<Imported> {
  return importBatch(deps, input, async (tx, rows) => run(deps, tx, rows));
}

async function run(
  deps: Pick<Deps, 'now' | 'newId'>,
  tx: EntityManager,
  rows: ImportRow<ToldAccount>[],
): Promise<Imported> {
  const accounts = await KnownAccounts.read(tx, {
    ids: [],
    externalIds: rows.map(({ told }) => told.externalId).filter((id) => id !== null),
    domains: rows.map(({ told }) => told.domain?.toLowerCase()).filter((domain) => domain !== undefined),
  });
  const touched = new Set<KnownAccount>();
  const refused: Imported['refused'] = [];
  for (const { line, told } of rows) {
    const reason = trouble(accounts, told);
    if (reason) refused.push({ line, reason });
    else touched.add(keep(deps, accounts, told));
  }
  const added = await accounts.write(deps, tx);
  const changed = [...touched].filter(({ state }) => state === 'changed').length;
  return {
    ...NOTHING_IMPORTED,
    added,
    changed,
    // Each row is one of these, also where several are one account.
    unchanged: rows.length - added - changed - refused.length,
    accountsMade: added,
    refused,
  };
}

function trouble(accounts: KnownAccounts, told: ToldAccount): string | null {
  if (!told.externalId && !told.domain) return 'neither an account id nor a domain to know the account by';
  if (told.domain && isFreeMail(told.domain))
    return `“${told.domain}” is a public mailbox provider, which is nobody's own domain; leave it empty`;
  if (!told.externalId && accounts.onDomain(told.domain).length > 1)
    return `several accounts have the domain “${told.domain}”; say which by its account id`;
  return null;
}

function keep(deps: Pick<Deps, 'newId'>, accounts: KnownAccounts, told: ToldAccount): KnownAccount {
  const onDomain = accounts.onDomain(told.domain);
  const only = onDomain.length === 1 ? onDomain[0]! : null;
  const known =
    accounts.withExternalId(told.externalId) ??
    // Another id on the same domain is another account.
    (only && !(told.externalId && only.externalId) ? only : null);
  if (!known) return accounts.make(deps, told);
  accounts.change(known, told, 'replace');
  return known;
}
