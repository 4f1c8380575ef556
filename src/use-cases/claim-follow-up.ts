import type { Deps } from '../deps';
import { mayClaim, type Refusal, stateOf } from '../domain/follow-up';
import { FollowUp } from '../entities/follow-up';
import { appendHistory } from './append-history';
import { authorize } from './authorize';
import { lockFollowUp } from './lock-follow-up';
import { oweCard } from './open-follow-up';
import { inTransaction } from './transaction';

export type WorkResult =
  | { kind: 'done' }
  | { kind: 'refused'; refusal: Refusal; since: Date | null }
  | { kind: 'gone' };

/** Gives an open follow-up to whoever asks first; the clock runs on. Throws AccessRefused and TransientError. */
export async function claimFollowUp(
  deps: Deps,
  input: { followUpId: string; by: string },
): Promise<WorkResult> {
  await authorize(deps, input.by);
  const result = await inTransaction(deps, async (tx): Promise<WorkResult> => {
    const followUp = await lockFollowUp(tx, input.followUpId);
    if (!followUp) return { kind: 'gone' };
    const from = stateOf(followUp);
    const refusal = mayClaim(from, input.by);
    if (refusal) return { kind: 'refused', refusal, since: followUp.claimedAt };
    const at = deps.now();
    await tx.update(FollowUp, { id: followUp.id }, { ownerId: input.by, claimedAt: at });
    const to = stateOf({ ...followUp, ownerId: input.by, claimedAt: at });
    await appendHistory(tx, {
      followUpId: followUp.id,
      at,
      by: input.by,
      verb: 'claimed',
      from: from.kind,
      to: to.kind,
    });
    await oweCard(deps, tx, { id: followUp.id, team: followUp.team, priority: { level: followUp.priority } });
    return { kind: 'done' };
  });
  deps.wake();
  return result;
}
