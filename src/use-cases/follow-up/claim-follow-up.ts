import type { Deps } from '../../deps';
import { mayClaim, stateOf } from '../../domain/follow-up';
import { appendHistory } from './append-history';
import { type WorkResult, workOn } from './work-on';

/** Gives an open follow-up to whoever asks first; the clock runs on. Throws AccessRefused and TransientError. */
export function claimFollowUp(deps: Deps, input: { followUpId: string; by: string }): Promise<WorkResult> {
  return workOn(deps, { ...input, verb: 'claim' }, async ({ tx, followUp, at }) => {
    const from = stateOf(followUp);
    const refusal = mayClaim(from, input.by);
    if (refusal) return refusal;
    Object.assign(followUp, { ownerId: input.by, claimedAt: at });
    await appendHistory(tx, {
      followUpId: followUp.id,
      at,
      by: input.by,
      verb: 'claimed',
      from: from.kind,
      to: stateOf(followUp).kind,
    });
    return null;
  });
}
