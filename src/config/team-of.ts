import type { Config, Team } from './config';

/** A team of the config; work of a team that left the config is served by the catch-all's. */
export function teamOf(config: Config, teamId: string): Team {
  return (
    config.teams.find((team) => team.id === teamId) ??
    config.teams.find((team) => team.id === config.routing.otherwise)!
  );
}
