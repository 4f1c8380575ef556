import type { Deps } from '../../deps';
import { mayRelease, stateOf } from '../../domain/follow-up';
import { endWait } from '../promises/waits';
import { appendHistory } from './append-history';
import { type WorkResult, workOn } from './work-on';

/** Gives work back to its team; the clock runs on. Throws AccessRefused and TransientError. */
export function releaseFollowUp(deps: Deps, input: { followUpId: string; by: string }): Promise<WorkResult> {
  return workOn(deps, { ...input, verb: 'release' }, async ({ tx, followUp, at }) => {
    const from = stateOf(followUp);
    const refusal = mayRelease(from);
    if (refusal) return refusal;
    const formerOwner = followUp.ownerId;
    Object.assign(followUp, { ownerId: null, claimedAt: null });
    await endWait(tx, followUp.id, at);
    await appendHistory(tx, {
      followUpId: followUp.id,
      at,
      by: input.by,
      verb: 'released',
      from: from.kind,
      to: stateOf(followUp).kind,
      detail: { formerOwner },
    });
    return null;
  });
}
