import type { EntityManager } from 'typeorm';
import { calendarOfPromise } from '../../config/team-calendar';
import type { Deps } from '../../deps';
import type { Band } from '../../domain/bands';
import { hasSla } from '../../domain/bands';
import { NOT_RESOLVED, stateOf } from '../../domain/follow-up';
import { workingSecondsBetween } from '../../domain/sla/business-time';
import type { PromiseChange } from '../../domain/sla/promise';
import type { FollowUp } from '../../entities/follow-up';
import { appendHistory, THE_APP } from '../follow-up/append-history';
import { NO_SLA, startSla } from './start-sla';

type Work = Pick<
  FollowUp,
  'id' | 'team' | 'slaCycle' | 'slaStartedAt' | 'dueAt' | 'calendarId' | 'calendarVersion'
>;

/** Keeps the promise that stands in the follow-up's row as a row of its own, for the rate. */
export async function keepPromise(tx: EntityManager, work: Work): Promise<void> {
  if (!work.dueAt) return;
  await tx.query(
    `INSERT INTO promises (follow_up_id, cycle, team, started_at, due_at, calendar_id, calendar_version)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [work.id, work.slaCycle, work.team, work.slaStartedAt, work.dueAt, work.calendarId, work.calendarVersion],
  );
}

/** The customer was reached: in time or late, this promise has its answer. The first contact is the one that counts. */
export async function answerPromise(
  deps: Pick<Deps, 'config'>,
  tx: EntityManager,
  followUp: FollowUp,
  contactedAt: Date,
): Promise<void> {
  if (!followUp.slaStartedAt) return;
  const calendar = calendarOfPromise(deps.config, followUp);
  const workedS = Math.round(workingSecondsBetween(calendar, followUp.slaStartedAt, contactedAt));
  await tx.query(
    `UPDATE promises SET contacted_at = $3, worked_s = $4
      WHERE follow_up_id = $1 AND cycle = $2 AND contacted_at IS NULL AND voided_at IS NULL`,
    [followUp.id, followUp.slaCycle, contactedAt, workedS],
  );
}

/** Work that moves takes its promises along until they fall due: whoever owned it then answers for it. */
export async function movePromise(tx: EntityManager, followUp: FollowUp, at: Date): Promise<void> {
  await tx.query(
    'UPDATE promises SET team = $2 WHERE follow_up_id = $1 AND due_at > $3 AND voided_at IS NULL',
    [followUp.id, followUp.team, at],
  );
}

interface ChangeOfPromise {
  followUp: FollowUp;
  change: PromiseChange;
  band: Band;
  /** When we learned of what changed: another promise runs from then. */
  from: Date;
}

/** Carries out what a change of the answers means for the promise; the row is changed in memory, its history told. */
export async function changePromise(
  deps: Deps,
  tx: EntityManager,
  { followUp, change, band, from }: ChangeOfPromise,
): Promise<void> {
  switch (change) {
    case 'keep':
      return;
    case 'void':
      return voidIt(deps, tx, followUp);
    case 'again':
      await openAgain(deps, tx, followUp);
      return startAnother(deps, tx, followUp, { band, from });
    case 'restart':
      await leaveTheRate(deps, tx, followUp);
      return startAnother(deps, tx, followUp, { band, from });
  }
}

async function voidIt(deps: Deps, tx: EntityManager, followUp: FollowUp): Promise<void> {
  if (!followUp.dueAt) return;
  await leaveTheRate(deps, tx, followUp);
  await appendHistory(tx, {
    followUpId: followUp.id,
    at: deps.now(),
    by: THE_APP,
    verb: 'sla_void',
    from: followUp.dueAt.toISOString(),
  });
  Object.assign(followUp, NO_SLA, { escalatedAt: null, snoozedUntil: null });
}

async function leaveTheRate(deps: Deps, tx: EntityManager, followUp: FollowUp): Promise<void> {
  await tx.query(
    'UPDATE promises SET voided_at = $3 WHERE follow_up_id = $1 AND cycle = $2 AND contacted_at IS NULL AND voided_at IS NULL',
    [followUp.id, followUp.slaCycle, deps.now()],
  );
}

// What was done for the better score does not answer the worse one: the customer is owed another talk.
async function openAgain(deps: Deps, tx: EntityManager, followUp: FollowUp): Promise<void> {
  const from = stateOf(followUp).kind;
  Object.assign(followUp, { ...NOT_RESOLVED, contactedAt: null, contactedBy: null });
  await appendHistory(tx, {
    followUpId: followUp.id,
    at: deps.now(),
    by: THE_APP,
    verb: 'reopened',
    from,
    to: stateOf(followUp).kind,
  });
}

async function startAnother(
  deps: Deps,
  tx: EntityManager,
  followUp: FollowUp,
  { band, from }: { band: Band; from: Date },
): Promise<void> {
  if (!hasSla(band)) return;
  Object.assign(followUp, startSla(deps.config, followUp.team, from), {
    slaCycle: followUp.slaCycle + 1,
    escalatedAt: null,
    snoozedUntil: null,
  });
  await keepPromise(tx, followUp);
  await appendHistory(tx, {
    followUpId: followUp.id,
    at: deps.now(),
    by: THE_APP,
    verb: 'sla_started',
    to: followUp.dueAt!.toISOString(),
    toThread: false,
  });
}
