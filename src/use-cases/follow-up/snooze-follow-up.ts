import { calendarOfPromise } from '../../config/team-calendar';
import type { Deps } from '../../deps';
import { maySnooze, stateOf } from '../../domain/follow-up';
import { type Snooze, snoozedUntil } from '../../domain/sla/pauses';
import { nextRungOf } from '../promises/ladder';
import { appendHistory } from './append-history';
import { type WorkResult, workOn } from './work-on';

export interface SnoozeInput {
  followUpId: string;
  by: string;
  /** In business days of the promise's calendar. */
  days: Snooze;
}

/** Silences the reminders at half and three quarters for a while; due and late never wait. Throws AccessRefused and TransientError. */
export function snoozeFollowUp(deps: Deps, input: SnoozeInput): Promise<WorkResult> {
  return workOn(deps, { ...input, verb: 'snooze' }, async ({ tx, followUp, at }) => {
    const refusal = maySnooze(stateOf(followUp), followUp.dueAt !== null);
    if (refusal) return refusal;
    const until = snoozedUntil(calendarOfPromise(deps.config, followUp), at, input.days);
    followUp.snoozedUntil = until;
    followUp.nextRungAt = await nextRungOf(deps, tx, followUp);
    await appendHistory(tx, {
      followUpId: followUp.id,
      at,
      by: input.by,
      verb: 'snoozed',
      detail: { until: until.toISOString() },
    });
    return null;
  });
}
