import { stateOf } from '../../domain/follow-up';
import type { FollowUp } from '../../entities/follow-up';
import { type HistoryEntry, THE_APP } from './append-history';

/** Takes a locked follow-up from whoever has it, by the app; to be saved and written into its history. */
export function returnToTeam(
  followUp: FollowUp,
  { at, because }: { at: Date; because: 'late' | 'deactivated' },
): HistoryEntry {
  const [from, formerOwner] = [stateOf(followUp).kind, followUp.ownerId];
  Object.assign(followUp, { ownerId: null, claimedAt: null });
  return {
    followUpId: followUp.id,
    at,
    by: THE_APP,
    verb: 'returned',
    from,
    to: stateOf(followUp).kind,
    detail: { formerOwner, because },
  };
}
