import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { mayReopen, NOT_RESOLVED, stateOf } from '../../domain/follow-up';
import { RUNGS, rungAt } from '../../domain/sla/sla';
import type { FollowUp } from '../../entities/follow-up';
import { rungInstants } from '../../queries/follow-ups/follow-up-detail';
import { nextRungOf } from '../promises/ladder';
import { appendHistory } from './append-history';
import { keepNote } from './keep-note';
import { type WorkResult, workOn } from './work-on';

export interface ReopenInput {
  followUpId: string;
  by: string;
  note: string | null;
}

/** Takes a resolution back. A met promise stays met, and nothing restarts. Throws AccessRefused and TransientError. */
export function reopenFollowUp(deps: Deps, input: ReopenInput): Promise<WorkResult> {
  return workOn(deps, { ...input, verb: 'reopen' }, async ({ tx, followUp, at }) => {
    const refusal = mayReopen(stateOf(followUp));
    if (refusal) return refusal;
    Object.assign(followUp, NOT_RESOLVED, { reopenedAt: at });
    await passOver(tx, followUp, at);
    followUp.nextRungAt = await nextRungOf(deps, tx, followUp);
    const noteId = await keepNote(deps, tx, { body: input.note, by: input.by });
    await appendHistory(tx, {
      followUpId: followUp.id,
      at,
      by: input.by,
      verb: 'reopened',
      from: 'resolved',
      to: stateOf(followUp).kind,
      noteId,
    });
    return null;
  });
}

// Rungs whose time came while it was resolved had nobody to remind: they stay silent, all but the latest, which is
// still to be said, as of now. Else resolving and reopening would be a way around the escalation.
async function passOver(tx: EntityManager, followUp: FollowUp, at: Date): Promise<void> {
  if (!followUp.rungs || followUp.contactedAt) return;
  const rungs = rungInstants(followUp.rungs);
  const passed = RUNGS.filter((rung) => rungAt(rungs, rung) <= at);
  for (const rung of passed.slice(0, -1)) {
    const owedAt = rungAt(rungs, rung);
    await tx.query(
      `INSERT INTO rung_events (follow_up_id, sla_cycle, rung, at, owed_at, late, spoken)
       VALUES ($1, $2, $3, $4, $5, false, false) ON CONFLICT DO NOTHING`,
      [followUp.id, followUp.slaCycle, rung, at, owedAt],
    );
  }
}
