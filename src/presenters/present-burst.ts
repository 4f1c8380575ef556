import type { Deps } from '../deps';
import { burstCards } from '../queries/follow-ups/burst-cards';
import { accountNameOf } from '../views/card/card-facts';
import type { BurstSummaryModel } from '../views/card/summary';
import { LIMITS } from '../views/checks/limits';
import { lineOf } from './present-line';
import { teamsIn } from './teams-in';

/** What the summary of a burst shows now; null when no card of it is left that it stands for. */
export async function burstSummaryModel(
  deps: Pick<Deps, 'db' | 'config' | 'directory' | 'now'>,
  { key, channel }: { key: string; channel: string },
): Promise<BurstSummaryModel | null> {
  const { items, total } = await burstCards(deps.db, key, LIMITS.selectOptions.max);
  if (items.length === 0) return null;
  return {
    teamName: teamsIn(deps.config, channel),
    lines: items.map(({ followUp }) => lineOf(deps, followUp)),
    total,
    withoutCard: items
      .filter(({ hasCard }) => !hasCard)
      .map(({ followUp }) => ({
        followUpId: followUp.id,
        band: followUp.band,
        score: followUp.score,
        accountName: accountNameOf(followUp),
      })),
  };
}
