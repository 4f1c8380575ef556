import { teamOf } from '../config/team-of';
import type { Deps } from '../deps';
import {
  overdueOf,
  ownedBy,
  type Pressure,
  pressureOf,
  type Reader,
  unclaimedOf,
} from '../queries/follow-ups/follow-up-lists';
import { health } from '../queries/operations/health';
import { type HomeModel, MINE_PAGE, QUEUE_SHOWN } from '../views/home';
import type { HomeNumbers } from '../views/numbers/home-numbers';
import { pageThereIs } from './page-there-is';
import { digestsAtHome } from './present-digest';
import { initiativesAtHome } from './present-initiative';
import { lineOf } from './present-line';
import { tellingsAtHome } from './present-tellings';
import { unmatchedAtHome } from './present-unmatched';
import { servedTeams } from './served-teams';

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
  const mine = await pageThereIs(
    page,
    MINE_PAGE,
    ({ limit, offset }) => ownedBy(deps.db, viewer.id, limit, offset),
    ({ total }) => total,
  );
  const teams = await deps.directory.teamsOf(viewer.id);
  return {
    viewerName: viewer.name.split(' ')[0] ?? viewer.name,
    mine: mine.found.items.map((f) => lineOf(deps, f, viewer.id)),
    minePage: mine.page,
    minePages: mine.pages,
    mineTotal: mine.found.total,
    mineOverdue: await overdueOf(deps.db, viewer.id, deps.now()),
    teams: await teamParts(deps, teams, reader),
    initiatives: await initiativesAtHome(deps, viewer.id),
    tellings: await tellingsAtHome(deps, viewer.id),
    digests: await digestsAtHome(deps, viewer.id),
    numbers,
    admin: isAdmin ? await adminPart(deps) : null,
  };
}

async function teamParts(deps: Deps, ids: string[], reader: Reader): Promise<HomeModel['teams']> {
  const teams = await Promise.all(ids.map(async (id) => ({ id, served: await servedTeams(deps, [id]) })));
  const served = [...new Set(teams.flatMap((team) => team.served))];
  const pressure = await pressureOf(deps.db, served, deps.now(), reader);
  return Promise.all(
    teams.map((team) => {
      const own = team.served.flatMap((id) => pressure.get(id) ?? []);
      return teamPart(deps, { ...team, pressure: own, reader });
    }),
  );
}

async function teamPart(
  deps: Deps,
  { id, served, pressure, reader }: { id: string; served: string[]; pressure: Pressure[]; reader: Reader },
): Promise<HomeModel['teams'][number]> {
  const queue = await unclaimedOf(deps.db, served, QUEUE_SHOWN, reader);
  return {
    name: teamOf(deps.config, id).name,
    unclaimed: sumOf(pressure.map(({ unclaimed }) => unclaimed)),
    overdue: sumOf(pressure.map(({ overdue }) => overdue)),
    queue: queue.items.map((f) => lineOf(deps, f, reader.id)),
  };
}

const sumOf = (counts: number[]) => counts.reduce((sum, n) => sum + n, 0);

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
