import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { RungEvent } from '../../domain/sla/sla';
import type { FollowUp } from '../../entities/follow-up';
import { appendHistories, type HistoryEntry, THE_APP } from '../follow-up/append-history';
import { oweCardsWhereTheyAre } from '../follow-up/owe-card';
import { returnToTeam } from '../follow-up/return-to-team';
import { leadsToTell } from '../follow-up/tell-a-lead';
import { type Nudge, nudge } from './nudge';
import type { Climb } from './remind-overdue';
import { settleNudges } from './settle-nudges';
import { endWaits } from './waits';

/** Writes down the rungs that are owed on a batch of locked follow-ups, and owes what they say. */
export async function recordRungs(
  deps: Deps,
  tx: EntityManager,
  climbs: readonly Climb[],
  absent: ReadonlySet<string>,
): Promise<void> {
  const at = deps.now();
  const lines: HistoryEntry[] = [];
  const nudges: Nudge[] = [];
  const returned: string[] = [];
  for (const { followUp, calendar, events } of climbs) {
    for (const event of events) {
      const told = event.silent ? [] : onceEach(recipients(deps, followUp, { event, events, absent }));
      const ownerThen = followUp.ownerId;
      lines.push(rungLine(followUp, at, { event, told: told[0]?.to ?? null }));
      nudges.push(...told.map((one) => ({ ...one, followUp, calendar, event, ownerThen })));
      if (event.rung === 'due' || event.rung === 'late') followUp.escalatedAt ??= at;
      if (event.rung === 'late' && ownerThen !== null) {
        // Whoever has it has had their time.
        lines.push(returnToTeam(followUp, { at, because: 'late' }));
        returned.push(followUp.id);
      }
    }
  }
  await insertEvents(deps, tx, climbs);
  await appendHistories(tx, lines);
  await nudge(deps, tx, nudges);
  if (returned.length > 0) {
    await endWaits(tx, returned, at);
    // After the reminders, which take the people's locks: two batches that settle each other's would wait in a ring.
    await settleNudges(tx, ...returned);
  }
  await saveRows(tx, climbs);
  const marked = climbs.filter(({ events }) => events.some(({ rung }) => rung === 'due' || rung === 'late'));
  await oweCardsWhereTheyAre(
    deps,
    tx,
    marked.map(({ followUp }) => followUp),
  );
}

async function insertEvents(deps: Deps, tx: EntityManager, climbs: readonly Climb[]): Promise<void> {
  const rows = climbs.flatMap(({ followUp, events }) =>
    events.map((event) => ({
      follow_up_id: followUp.id,
      sla_cycle: followUp.slaCycle,
      rung: event.rung,
      owed_at: event.owedAt,
      late: event.late,
      spoken: !event.silent,
    })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO rung_events (follow_up_id, sla_cycle, rung, at, owed_at, late, spoken)
     SELECT follow_up_id, sla_cycle, rung, $2, owed_at, late, spoken
       FROM jsonb_to_recordset($1::jsonb)
            AS e (follow_up_id uuid, sla_cycle smallint, rung text, owed_at timestamptz, late boolean, spoken boolean)`,
    [JSON.stringify(rows), deps.now()],
  );
}

async function saveRows(tx: EntityManager, climbs: readonly Climb[]): Promise<void> {
  const rows = climbs.map(({ followUp, nextAt }) => ({
    id: followUp.id,
    next_rung_at: nextAt,
    escalated_at: followUp.escalatedAt,
    owner_id: followUp.ownerId,
    claimed_at: followUp.claimedAt,
  }));
  await tx.query(
    `UPDATE follow_ups f SET next_rung_at = r.next_rung_at, escalated_at = r.escalated_at, owner_id = r.owner_id,
            claimed_at = r.claimed_at
       FROM jsonb_to_recordset($1::jsonb)
            AS r (id uuid, next_rung_at timestamptz, escalated_at timestamptz, owner_id text, claimed_at timestamptz)
      WHERE f.id = r.id`,
    [JSON.stringify(rows)],
  );
}

function rungLine(
  followUp: FollowUp,
  at: Date,
  { event, told }: { event: RungEvent; told: string | null },
): HistoryEntry {
  return {
    followUpId: followUp.id,
    at,
    by: THE_APP,
    verb: 'rung',
    to: event.rung,
    detail: { late: event.late, silent: event.silent, told },
    toThread: !event.silent,
  };
}

type Recipient = Pick<Nudge, 'to' | 'audience'>;

// A lead who had it themselves hears of it once.
function onceEach(told: Recipient[]): Recipient[] {
  return [...new Map(told.toReversed().map((one) => [one.to, one])).values()].toReversed();
}

// Nobody to tell (no lead was found in the workspace): the line in the thread still says it to the team.
function recipients(
  deps: Deps,
  followUp: FollowUp,
  { event, events, absent }: { event: RungEvent; events: RungEvent[]; absent: ReadonlySet<string> },
): Recipient[] {
  const owner = followUp.ownerId;
  const leads = leadsToTell(deps, followUp)
    // Whoever is away and owns it themselves would be reminded of their own absence.
    .filter((to) => to !== owner || !absent.has(to))
    .map((to) => ({ to, audience: 'lead' as const }));
  switch (event.rung) {
    case 'half':
      return [];
    case 'three_quarters':
      return owner !== null && !absent.has(owner) ? [{ to: owner, audience: 'owner' }] : leads;
    case 'due':
      return leads;
    case 'late': {
      const former = owner !== null ? [{ to: owner, audience: 'former_owner' as const }] : [];
      const committee = { to: 'committee', audience: 'committee' as const };
      // The lead heard of it at the due time, unless that rung was missed together with this one.
      const alsoLeads = events.some(({ rung }) => rung === 'due') ? leads : [];
      return followUp.confidential ? [...leads, ...former] : [committee, ...former, ...alsoLeads];
    }
  }
}
