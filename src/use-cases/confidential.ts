import type { EntityManager } from 'typeorm';
import type { Deps } from '../deps';
import { type AccountOwner, concernsOwner } from '../domain/conflict';
import type { FollowUp } from '../entities/follow-up';
import type { Response } from '../entities/response';
import { appendHistory, THE_APP } from './append-history';
import { tellALead } from './tell-a-lead';

type Answer = Pick<Response, 'comment' | 'accountFacts'>;

/** True when the comment of an answer is about the owner of its account, who should then neither handle nor read it. */
export async function isAboutOwner(tx: EntityManager, response: Answer): Promise<boolean> {
  if (response.comment === null) return false;
  return concernsOwner(response.comment, await accountOwner(tx, response.accountFacts.ownerEmail));
}

/** Takes a follow-up out of its channel when this answer of it is about the account's owner; told in its history. */
export async function keepConfidential(
  deps: Deps,
  tx: EntityManager,
  followUp: FollowUp,
  response: Answer,
): Promise<void> {
  if (followUp.confidential || !(await isAboutOwner(tx, response))) return;
  followUp.confidential = true;
  await tellALead(deps, tx, followUp);
  await appendHistory(tx, {
    followUpId: followUp.id,
    at: deps.now(),
    by: THE_APP,
    verb: 'confidential',
    detail: { to: followUp.confidentialTo },
    toThread: false,
  });
}

async function accountOwner(tx: EntityManager, email: string | null): Promise<AccountOwner | null> {
  if (!email) return null;
  const rows: { name: string }[] = await tx.query(
    `SELECT facts ->> 'name' AS name FROM profiles WHERE lower(facts ->> 'email') = lower($1)`,
    [email],
  );
  return { email, name: rows[0]?.name ?? null };
}
