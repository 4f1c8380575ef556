import type { EntityManager } from 'typeorm';
import { editQuotesOf, editTellsOf } from '../../delivery/edit-cards';
import { URGENCY } from '../../delivery/intent';
import { enqueue } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import { type AccountOwner, concernsOwner } from '../../domain/conflict';
import type { FollowUp } from '../../entities/follow-up';
import type { Response } from '../../entities/response';
import { answersOf } from './answers-of';
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
  await hideQuotes(tx, followUp);
  await tellALead(deps, tx, followUp);
  const historyId = await appendHistory(tx, {
    followUpId: followUp.id,
    at: deps.now(),
    by: THE_APP,
    verb: 'confidential',
    detail: { to: followUp.confidentialTo },
    toThread: false,
  });
  // Whoever goes on with the work cannot see the lead's messages, so they are sent what they need.
  const to = followUp.ownerId;
  if (to === null || to === followUp.confidentialTo) return;
  await enqueue(
    tx,
    { kind: 'handed', followUpId: followUp.id, historyId, by: followUp.confidentialTo ?? to, to },
    { lane: `dm:${to}`, urgency: URGENCY.nudge },
  );
}

// What was quoted of it so far leaves the reports, digests and lists that stand in Slack.
async function hideQuotes(tx: EntityManager, followUp: FollowUp): Promise<void> {
  const answers = (await answersOf(tx, followUp)).map(({ responseId }) => responseId);
  await editQuotesOf(tx, answers);
  await editTellsOf(tx, answers);
}

async function accountOwner(tx: EntityManager, email: string | null): Promise<AccountOwner | null> {
  if (!email) return null;
  const rows: { name: string }[] = await tx.query(
    `SELECT facts ->> 'name' AS name FROM profiles WHERE lower(facts ->> 'email') = lower($1)`,
    [email],
  );
  return { email, name: rows[0]?.name ?? null };
}
