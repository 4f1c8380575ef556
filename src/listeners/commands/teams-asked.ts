import type { Deps } from '../../deps';
import { teamNamed } from './team-named';

type Team = Deps['config']['teams'][number];

/** `unknown`: none is called that; these are. */
export type TeamsAsked = { kind: 'some' | 'all'; teams: Team[] } | { kind: 'unknown'; names: string[] };

/**
 * The teams that somebody asks about: the one that is named, or `all`; with nothing typed the one whose channel it is, else
 * their own, else all.
 */
export async function teamsAsked(
  deps: Deps,
  { userId, channelId, typed }: { userId: string; channelId: string; typed: string },
): Promise<TeamsAsked> {
  const all = deps.config.teams;
  const byName = teamNamed(deps, typed);
  if (byName) return { kind: 'some', teams: [byName] };
  if (typed.trim().toLowerCase() === 'all') return { kind: 'all', teams: all };
  if (typed) return { kind: 'unknown', names: all.map(({ name }) => name) };
  const here = all.find((team) => deps.directory.channelId(team.channel) === channelId);
  if (here) return { kind: 'some', teams: [here] };
  const own = await deps.directory.teamsOf(userId);
  const teams = all.filter(({ id }) => own.includes(id));
  return teams.length > 0 ? { kind: 'some', teams } : { kind: 'all', teams: all };
}
