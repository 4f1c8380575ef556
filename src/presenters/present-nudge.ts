import { teamOf } from '../config/team-of';
import { ownerOf } from '../domain/follow-up';
import type { Rung } from '../domain/sla/sla';
import type { FollowUpDetail } from '../queries/follow-ups/follow-up-detail';
import { gatheredNudges } from '../queries/follow-ups/gathered-nudges';
import { accountNameOf } from '../views/card/card-facts';
import type { FollowUpLine } from '../views/card/follow-up-line';
import type { HandedModel } from '../views/notices/handed';
import type { NudgeAudience, NudgeModel, NudgeSettled } from '../views/notices/nudge';
import { dueInWords, type PresentDeps, permalinkOf } from './present-card';
import { lineOf } from './present-line';

/** A reminder as the outbox keeps it. */
interface Reminder {
  rung: Rung;
  cycle: number;
  late: boolean;
  to: string;
  audience: NudgeAudience;
  ownerThen: string | null;
}

/** What a message about a follow-up is headed with. `to`: who reads it, when it is one person. */
export function headline(deps: PresentDeps, f: FollowUpDetail, to: string | null = null) {
  // The card of a confidential one is in the lead's direct messages, where nobody else can open it.
  const canOpen = !f.confidential || f.confidentialTo === to;
  return {
    band: f.band,
    score: f.score,
    accountName: accountNameOf(f),
    permalink: canOpen ? permalinkOf(deps, f) : null,
  };
}

/** A reminder as it stands now; null without a promise. */
export function nudgeModel(deps: PresentDeps, f: FollowUpDetail, reminder: Reminder): NudgeModel | null {
  if (!f.dueAt) return null;
  const ownerId = ownerOf(f.state);
  const isLate = reminder.rung === 'late';
  return {
    rung: reminder.rung,
    to: reminder.audience,
    late: reminder.late,
    followUpId: f.id,
    ...headline(deps, f, reminder.to),
    teamName: teamOf(deps.config, f.team).name,
    dueAt: f.dueAt,
    overdue: deps.now() >= f.dueAt,
    dueInWords: dueInWords(deps.config, f) ?? '',
    ownerId: isLate ? reminder.ownerThen : ownerId,
    takenBy: isLate ? ownerId : null,
    settled: settledBy(f, reminder),
  };
}

/** Why a reminder asks for nothing any more; null while it still does. A claim does not settle what is overdue. */
function settledBy(f: FollowUpDetail, reminder: Reminder): NudgeSettled | null {
  if (f.slaCycle !== reminder.cycle) return { kind: 'overtaken' };
  if (f.state.kind === 'resolved' || f.state.kind === 'contacted')
    return { kind: f.state.kind, by: f.state.by };
  if (reminder.rung !== 'three_quarters') return null;
  const ownerId = ownerOf(f.state);
  return ownerId === reminder.ownerThen ? null : { kind: 'handed_on', ownerId };
}

/** What tells somebody that work was given to them. */
export function handedModel(
  deps: PresentDeps,
  f: FollowUpDetail,
  { by, to }: { by: string; to: string },
): HandedModel {
  return {
    ...headline(deps, f, to),
    followUpId: f.id,
    byId: by,
    state: f.state,
    hasDueTime: f.dueAt !== null,
    dueAt: f.contactedAt ? null : f.dueAt,
    dueInWords: dueInWords(deps.config, f),
    stillTheirs: ownerOf(f.state) === to && f.state.kind !== 'resolved',
    // Their own card: they cannot see the one in the lead's messages.
    comment: f.confidential ? f.comment : null,
  };
}

const GATHERED_MAX = 20;

/** Reminders of one person in one day beyond the limit. */
export async function moreNudgesModel(
  deps: PresentDeps,
  { to, day }: { to: string; day: string },
): Promise<{ lines: FollowUpLine[]; total: number }> {
  const { items, total } = await gatheredNudges(deps.db, { to, day, limit: GATHERED_MAX });
  return { lines: items.map((f) => lineOf(deps, f, to)), total };
}
