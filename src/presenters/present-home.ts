import { teamOf } from '../config/team-of';
import type { Deps } from '../deps';
import { overdueOf, ownedBy, pressureOf, unclaimedOf } from '../queries/follow-ups/follow-up-lists';
import { health } from '../queries/operations/health';
import { type HomeModel, MINE_PAGE, QUEUE_SHOWN } from '../views/home';
import type { HomeNumbers } from '../views/numbers/home-numbers';
import { initiativesAtHome } from './present-initiative';
import { lineOf } from './present-line';
import { unmatchedAtHome } from './present-unmatched';

interface Viewer {
  id: string;
  name: string;
}

/** What App Home shows to one person: a page of their own work, and all else. */
export async function homeModel(
  deps: Deps,
  viewer: Viewer,
  { page, numbers }: { page: number; numbers: HomeNumbers },
): Promise<HomeModel> {
  const isAdmin = deps.directory.admins.has(viewer.id);
  const reader = { id: viewer.id, isAdmin };
  const asked = await ownedBy(deps.db, viewer.id, MINE_PAGE, page * MINE_PAGE);
  const minePages = Math.max(1, Math.ceil(asked.total / MINE_PAGE));
  // What was on a later page may be done by now.
  const minePage = Math.min(page, minePages - 1);
  const mine = minePage === page ? asked : await ownedBy(deps.db, viewer.id, MINE_PAGE, minePage * MINE_PAGE);
  const teams = await deps.directory.teamsOf(viewer.id);
  const pressure = await pressureOf(deps.db, teams, deps.now(), reader);
  const queues = await Promise.all(teams.map((id) => unclaimedOf(deps.db, [id], QUEUE_SHOWN, reader)));
  return {
    viewerName: viewer.name.split(' ')[0] ?? viewer.name,
    mine: mine.items.map((f) => lineOf(deps, f, viewer.id)),
    minePage,
    minePages,
    mineTotal: mine.total,
    mineOverdue: await overdueOf(deps.db, viewer.id, deps.now()),
    teams: teams.map((id, i) => ({
      name: teamOf(deps.config, id).name,
      ...(pressure.get(id) ?? NONE),
      queue: queues[i]!.items.map((f) => lineOf(deps, f, viewer.id)),
    })),
    initiatives: await initiativesAtHome(deps, viewer.id),
    numbers,
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
