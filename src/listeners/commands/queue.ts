import type { Deps } from '../../deps';
import { lineWithComment } from '../../presenters/present-line';
import { unclaimedOf } from '../../queries/follow-ups/follow-up-lists';
import { renderQueue, renderUnknownTeam } from '../../views/commands';
import type { Message } from '../../views/text/message';
import { teamsAsked } from './teams-asked';

const SHOWN = 20;

/** `/rnps queue [team|all]`: what nobody has yet, of the team that is named, else of the channel's, else of the asker's own. */
export async function answerQueue(
  deps: Deps,
  { userId, channelId, typed }: { userId: string; channelId: string; typed: string },
): Promise<Message> {
  const asked = await teamsAsked(deps, { userId, channelId, typed });
  if (asked.kind === 'unknown') return renderUnknownTeam(typed, asked.names);
  const list = await unclaimedOf(deps.db, asked.served, SHOWN, asked.reader);
  return renderQueue({
    teamName: asked.name ?? 'all teams',
    lines: list.items.map((f) => lineWithComment(deps, f, userId)),
    total: list.total,
    exports: asked.exports,
  });
}
