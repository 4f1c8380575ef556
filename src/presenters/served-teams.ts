import type { Deps } from '../deps';
import { goneTeams } from '../queries/follow-ups/gone-teams';

/** Of whose work these teams are in charge: their own, and for the catch-all's that of teams that left the config (config/team-of). */
export async function servedTeams(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  teams: string[],
): Promise<string[]> {
  if (!teams.includes(config.routing.otherwise)) return teams;
  const known = config.teams.map(({ id }) => id);
  return [...teams, ...(await goneTeams(db, known))];
}
