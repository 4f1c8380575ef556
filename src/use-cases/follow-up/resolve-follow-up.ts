import type { EntityManager } from 'typeorm';
import { URGENCY } from '../../delivery/intent';
import { enqueue } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import { bandOf, hasSla } from '../../domain/bands';
import { mayResolve, type Outcome, stateOf } from '../../domain/follow-up';
import { contradictsNoContact } from '../../domain/resolution';
import type { FollowUp } from '../../entities/follow-up';
import { scoreOf } from '../../queries/numbers/score-of';
import { endWait } from '../promises/waits';
import { appendHistory } from './append-history';
import { keepNote } from './keep-note';
import { leadsToTell } from './tell-a-lead';
import { type WorkResult, workOn } from './work-on';

export interface ResolveInput {
  followUpId: string;
  by: string;
  outcome: Outcome;
  /** Id of a theme. */
  rootCause: string | null;
  note: string | null;
  customerTold: boolean | null;
  /** Needed for a detractor or passive whom nobody reached; the team lead sees it. */
  reasonWithoutContact: string | null;
}

/**
 * Ends a follow-up with what came of it. A detractor or passive needs contact first, or a reason for the lead. Throws
 * AccessRefused and TransientError.
 */
export function resolveFollowUp(deps: Deps, input: ResolveInput): Promise<WorkResult> {
  return workOn(deps, { ...input, verb: 'resolve' }, async ({ tx, followUp, at }) => {
    const from = stateOf(followUp);
    const reason = input.reasonWithoutContact?.trim() || null;
    const band = bandOf(await scoreOf(tx, followUp.currentResponseId));
    const refusal = mayResolve(from, band, reason);
    if (refusal) return refusal;
    const unreached = from.kind !== 'contacted' && hasSla(band);
    const contradiction = unreached ? contradictsNoContact(input) : null;
    if (contradiction) return contradiction;
    const noteId = await keepNote(deps, tx, { body: input.note, by: input.by });
    const withoutContact = from.kind === 'contacted' ? null : reason;
    const reasonNoteId = await keepNote(deps, tx, { body: withoutContact, by: input.by });
    Object.assign(followUp, {
      resolvedAt: at,
      resolvedBy: input.by,
      outcome: input.outcome,
      rootCause: input.rootCause,
      customerTold: input.customerTold,
      withoutContactNoteId: reasonNoteId,
      nextRungAt: null,
      snoozedUntil: null,
    });
    await endWait(tx, followUp.id, at);
    await appendHistory(tx, {
      followUpId: followUp.id,
      at,
      by: input.by,
      verb: 'resolved',
      from: from.kind,
      to: 'resolved',
      detail: {
        outcome: input.outcome,
        rootCause: input.rootCause,
        customerTold: input.customerTold,
        reasonNoteId,
      },
      noteId,
    });
    if (reasonNoteId) await tellLeads(deps, tx, followUp);
    return null;
  });
}

async function tellLeads(deps: Deps, tx: EntityManager, followUp: FollowUp): Promise<void> {
  for (const lead of leadsToTell(deps, followUp)) {
    await enqueue(
      tx,
      { kind: 'lead_note', followUpId: followUp.id, to: lead },
      { lane: `dm:${lead}`, urgency: URGENCY.nudge },
    );
  }
}
