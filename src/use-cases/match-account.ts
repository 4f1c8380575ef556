import type { EntityManager } from 'typeorm';
import type { Deps } from '../deps';
import type { AccountFacts } from '../domain/account-facts';
import type { ParsedAccount, ParsedAnswer, ParsedPerson } from '../domain/answer';
import { isFreeMail } from '../domain/free-mail';

export interface Matched {
  accountId: string | null;
  respondentId: string | null;
  facts: AccountFacts;
}

type MatchDeps = Pick<Deps, 'now' | 'newId'>;

/**
 * Finds or makes the account and the respondent of an answer: by account id, then respondent id, then e-mail,
 * then company domain (never a free-mail one). What the answer tells about them is kept; what it leaves out stays.
 */
export async function matchAccount(
  deps: MatchDeps,
  tx: EntityManager,
  answer: ParsedAnswer,
): Promise<Matched> {
  const { person, account } = answer;
  await lockKeys(tx, keysOf(person, account));
  const known = await findRespondent(tx, person);
  const accountId =
    (await accountByExternalId(tx, account.externalId)) ??
    known?.account_id ??
    (account.externalId ? null : await accountByDomain(tx, account.domain ?? domainOf(person.email)));
  const savedAccountId = await saveAccount(deps, tx, accountId, account);
  const respondentId = await saveRespondent(deps, tx, known?.id ?? null, person, savedAccountId);
  return { accountId: savedAccountId, respondentId, facts: await factsOf(tx, savedAccountId, account) };
}

// Two deliveries about one new account must not both make it. Sorted, so that they cannot wait for each other.
async function lockKeys(tx: EntityManager, keys: string[]): Promise<void> {
  for (const key of keys.sort())
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [key]);
}

function keysOf(person: ParsedPerson, account: ParsedAccount): string[] {
  const keys: string[] = [];
  if (account.externalId) keys.push(`account:${account.externalId}`);
  if (person.externalId) keys.push(`person:${person.externalId}`);
  if (person.email) keys.push(`email:${person.email.toLowerCase()}`);
  return keys;
}

async function findRespondent(
  tx: EntityManager,
  person: ParsedPerson,
): Promise<{ id: string; account_id: string | null } | null> {
  const rows: { id: string; account_id: string | null }[] = await tx.query(
    `SELECT id, account_id FROM respondents
      WHERE ($1::text IS NOT NULL AND external_id = $1) OR ($2::text IS NOT NULL AND lower(email) = lower($2))
      ORDER BY (external_id IS NOT DISTINCT FROM $1) DESC LIMIT 1`,
    [person.externalId, person.email],
  );
  return rows[0] ?? null;
}

async function accountByExternalId(tx: EntityManager, externalId: string | null): Promise<string | null> {
  if (!externalId) return null;
  const rows: { id: string }[] = await tx.query('SELECT id FROM accounts WHERE external_id = $1', [
    externalId,
  ]);
  return rows[0]?.id ?? null;
}

async function accountByDomain(tx: EntityManager, domain: string | null): Promise<string | null> {
  if (!domain || isFreeMail(domain)) return null;
  const rows: { id: string }[] = await tx.query(
    'SELECT id FROM accounts WHERE lower(domain) = lower($1) ORDER BY created_at LIMIT 2',
    [domain],
  );
  // Two accounts on one domain: a person has to say which, so nothing is guessed.
  return rows.length === 1 ? rows[0]!.id : null;
}

function domainOf(email: string | null): string | null {
  return email?.split('@')[1]?.toLowerCase() ?? null;
}

async function saveAccount(
  deps: MatchDeps,
  tx: EntityManager,
  id: string | null,
  a: ParsedAccount,
): Promise<string | null> {
  const facts = [
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
  ];
  if (id) {
    await tx.query(
      `UPDATE accounts SET name = coalesce($2, name), domain = coalesce($3, domain), plan = coalesce($4, plan),
         arr = coalesce($5, arr), currency = coalesce($6, currency), region = coalesce($7, region),
         industry = coalesce($8, industry), customer_since = coalesce($9, customer_since),
         renewal_date = coalesce($10, renewal_date), owner_email = coalesce($11, owner_email),
         lifecycle = coalesce($12, lifecycle), external_id = coalesce(external_id, $13), updated_at = $14
       WHERE id = $1`,
      [id, ...facts, a.externalId, deps.now()],
    );
    return id;
  }
  if (!a.externalId && !a.name) return null;
  const newId = deps.newId();
  await tx.query(
    `INSERT INTO accounts (id, name, domain, plan, arr, currency, region, industry, customer_since, renewal_date,
       owner_email, lifecycle, external_id, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)`,
    [newId, ...facts, a.externalId, deps.now()],
  );
  return newId;
}

async function saveRespondent(
  deps: MatchDeps,
  tx: EntityManager,
  id: string | null,
  p: ParsedPerson,
  accountId: string | null,
): Promise<string | null> {
  if (id) {
    await tx.query(
      `UPDATE respondents SET account_id = coalesce($2, account_id), external_id = coalesce(external_id, $3),
         email = coalesce(email, $4), name = coalesce($5, name), title = coalesce($6, title), role = coalesce($7, role),
         updated_at = $8 WHERE id = $1`,
      [id, accountId, p.externalId, p.email, p.name, p.title, p.role, deps.now()],
    );
    return id;
  }
  if (!p.externalId && !p.email && !p.name) return null;
  const newId = deps.newId();
  await tx.query(
    `INSERT INTO respondents (id, account_id, external_id, email, name, title, role, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [newId, accountId, p.externalId, p.email, p.name, p.title, p.role, deps.now()],
  );
  return newId;
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
