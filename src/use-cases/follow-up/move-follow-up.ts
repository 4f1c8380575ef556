import type { Deps } from '../../deps';
import { UserError } from '../../domain/errors';
import { mayMove, stateOf } from '../../domain/follow-up';
import { movePromise } from '../promises/promises';
import { endWait } from '../promises/waits';
import { appendHistory } from './append-history';
import { keepNote } from './keep-note';
import { tellALead } from './tell-a-lead';
import { type WorkResult, workOn } from './work-on';

export interface MoveInput {
  followUpId: string;
  by: string;
  /** Id of a team of the config. */
  toTeam: string;
  note: string | null;
}

/**
 * Hands work to another team, where nobody has taken it yet; the clock runs on, and the promise goes along until it
 * falls due. Throws AccessRefused, TransientError, and a UserError for a team that the config does not know.
 */
export function moveFollowUp(deps: Deps, input: MoveInput): Promise<WorkResult> {
  const { toTeam } = input;
  if (!deps.config.teams.some((team) => team.id === toTeam))
    throw new UserError('That team is not in the configuration any more. Choose another one.');
  return workOn(deps, { ...input, verb: 'move' }, async ({ tx, followUp, at }) => {
    const state = stateOf(followUp);
    const refusal = mayMove(state, followUp.team, toTeam);
    if (refusal) return refusal;
    // Where a person puts it, it stays, also when the first comment comes later.
    const [fromTeam, formerOwner] = [followUp.team, followUp.ownerId];
    Object.assign(followUp, { team: toTeam, ownerId: null, claimedAt: null, reroutedByComment: true });
    if (followUp.confidential) await tellALead(deps, tx, followUp);
    await movePromise(tx, followUp, at);
    await endWait(tx, followUp.id, at);
    const noteId = await keepNote(deps, tx, { body: input.note, by: input.by });
    await appendHistory(tx, {
      followUpId: followUp.id,
      at,
      by: input.by,
      verb: 'moved',
      from: fromTeam,
      to: toTeam,
      detail: { formerOwner },
      noteId,
    });
    return null;
  });
}
