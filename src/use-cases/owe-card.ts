import type { EntityManager } from 'typeorm';
import { teamOf } from '../config/team-of';
import { URGENCY } from '../delivery/intent';
import { moveCard } from '../delivery/move-card';
import { enqueue } from '../delivery/outbox';
import type { Deps } from '../deps';
import type { FollowUp } from '../entities/follow-up';

type CardFacts = Pick<FollowUp, 'id' | 'team' | 'priority' | 'confidential' | 'confidentialTo'>;

/** Owes the card its first post or an edit; in the team's own lane, the most urgent first. */
export async function oweCard(
  deps: Pick<Deps, 'config'>,
  tx: EntityManager,
  followUp: CardFacts,
): Promise<void> {
  await moveCard(tx, followUp.id, laneOf(deps, followUp));
  await oweNewCard(deps, tx, followUp);
}

/** The same for a follow-up that never had one, so that it can stand nowhere else. */
export async function oweNewCard(
  deps: Pick<Deps, 'config'>,
  tx: EntityManager,
  followUp: CardFacts,
): Promise<void> {
  await enqueue(
    tx,
    { kind: 'card', followUpId: followUp.id },
    { lane: laneOf(deps, followUp), urgency: URGENCY.card[followUp.priority] },
  );
}

/** Where a follow-up is seen: its team's channel, or a lead's direct messages when it is confidential. */
function laneOf(deps: Pick<Deps, 'config'>, followUp: CardFacts): string {
  return followUp.confidential
    ? `dm:${followUp.confidentialTo ?? ''}`
    : `channel:${teamOf(deps.config, followUp.team).channel}`;
}
