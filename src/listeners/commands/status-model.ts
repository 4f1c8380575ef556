import { version } from '../../../package.json';
import type { Deps } from '../../deps';
import { annotationProgress } from '../../queries/annotation-progress';
import { health } from '../../queries/health';
import type { StatusModel } from '../../views/status';
import { sourceWarnings } from './source-warnings';

/** How the app is doing, for `/rnps status`; what was parked, and why, is for admins. */
export async function statusModel(deps: Deps, { admin }: { admin: boolean }): Promise<StatusModel> {
  const found = await health(deps.db);
  const { config, directory } = deps;
  const closed = new Set(found.closed.map(({ name }) => name));
  const channel = (name: string, usedFor: string) => ({ name, usedFor, found: !closed.has(name) });
  return {
    version,
    movedClock: Math.abs(deps.now().getTime() - deps.realNow().getTime()) > 1000 ? deps.now() : null,
    database: `${found.database}, ${found.migrations} migrations`,
    slack: { workspace: directory.workspace.name, mode: deps.slackMode },
    channels: [
      ...config.teams.map((team) => channel(team.channel, `${team.name} follow-ups`)),
      channel(config.committee.channel, 'the committee'),
      channel(config.announcements.channel, 'announcements'),
      ...(config.delivery.fallbackChannel ? [channel(config.delivery.fallbackChannel, 'the fallback')] : []),
    ],
    warnings: [...directory.warnings, ...(await sourceWarnings(deps))],
    outbox: found.outbox,
    comments: await annotationProgress(deps.db),
    closed: found.closed,
    parked: admin ? found.parked : { ...found.parked, latest: [] },
  };
}
