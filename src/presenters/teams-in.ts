import type { Config } from '../config/config';
import { listed } from '../views/text/words';

/** Names of the teams whose channel this is, as one; the channel's own name when it is no team's. */
export function teamsIn(config: Pick<Config, 'teams'>, channel: string): string {
  const names = config.teams.filter((team) => team.channel === channel).map((team) => team.name);
  return names.length > 0 ? listed(names) : `#${channel}`;
}
