import type { EntityManager } from 'typeorm';
import { URGENCY } from '../../delivery/intent';
import { enqueue } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import type { PersonFacts } from '../../domain/customers/person';
import { UserError } from '../../domain/errors';
import { mayReassign, stateOf } from '../../domain/follow-up';
import type { FollowUp } from '../../entities/follow-up';
import { accountOwnersOf } from '../customers/account-owner';
import { appendHistory } from './append-history';
import { type WorkResult, workOn } from './work-on';

export interface ReassignInput {
  followUpId: string;
  by: string;
  /** Slack id of whoever is to have it. */
  to: string;
}

/**
 * Gives work to somebody by name, and tells them; the clock runs on. Throws AccessRefused, TransientError, and a
 * UserError when the one named cannot take it.
 */
export async function reassignFollowUp(deps: Deps, input: ReassignInput): Promise<WorkResult> {
  const taker = await deps.directory.person(input.to);
  return workOn(deps, { ...input, verb: 'reassign' }, async ({ tx, followUp, at }) => {
    const from = stateOf(followUp);
    const refusal = mayReassign(from, input.to);
    if (refusal) return refusal;
    await checkTaker(tx, followUp, taker);
    const formerOwner = followUp.ownerId;
    Object.assign(followUp, { ownerId: input.to, claimedAt: at });
    const historyId = await appendHistory(tx, {
      followUpId: followUp.id,
      at,
      by: input.by,
      verb: 'reassigned',
      from: from.kind,
      to: stateOf(followUp).kind,
      detail: { formerOwner, newOwner: input.to },
    });
    if (input.to !== input.by) {
      const handed = {
        kind: 'handed',
        followUpId: followUp.id,
        historyId,
        by: input.by,
        to: input.to,
      } as const;
      await enqueue(tx, handed, { lane: `dm:${input.to}`, urgency: URGENCY.nudge });
    }
    return null;
  });
}

async function checkTaker(tx: EntityManager, followUp: FollowUp, taker: PersonFacts | null): Promise<void> {
  if (taker?.kind !== 'member') {
    throw new UserError(
      'That person cannot take it: only full members of this workspace can. Choose somebody else.',
    );
  }
  if (!followUp.confidential) return;
  if (taker.email !== null && (await accountOwnersOf(tx, followUp)).has(taker.email))
    throw new UserError('This one cannot go to the owner of the account. Choose somebody else.');
}
