import type { EntityManager } from 'typeorm';
import { teamOf } from '../../config/team-of';
import { URGENCY } from '../../delivery/intent';
import { moveCard } from '../../delivery/move-card';
import { enqueueAll } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import type { FollowUp } from '../../entities/follow-up';

type CardFacts = Pick<FollowUp, 'id' | 'team' | 'priority' | 'confidential' | 'confidentialTo'>;

/** Owes the card its first post or an edit; in the team's own lane, the most urgent first. */
export async function oweCard(
  deps: Pick<Deps, 'config'>,
  tx: EntityManager,
  followUp: CardFacts,
): Promise<void> {
  await moveCard(tx, followUp.id, laneOf(deps, followUp));
  await oweCardsWhereTheyAre(deps, tx, [followUp]);
}

/** The same for cards that certainly stand in no other lane: new ones, and those of work that stays where it is. */
export async function oweCardsWhereTheyAre(
  deps: Pick<Deps, 'config'>,
  tx: EntityManager,
  followUps: readonly CardFacts[],
): Promise<void> {
  await enqueueAll(
    tx,
    followUps.map((followUp) => ({
      intent: { kind: 'card', followUpId: followUp.id },
      place: { lane: laneOf(deps, followUp), urgency: URGENCY.card[followUp.priority] },
    })),
  );
}

/** Where a follow-up is seen: its team's channel, or a lead's direct messages when it is confidential. */
function laneOf(deps: Pick<Deps, 'config'>, followUp: CardFacts): string {
  return followUp.confidential
    ? `dm:${followUp.confidentialTo ?? ''}`
    : `channel:${teamOf(deps.config, followUp.team).channel}`;
}
