import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { Refusal } from '../../domain/follow-up';
import type { WorkVerb } from '../../domain/permissions';
import { FollowUp } from '../../entities/follow-up';
import { AccessRefused, type Actor, permit, whoIs } from '../authorize';
import { accountOwnersOf } from '../customers/account-owner';
import { settleNudges } from '../promises/settle-nudges';
import { inTransaction } from '../transaction';
import { lockFollowUp } from './lock-follow-up';
import { oweCard } from './owe-card';

export type WorkResult =
  | { kind: 'done' }
  | { kind: 'refused'; refusal: Refusal; since: Date | null }
  | { kind: 'gone' };

/** One change of a locked follow-up: returns why not, or null after it has changed the row and told its history. */
export type Change = (work: { tx: EntityManager; followUp: FollowUp; at: Date }) => Promise<Refusal | null>;

interface Asked {
  followUpId: string;
  by: string;
  verb: WorkVerb;
}

/**
 * What every click on a follow-up has in common: who it is, the row locked, may they, the change, the card owed.
 * Throws AccessRefused, and TransientError when somebody else holds the row for too long; then nothing was changed.
 */
export async function workOn(deps: Deps, asked: Asked, change: Change): Promise<WorkResult> {
  const actor = await whoIs(deps, asked.by);
  try {
    return await carryOut(deps, actor, asked, change);
  } catch (error) {
    if (!(error instanceof AccessRefused) || error.kind !== 'not_on_team') throw error;
    // They may have joined the channel a moment ago.
    return carryOut(deps, await whoIs(deps, asked.by, true), asked, change);
  }
}

async function carryOut(deps: Deps, actor: Actor, asked: Asked, change: Change): Promise<WorkResult> {
  const result = await inTransaction(deps, async (tx): Promise<WorkResult> => {
    const followUp = await lockFollowUp(tx, asked.followUpId);
    if (!followUp) return { kind: 'gone' };
    // Only of interest where it may be about them.
    const accountOwners = followUp.confidential ? await accountOwnersOf(tx, followUp) : new Set<string>();
    permit(deps, actor, { verb: asked.verb, work: followUp, accountOwners });
    const refusal = await change({ tx, followUp, at: deps.now() });
    if (refusal) return { kind: 'refused', refusal, since: followUp.claimedAt };
    await tx.save(FollowUp, followUp);
    await settleNudges(tx, followUp.id);
    await oweCard(deps, tx, followUp);
    return { kind: 'done' };
  });
  deps.wake();
  return result;
}
