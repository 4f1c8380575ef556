import { version } from '../../../package.json';
import type { Deps } from '../../deps';
import { health } from '../../queries/health';
import type { StatusModel } from '../../views/status';

/** How the app is doing, for `/rnps status`. */
export async function statusModel(deps: Deps): Promise<StatusModel> {
  const found = await health(deps.db);
  const { config, directory } = deps;
  const channel = (name: string, usedFor: string) => ({ name, usedFor, found: true });
  return {
    version,
    movedClock: Math.abs(deps.now().getTime() - deps.realNow().getTime()) > 1000 ? deps.now() : null,
    database: `${found.database}, ${found.migrations} migrations`,
    slack: { workspace: directory.workspace.name, mode: deps.slackMode },
    channels: [
      ...config.teams.map((team) => channel(team.channel, `${team.name} follow-ups`)),
      channel(config.committee.channel, 'the committee'),
      channel(config.announcements.channel, 'announcements'),
    ],
    warnings: directory.warnings.map((warning) => {
      const cut = warning.indexOf('. ');
      return { what: warning.slice(0, cut + 1), remedy: warning.slice(cut + 2) };
    }),
    outbox: found.outbox,
    parked: found.parked,
  };
}
