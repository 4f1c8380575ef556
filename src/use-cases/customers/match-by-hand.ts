import { type EntityManager, In } from 'typeorm';
import type { Deps } from '../../deps';
import { NO_FACTS } from '../../domain/customers/account-facts';
import { isFreeMail } from '../../domain/customers/free-mail';
import { UserError } from '../../domain/errors';
import { stateOf } from '../../domain/follow-up';
import { isId } from '../../domain/id';
import { FollowUp } from '../../entities/follow-up';
import { Response } from '../../entities/response';
import { authorizeAdmin } from '../authorize';
import { saidOf } from '../comments/said-of';
import { appendHistory } from '../follow-up/append-history';
import { keepConfidential } from '../follow-up/confidential';
import { oweCard } from '../follow-up/owe-card';
import { reroute } from '../follow-up/reroute';
import { priorityFor, teamNamedFor } from '../follow-up/weigh';
import { passImportGate } from '../history/import-gate';
import { inTransaction } from '../transaction';
import { type KnownAccount, KnownAccounts, snapshot } from './known-accounts';

export type PickedAccount =
  | { kind: 'known'; id: string }
  | { kind: 'new'; name: string; domain: string | null };

export type HandMatch =
  /** How many answers were matched, and to what. */
  { kind: 'matched'; answers: number; account: string } | { kind: 'gone' };

/**
 * An admin says whose answer this is: the person and their other answers of no account go along, facts are copied as
 * they are now, and work that nobody has taken is routed and weighed again. `gone`: it has an account by now, or is not
 * there. Throws AccessRefused, TransientError, and a UserError for an account that cannot be meant.
 */
export async function matchByHand(
  deps: Deps,
  input: { responseId: string; by: string; account: PickedAccount },
): Promise<HandMatch> {
  await authorizeAdmin(deps, input.by);
  if (!isId(input.responseId)) return { kind: 'gone' };
  await learnOwner(deps, input.account);
  const result = await inTransaction(deps, (tx) => match(deps, tx, input));
  if (result.kind === 'matched') deps.wake();
  return result;
}

// A comment may name the owner of the account; nothing asks Slack once the transaction has begun.
async function learnOwner(deps: Deps, account: PickedAccount): Promise<void> {
  if (account.kind !== 'known' || !isId(account.id)) return;
  const rows: { email: string | null }[] = await deps.db.query(
    'SELECT owner_email AS email FROM accounts WHERE id = $1',
    [account.id],
  );
  if (rows[0]?.email) await deps.directory.learn(rows[0].email);
}

async function match(
  deps: Deps,
  tx: EntityManager,
  { responseId, by, account: picked }: { responseId: string; by: string; account: PickedAccount },
): Promise<HandMatch> {
  // Whoever records an answer of this person waits, or has finished.
  await passImportGate(tx);
  const first = await tx.findOneBy(Response, { id: responseId });
  if (!first || first.accountId !== null) return { kind: 'gone' };
  const account = await accountFor(deps, tx, picked);
  const answers = first.respondentId ? await unmatchedOf(tx, first.respondentId) : [first];
  const role = first.respondentId ? await linkPerson(deps, tx, first.respondentId, account.id) : null;
  for (const answer of answers) {
    // A person has said which account it is, so what is known of that wins over what the answer told.
    Object.assign(answer, { accountId: account.id, accountFacts: snapshot(account, answer.accountFacts) });
    answer.team = teamNamedFor(deps, answer, answer.role ?? role);
    await tx.save(Response, answer);
    await tx.query(
      'INSERT INTO account_matches (at, by_id, response_id, account_id, made_account) VALUES ($1, $2, $3, $4, $5)',
      [deps.now(), by, answer.id, account.id, picked.kind === 'new'],
    );
  }
  for (const followUp of await followUpsOf(tx, answers)) {
    await lookAgain(deps, tx, { followUp, answers, role, by, accountId: account.id });
  }
  const name = account.name ?? account.domain ?? account.externalId ?? account.id;
  return { kind: 'matched', answers: answers.length, account: name };
}

async function accountFor(deps: Deps, tx: EntityManager, picked: PickedAccount): Promise<KnownAccount> {
  if (picked.kind === 'known') {
    const ids = isId(picked.id) ? [picked.id] : [];
    const known = (await KnownAccounts.read(tx, { ids, externalIds: [], domains: [] })).withId(picked.id);
    if (!known) throw new UserError('That account is not there any more. Choose another one.');
    return known;
  }
  const { name } = picked;
  const domain = picked.domain?.toLowerCase() ?? null;
  if (domain && isFreeMail(domain))
    throw new UserError(
      `${domain} is a public mailbox provider, which is nobody's own domain. Leave it empty.`,
    );
  const accounts = await KnownAccounts.read(tx, {
    ids: [],
    externalIds: [],
    domains: domain ? [domain] : [],
  });
  const [taken] = accounts.onDomain(domain);
  if (taken) throw new UserError(`${taken.name ?? 'An account'} has this domain already. Choose it above.`);
  const made = accounts.make(deps, { ...NO_FACTS, name, domain });
  await accounts.write(deps, tx);
  return made;
}

function unmatchedOf(tx: EntityManager, respondentId: string): Promise<Response[]> {
  return tx
    .createQueryBuilder(Response, 'r')
    .where('r.respondentId = :respondentId AND r.accountId IS NULL', { respondentId })
    .orderBy('r.receivedAt')
    .addOrderBy('r.id')
    .getMany();
}

async function linkPerson(
  deps: Deps,
  tx: EntityManager,
  id: string,
  accountId: string,
): Promise<string | null> {
  const [rows]: [{ role: string | null }[], number] = await tx.query(
    'UPDATE respondents SET account_id = $2, updated_at = $3 WHERE id = $1 RETURNING role',
    [id, accountId, deps.now()],
  );
  return rows[0]?.role ?? null;
}

async function followUpsOf(tx: EntityManager, answers: Response[]): Promise<FollowUp[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM follow_ups WHERE response_id = ANY($1)
     UNION SELECT follow_up_id FROM joined_answers WHERE response_id = ANY($1)`,
    [answers.map(({ id }) => id)],
  );
  return tx.find(FollowUp, {
    where: { id: In(rows.map(({ id }) => id)) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

async function lookAgain(
  deps: Deps,
  tx: EntityManager,
  at: { followUp: FollowUp; answers: Response[]; role: string | null; by: string; accountId: string },
): Promise<void> {
  const { followUp, answers, role, by, accountId } = at;
  await appendHistory(tx, {
    followUpId: followUp.id,
    at: deps.now(),
    by,
    verb: 'matched',
    detail: { accountId },
  });
  const state = stateOf(followUp).kind;
  const leading = await tx.findOneByOrFail(Response, { id: followUp.currentResponseId });
  if (state === 'open') {
    // Where a person put it, it stays.
    if (!(await movedByHand(tx, followUp.id)))
      await reroute(deps, tx, { followUp, response: leading, role, because: 'account' });
    const priority = priorityFor(deps, leading, role, await saidOf(deps, tx, leading));
    Object.assign(followUp, { priority: priority.level, priorityReasons: priority.reasons });
  }
  if (state !== 'resolved') {
    for (const answer of answers) await keepConfidential(deps, tx, followUp, answer);
  }
  await tx.save(FollowUp, followUp);
  await oweCard(deps, tx, followUp);
}

async function movedByHand(tx: EntityManager, followUpId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM history WHERE follow_up_id = $1 AND verb = 'moved' LIMIT 1`,
    [followUpId],
  );
  return rows.length > 0;
}
