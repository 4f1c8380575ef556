import { teamOf } from '../config/team-of';
import type { Deps } from '../deps';
import { slaStatus } from '../domain/follow-up';
import type { FollowUpDetail } from '../queries/follow-up-detail';
import { overdueOf, ownedBy, pressureOf } from '../queries/follow-up-lists';
import { health } from '../queries/health';
import { accountNameOf } from '../views/card-facts';
import type { FollowUpLine } from '../views/follow-up-line';
import type { HomeModel } from '../views/home';
import { dueInWords, permalinkOf } from './present-card';

const SHOWN = 20;

/** A follow-up as a line of a list. */
export function lineOf(deps: Pick<Deps, 'config' | 'directory' | 'now'>, f: FollowUpDetail): FollowUpLine {
  return {
    followUpId: f.id,
    band: f.band,
    score: f.score,
    accountName: accountNameOf(f),
    state: f.state,
    sla: slaStatus(f, deps.now()),
    dueInWords: dueInWords(deps.config, f),
    permalink: permalinkOf(deps, f),
  };
}

/** What App Home shows to one person. */
export async function homeModel(deps: Deps, viewer: { id: string; name: string }): Promise<HomeModel> {
  const mine = await ownedBy(deps.db, viewer.id, SHOWN);
  const [teamId] = await deps.directory.teamsOf(viewer.id);
  return {
    viewerName: viewer.name.split(' ')[0] ?? viewer.name,
    mine: mine.items.map((f) => lineOf(deps, f)),
    mineTotal: mine.total,
    mineOverdue: await overdueOf(deps.db, viewer.id, deps.now()),
    team: teamId
      ? { name: teamOf(deps.config, teamId).name, ...(await pressureOf(deps.db, [teamId], deps.now())) }
      : null,
    admin: deps.directory.admins.has(viewer.id) ? await adminPart(deps) : null,
  };
}

async function adminPart(deps: Deps): Promise<NonNullable<HomeModel['admin']>> {
  const { parked, outbox } = await health(deps.db);
  return {
    parked: parked.total,
    outboxWaiting: outbox.waiting,
    deadLetters: outbox.dead + outbox.unknown,
    warnings: deps.directory.warnings.length,
  };
}
