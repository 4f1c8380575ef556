import type { Deps } from '../../deps';
import { lineWithComment } from '../../presenters/present-line';
import { servedTeams } from '../../presenters/served-teams';
import { heldOf, unclaimedOf } from '../../queries/follow-ups/follow-up-lists';
import { workByPerson } from '../../queries/follow-ups/work-by-person';
import { renderUnknownTeam } from '../../views/commands';
import { renderTeam } from '../../views/team-work';
import type { Message } from '../../views/text/message';
import { listed } from '../../views/text/words';
import { teamsAsked } from './teams-asked';

const SHOWN = 10;

/** `/rnps team [team|all]`: who has what, of the team that is named, else of the channel's, else of the asker's own. */
export async function answerTeam(
  deps: Deps,
  { userId, channelId, typed }: { userId: string; channelId: string; typed: string },
): Promise<Message> {
  const asked = await teamsAsked(deps, { userId, channelId, typed });
  if (asked.kind === 'unknown') return renderUnknownTeam(typed, asked.names);
  const reader = { id: userId, isAdmin: deps.directory.admins.has(userId) };
  const ids = asked.teams.map(({ id }) => id);
  const served = await servedTeams(deps, ids);
  const people = await workByPerson(deps.db, served, deps.now(), reader);
  const held = await heldOf(deps.db, served, SHOWN, reader);
  const names = await Promise.all(
    people.map(async ({ ownerId }) => (await deps.directory.person(ownerId))?.name),
  );
  return renderTeam({
    teamName: asked.kind === 'all' ? 'All teams' : listed(asked.teams.map(({ name }) => name)),
    people: people.map((one, i) => ({ ...one, name: names[i] ?? one.ownerId })),
    lines: held.items.map((f) => lineWithComment(deps, f, userId)),
    total: held.total,
    unclaimed: (await unclaimedOf(deps.db, served, 0, reader)).total,
    exports: `queue ${asked.kind === 'all' ? 'all' : ids.join(' ')}`,
  });
}
