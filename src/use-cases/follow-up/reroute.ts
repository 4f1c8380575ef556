import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { FollowUp } from '../../entities/follow-up';
import type { Response } from '../../entities/response';
import { saidOf } from '../comments/said-of';
import { movePromise } from '../promises/promises';
import { appendHistory, THE_APP } from './append-history';
import { tellALead } from './tell-a-lead';
import { routeOf } from './weigh';

interface RerouteInput {
  followUp: FollowUp;
  response: Response;
  role: string | null;
  because: 'score' | 'comment' | 'account';
}

/** Takes work to the team that the rules name now, with a note in its thread; whoever has it keeps it. */
export async function reroute(
  deps: Deps,
  tx: EntityManager,
  { followUp, response, role, because }: RerouteInput,
): Promise<void> {
  const { team } = routeOf(deps, response, role, await saidOf(deps, tx, response));
  if (team === followUp.team) return;
  const at = deps.now();
  await appendHistory(tx, {
    followUpId: followUp.id,
    at,
    by: THE_APP,
    verb: 'rerouted',
    from: followUp.team,
    to: team,
    detail: { because },
  });
  followUp.team = team;
  if (followUp.confidential) await tellALead(deps, tx, followUp);
  await movePromise(tx, followUp, at);
}
