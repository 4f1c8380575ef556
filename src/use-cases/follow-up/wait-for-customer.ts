import { calendarOfTeam } from '../../config/team-calendar';
import type { Deps } from '../../deps';
import { mayWait, stateOf } from '../../domain/follow-up';
import { addBusinessDays } from '../../domain/sla/business-time';
import { endWait } from '../promises/waits';
import { appendHistory } from './append-history';
import { keepNote } from './keep-note';
import { type WorkResult, workOn } from './work-on';

/** Longer than this nobody should wait without looking again. In business days of the team. */
export const WAIT_MAX_DAYS = 10;

export interface WaitInput {
  followUpId: string;
  by: string;
  /** Whole business days of the team, 1 to WAIT_MAX_DAYS. */
  days: number;
  reason: string;
}

/**
 * The customer has the next word: resolution does not age until then. The promise of contact is not touched.
 * Throws AccessRefused, TransientError, and RangeError for days out of bounds.
 */
export function waitForCustomer(deps: Deps, input: WaitInput): Promise<WorkResult> {
  if (!Number.isInteger(input.days) || input.days < 1 || input.days > WAIT_MAX_DAYS)
    throw new RangeError(`A wait is 1 to ${WAIT_MAX_DAYS} business days, not ${input.days}.`);
  return workOn(deps, { ...input, verb: 'wait' }, async ({ tx, followUp, at }) => {
    const refusal = mayWait(stateOf(followUp));
    if (refusal) return refusal;
    const until = addBusinessDays(calendarOfTeam(deps.config, followUp.team).calendar, at, input.days);
    const noteId = await keepNote(deps, tx, { body: input.reason, by: input.by });
    await endWait(tx, followUp.id, at);
    await tx.query(
      'INSERT INTO waits (id, follow_up_id, since, until, note_id, by_id) VALUES ($1, $2, $3, $4, $5, $6)',
      [deps.newId(), followUp.id, at, until, noteId, input.by],
    );
    await appendHistory(tx, {
      followUpId: followUp.id,
      at,
      by: input.by,
      verb: 'waiting',
      detail: { until: until.toISOString() },
      noteId,
    });
    return null;
  });
}
