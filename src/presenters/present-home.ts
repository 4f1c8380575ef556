import { teamOf } from '../config/team-of';
import type { Deps } from '../deps';
import { overdueOf, ownedBy, pressureOf } from '../queries/follow-up-lists';
import { health } from '../queries/health';
import type { HomeModel } from '../views/home';
import { lineOf } from './present-line';
import { unmatchedAtHome } from './present-unmatched';

const SHOWN = 20;

/** What App Home shows to one person. */
export async function homeModel(deps: Deps, viewer: { id: string; name: string }): Promise<HomeModel> {
  const isAdmin = deps.directory.admins.has(viewer.id);
  const reader = { id: viewer.id, isAdmin };
  const mine = await ownedBy(deps.db, viewer.id, SHOWN);
  const teams = await deps.directory.teamsOf(viewer.id);
  const pressure = await pressureOf(deps.db, teams, deps.now(), reader);
  return {
    viewerName: viewer.name.split(' ')[0] ?? viewer.name,
    mine: mine.items.map((f) => lineOf(deps, f, viewer.id)),
    mineTotal: mine.total,
    mineOverdue: await overdueOf(deps.db, viewer.id, deps.now()),
    teams: teams.map((id) => ({ name: teamOf(deps.config, id).name, ...(pressure.get(id) ?? NONE) })),
    admin: isAdmin ? await adminPart(deps) : null,
  };
}

const NONE = { unclaimed: 0, overdue: 0 };

async function adminPart(deps: Deps): Promise<NonNullable<HomeModel['admin']>> {
  const { parked, outbox, closed } = await health(deps.db);
  return {
    parked: parked.total,
    outboxWaiting: outbox.waiting,
    deadLetters: outbox.dead + outbox.unknown,
    warnings: deps.directory.warnings.length,
    closed,
    unmatched: await unmatchedAtHome(deps),
  };
}
