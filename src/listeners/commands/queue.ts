import type { Deps } from '../../deps';
import { lineOf } from '../../presenters/present-line';
import { servedTeams } from '../../presenters/served-teams';
import { unclaimedOf } from '../../queries/follow-ups/follow-up-lists';
import { renderQueue, renderUnknownTeam } from '../../views/commands';
import type { Message } from '../../views/text/message';
import { teamNamed } from './team-named';

const SHOWN = 20;

/** `/rnps queue [team|all]`: what nobody has yet, of the team that is named, else of the channel's, else of the asker's own. */
export async function answerQueue(
  deps: Deps,
  { userId, channelId, typed }: { userId: string; channelId: string; typed: string },
): Promise<Message> {
  const all = deps.config.teams;
  const byName = teamNamed(deps, typed);
  const everyTeam = !byName && typed.trim().toLowerCase() === 'all';
  if (typed && !byName && !everyTeam) {
    return renderUnknownTeam(
      typed,
      all.map(({ name }) => name),
    );
  }
  const asked = byName ? [byName] : everyTeam ? all : await teamsHere(deps, { userId, channelId });
  const teams = asked.length > 0 ? asked : all;
  const reader = { id: userId, isAdmin: deps.directory.admins.has(userId) };
  const ids = teams.map(({ id }) => id);
  const list = await unclaimedOf(deps.db, await servedTeams(deps, ids), SHOWN, reader);
  return renderQueue({
    teamName: teams === all ? 'all teams' : teams.map(({ name }) => name).join(' and '),
    lines: list.items.map((f) => lineOf(deps, f, userId)),
    total: list.total,
    exports: `queue ${teams === all ? 'all' : teams.map(({ id }) => id).join(' ')}`,
  });
}

// The team whose channel this is, else all that the asker is in; none for somebody in none.
async function teamsHere(deps: Deps, { userId, channelId }: { userId: string; channelId: string }) {
  const { teams } = deps.config;
  const here = teams.find((team) => deps.directory.channelId(team.channel) === channelId);
  if (here) return [here];
  const own = await deps.directory.teamsOf(userId);
  return teams.filter(({ id }) => own.includes(id));
}
