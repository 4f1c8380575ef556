import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { ParsedAccount, ParsedAnswer, ParsedPerson } from '../../domain/answer';
import type { AccountFacts } from '../../domain/customers/account-facts';
import { isFreeMail } from '../../domain/customers/free-mail';
import { findRespondent, saveRespondent } from './match-respondent';

export interface Matched {
  accountId: string | null;
  respondentId: string | null;
  /** The respondent's role as it is now known, told by this answer or by an earlier one. */
  role: string | null;
  facts: AccountFacts;
}

type MatchDeps = Pick<Deps, 'now' | 'newId'>;

/**
 * Finds or makes the account and the respondent of an answer: by account id, then respondent id, then e-mail,
 * then company domain (never a free-mail one). What the answer tells about them is kept; what it leaves out stays.
 * A mere name makes no account: the next answer could not be matched to it, and would make another.
 */
export async function matchAccount(
  deps: MatchDeps,
  tx: EntityManager,
  answer: ParsedAnswer,
  earlierRespondentId: string | null = null,
): Promise<Matched> {
  const { person, account } = answer;
  const domain = companyDomain(person, account);
  await lockKeys(tx, keysOf(person, account, domain));
  const known = await findRespondent(tx, person, earlierRespondentId);
  const accountId = await findOrMakeAccount(deps, tx, {
    account,
    domain,
    knownId: known?.account_id ?? null,
  });
  const saved = await saveRespondent(deps, tx, known?.id ?? null, person, accountId);
  return {
    accountId,
    respondentId: saved?.id ?? null,
    role: saved?.role ?? null,
    facts: await factsOf(tx, accountId, account),
  };
}

/** The domain by which a company may be known: told, or that of the address; null for a public mailbox provider. */
export function companyDomain(person: ParsedPerson, account: ParsedAccount): string | null {
  const domain = (account.domain ?? person.email?.split('@').at(-1))?.toLowerCase() || null;
  return domain && !isFreeMail(domain) ? domain : null;
}

// Two deliveries about one new account must not both make it. Sorted, so that they cannot wait for each other.
async function lockKeys(tx: EntityManager, keys: string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.query(
    'SELECT pg_advisory_xact_lock(hashtextextended(key, 1)) FROM unnest($1::text[]) WITH ORDINALITY AS k (key, n) ORDER BY n',
    [keys.sort()],
  );
}

function keysOf(person: ParsedPerson, account: ParsedAccount, domain: string | null): string[] {
  const keys: string[] = [];
  if (account.externalId) keys.push(`account:${account.externalId}`);
  if (domain) keys.push(`domain:${domain}`);
  if (person.externalId) keys.push(`person:${person.externalId}`);
  if (person.email) keys.push(`email:${person.email.toLowerCase()}`);
  return keys;
}

interface AccountSearch {
  account: ParsedAccount;
  domain: string | null;
  /** The account of the respondent, when they are known. */
  knownId: string | null;
}

async function findOrMakeAccount(
  deps: MatchDeps,
  tx: EntityManager,
  { account, domain, knownId }: AccountSearch,
): Promise<string | null> {
  const found =
    (await accountByExternalId(tx, account.externalId)) ?? (await fitting(tx, knownId, account.externalId));
  if (found) return updateAccount(deps, tx, found, account);
  const onDomain = domain ? await accountsByDomain(tx, domain) : [];
  // Two accounts on one domain: a person has to say which, so nothing is guessed.
  const only = onDomain.length === 1 ? await fitting(tx, onDomain[0]!, account.externalId) : null;
  if (only) return updateAccount(deps, tx, only, account);
  if (account.externalId || (account.name && domain && onDomain.length === 0)) {
    return makeAccount(deps, tx, {
      ...account,
      domain: account.domain ?? (account.externalId ? null : domain),
    });
  }
  return null;
}

// Whoever changed companies is told under the new company's id: that is another account, not a new name for the old one.
async function fitting(
  tx: EntityManager,
  id: string | null,
  externalId: string | null,
): Promise<string | null> {
  if (!id || !externalId) return id;
  const rows: unknown[] = await tx.query('SELECT 1 FROM accounts WHERE id = $1 AND external_id IS NULL', [
    id,
  ]);
  return rows.length === 1 ? id : null;
}

async function accountByExternalId(tx: EntityManager, externalId: string | null): Promise<string | null> {
  if (!externalId) return null;
  const rows: { id: string }[] = await tx.query('SELECT id FROM accounts WHERE external_id = $1', [
    externalId,
  ]);
  return rows[0]?.id ?? null;
}

/** One or two are enough to know whether there is exactly one. */
async function accountsByDomain(tx: EntityManager, domain: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query('SELECT id FROM accounts WHERE lower(domain) = $1 LIMIT 2', [
    domain,
  ]);
  return rows.map((row) => row.id);
}

function columnsOf(a: ParsedAccount): unknown[] {
  return [
    a.name,
    a.domain,
    a.plan,
    a.arr,
    a.currency,
    a.region,
    a.industry,
    a.customerSince,
    a.renewalDate,
    a.ownerEmail,
    a.lifecycle,
    a.externalId,
  ];
}

async function updateAccount(
  deps: MatchDeps,
  tx: EntityManager,
  id: string,
  a: ParsedAccount,
): Promise<string> {
  await tx.query(
    `UPDATE accounts SET name = coalesce($2, name), domain = coalesce($3, domain), plan = coalesce($4, plan),
       arr = coalesce($5, arr), currency = coalesce($6, currency), region = coalesce($7, region),
       industry = coalesce($8, industry), customer_since = coalesce($9, customer_since),
       renewal_date = coalesce($10, renewal_date), owner_email = coalesce($11, owner_email),
       lifecycle = coalesce($12, lifecycle), external_id = coalesce(external_id, $13), updated_at = $14
     WHERE id = $1`,
    [id, ...columnsOf(a), deps.now()],
  );
  return id;
}

async function makeAccount(deps: MatchDeps, tx: EntityManager, a: ParsedAccount): Promise<string> {
  const id = deps.newId();
  await tx.query(
    `INSERT INTO accounts (id, name, domain, plan, arr, currency, region, industry, customer_since, renewal_date,
       owner_email, lifecycle, external_id, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)`,
    [id, ...columnsOf(a), deps.now()],
  );
  return id;
}

async function factsOf(
  tx: EntityManager,
  accountId: string | null,
  told: ParsedAccount,
): Promise<AccountFacts> {
  if (!accountId) return { ...told };
  const rows: (AccountFacts & { arr: string | null })[] = await tx.query(
    `SELECT external_id AS "externalId", name, domain, plan, arr, currency, region, industry,
            to_char(customer_since, 'YYYY-MM-DD') AS "customerSince", to_char(renewal_date, 'YYYY-MM-DD') AS "renewalDate",
            owner_email AS "ownerEmail", lifecycle
       FROM accounts WHERE id = $1`,
    [accountId],
  );
  const row = rows[0]!;
  return { ...row, arr: row.arr === null ? null : Number(row.arr) };
}
