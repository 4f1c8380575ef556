import type { EntityManager } from 'typeorm';
import { calendarOfPromise } from '../config/team-calendar';
import { URGENCY } from '../delivery/intent';
import { enqueue } from '../delivery/outbox';
import type { Deps } from '../deps';
import { pauseAfterAttempt } from '../domain/attempt-pause';
import type { Calendar } from '../domain/calendar';
import { stateOf } from '../domain/follow-up';
import { type Ladder, nextRungAt, type Rung, type RungEvent, rungsOwed } from '../domain/sla';
import { FollowUp } from '../entities/follow-up';
import { rungInstants } from '../queries/follow-up-detail';
import { appendHistory, THE_APP } from './append-history';
import { oweCard } from './open-follow-up';
import { inTransaction } from './transaction';

const BATCH = 50;

/**
 * Records every rung of the SLA ladder that is owed by now and owes its message. Safe to run twice and in several
 * processes at once: a rung has one row ever. Returns how many rungs were recorded, spoken or silent.
 */
export async function remindOverdue(deps: Deps): Promise<number> {
  let total = 0;
  for (;;) {
    const { seen, moved, recorded } = await inTransaction(deps, (tx) => batch(deps, tx), 10_000);
    total += recorded;
    if (recorded > 0) deps.wake();
    if (seen < BATCH || moved === 0) return total;
  }
}

interface Batch {
  seen: number;
  /** Those that are not due any more, spoken about or put off to the team's hours. */
  moved: number;
  recorded: number;
}

async function batch(deps: Deps, tx: EntityManager): Promise<Batch> {
  const now = deps.now();
  const due = await tx
    .createQueryBuilder(FollowUp, 'f')
    .where('f.nextRungAt <= :now', { now })
    .orderBy('f.nextRungAt')
    .limit(BATCH)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();
  let recorded = 0;
  for (const followUp of due) recorded += await climb(deps, tx, followUp);
  const moved = due.filter((followUp) => !followUp.nextRungAt || followUp.nextRungAt > now).length;
  return { seen: due.length, moved, recorded };
}

async function climb(deps: Deps, tx: EntityManager, followUp: FollowUp): Promise<number> {
  const now = deps.now();
  const calendar = calendarOfPromise(deps.config, followUp);
  const ladder: Ladder = {
    rungs: rungInstants(followUp.rungs!),
    recorded: await recordedRungs(tx, followUp),
    contactedAt: followUp.contactedAt,
    resolvedAt: followUp.resolvedAt,
    claimed: followUp.ownerId !== null,
    heldUntil: await heldUntil(tx, calendar, followUp),
    enabled: deps.config.sla.rungs,
  };
  const events = rungsOwed(calendar, ladder, now);
  for (const event of events) await record(deps, tx, followUp, event);
  const after: Ladder = { ...ladder, recorded: new Set([...ladder.recorded, ...events.map((e) => e.rung)]) };
  followUp.nextRungAt = nextRungAt(calendar, after, now);
  await tx.save(FollowUp, followUp);
  if (events.some((e) => e.rung === 'due' || e.rung === 'late')) {
    await oweCard(deps, tx, { id: followUp.id, team: followUp.team, priority: { level: followUp.priority } });
  }
  return events.length;
}

async function heldUntil(tx: EntityManager, calendar: Calendar, followUp: FollowUp): Promise<Date | null> {
  const rows: { at: Date | null }[] = await tx.query(
    'SELECT max(at) AS at FROM contacts WHERE follow_up_id = $1 AND NOT reached',
    [followUp.id],
  );
  const attemptedAt = rows[0]?.at;
  return attemptedAt ? pauseAfterAttempt(calendar, attemptedAt) : null;
}

async function recordedRungs(tx: EntityManager, followUp: FollowUp): Promise<Set<Rung>> {
  const rows: { rung: Rung }[] = await tx.query(
    'SELECT rung FROM rung_events WHERE follow_up_id = $1 AND sla_cycle = $2',
    [followUp.id, followUp.slaCycle],
  );
  return new Set(rows.map((row) => row.rung));
}

async function record(deps: Deps, tx: EntityManager, followUp: FollowUp, event: RungEvent): Promise<void> {
  const at = deps.now();
  await tx.query(
    `INSERT INTO rung_events (follow_up_id, sla_cycle, rung, at, owed_at, late, spoken) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [followUp.id, followUp.slaCycle, event.rung, at, event.owedAt, event.late, !event.silent],
  );
  if (event.rung === 'due') followUp.escalatedAt ??= at;
  const told = event.silent ? [] : recipients(deps, followUp, event.rung);
  await appendHistory(tx, {
    followUpId: followUp.id,
    at,
    by: THE_APP,
    verb: 'rung',
    to: event.rung,
    detail: { late: event.late, silent: event.silent, told: told[0] ?? null },
    toThread: !event.silent,
  });
  for (const to of told) {
    await enqueue(
      tx,
      {
        kind: 'nudge',
        followUpId: followUp.id,
        cycle: followUp.slaCycle,
        rung: event.rung,
        late: event.late,
        to,
      },
      { lane: `dm:${to}`, urgency: URGENCY.nudge },
    );
  }
}

// Nobody to tell (no lead was found in the workspace): the line in the thread still says it to the team.
function recipients(deps: Deps, followUp: FollowUp, rung: Rung): string[] {
  const leads = deps.directory.leadsOf(followUp.team);
  const state = stateOf(followUp);
  switch (rung) {
    case 'half':
      return [];
    case 'three_quarters':
      return state.kind === 'claimed' ? [state.ownerId] : leads;
    case 'due':
    case 'late':
      return leads;
  }
}

/** The next business instant at which a rung may be owed; null when none is. */
export async function nextRungDue(deps: Pick<Deps, 'db'>): Promise<Date | null> {
  const rows: { at: Date | null }[] = await deps.db.query('SELECT min(next_rung_at) AS at FROM follow_ups');
  return rows[0]?.at ?? null;
}
