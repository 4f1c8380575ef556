import type { EntityManager } from 'typeorm';
import { calendarOfPromise } from '../../config/team-calendar';
import type { Deps } from '../../deps';
import type { Calendar } from '../../domain/sla/calendar';
import { laterOf, pauseAfterAttempt } from '../../domain/sla/pauses';
import { type Ladder, nextRungAt, type Rung } from '../../domain/sla/sla';
import type { FollowUp } from '../../entities/follow-up';
import { rungInstants } from '../../queries/follow-ups/follow-up-detail';
import { lastAttempt } from '../../queries/follow-ups/rung-events';

/** What a ladder also depends on, beside its follow-up's own row. */
export interface LadderFacts {
  recorded: Rung[];
  /** The last attempt that reached nobody. */
  attemptedAt: Date | null;
}

type LadderRow = Pick<
  FollowUp,
  'contactedAt' | 'resolvedAt' | 'ownerId' | 'snoozedUntil' | 'reopenedAt' | 'rungs'
>;

/** The ladder of a follow-up that has a promise. */
export function ladderOf(
  deps: Pick<Deps, 'config'>,
  calendar: Calendar,
  followUp: LadderRow,
  facts: LadderFacts,
): Ladder {
  const paused = facts.attemptedAt ? pauseAfterAttempt(calendar, facts.attemptedAt) : null;
  return {
    rungs: rungInstants(followUp.rungs!),
    recorded: new Set(facts.recorded),
    contactedAt: followUp.contactedAt,
    resolvedAt: followUp.resolvedAt,
    claimed: followUp.ownerId !== null,
    reopenedAt: followUp.reopenedAt,
    heldUntil: laterOf(paused, followUp.snoozedUntil),
    enabled: deps.config.sla.rungs,
  };
}

/** When to look at a follow-up's ladder again, as it is in memory now; null without a promise. */
export async function nextRungOf(
  deps: Pick<Deps, 'config' | 'now'>,
  tx: EntityManager,
  followUp: FollowUp,
): Promise<Date | null> {
  if (!followUp.rungs) return null;
  const rows: { recorded: Rung[]; attemptedAt: Date | null }[] = await tx.query(
    `SELECT ARRAY(SELECT rung FROM rung_events WHERE follow_up_id = $1 AND sla_cycle = $2) AS recorded,
            ${lastAttempt('$1')} AS "attemptedAt"`,
    [followUp.id, followUp.slaCycle],
  );
  const calendar = calendarOfPromise(deps.config, followUp);
  return nextRungAt(calendar, ladderOf(deps, calendar, followUp, rows[0]!), deps.now());
}
