import type { Deps } from '../../deps';
import { servedTeams } from '../../presenters/served-teams';
import type { Reader } from '../../queries/follow-ups/follow-up-lists';
import { listed } from '../../views/text/words';
import { teamNamed } from './team-named';

export type TeamsAsked =
  | {
      kind: 'known';
      /** "CX and Product"; null: all teams. */
      name: string | null;
      /** Whose work is theirs, by team id. */
      served: string[];
      reader: Reader;
      /** What "Export CSV" beneath the answer sends back. */
      exports: string;
    }
  /** None is called that; these are. */
  | { kind: 'unknown'; names: string[] };

/**
 * The teams that somebody asks about: the one that is named, or `all`; with nothing typed the one whose channel it is, else
 * their own, else all.
 */
export async function teamsAsked(
  deps: Deps,
  { userId, channelId, typed }: { userId: string; channelId: string; typed: string },
): Promise<TeamsAsked> {
  const all = deps.config.teams;
  const some = teamNamed(deps, typed) ?? (typed ? null : await ofAsker(deps, { userId, channelId }));
  if (!some && typed && typed.trim().toLowerCase() !== 'all')
    return { kind: 'unknown', names: all.map(({ name }) => name) };
  const teams = some ? [some].flat() : all;
  const ids = teams.map(({ id }) => id);
  return {
    kind: 'known',
    name: some ? listed(teams.map(({ name }) => name)) : null,
    served: await servedTeams(deps, ids),
    reader: { id: userId, isAdmin: deps.directory.admins.has(userId) },
    exports: `queue ${some ? ids.join(' ') : 'all'}`,
  };
}

// Null for somebody in none, elsewhere than in a team's channel.
async function ofAsker(deps: Deps, { userId, channelId }: { userId: string; channelId: string }) {
  const { teams } = deps.config;
  const here = teams.find((team) => deps.directory.channelId(team.channel) === channelId);
  if (here) return here;
  const ids = await deps.directory.teamsOf(userId);
  const own = teams.filter(({ id }) => ids.includes(id));
  return own.length > 0 ? own : null;
}
