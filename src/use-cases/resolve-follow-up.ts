import type { EntityManager } from 'typeorm';
import { URGENCY } from '../delivery/intent';
import { enqueue } from '../delivery/outbox';
import type { Deps } from '../deps';
import { bandOf } from '../domain/bands';
import { mayResolve, type Outcome, stateOf } from '../domain/follow-up';
import { FollowUp } from '../entities/follow-up';
import { appendHistory } from './append-history';
import { authorize } from './authorize';
import type { WorkResult } from './claim-follow-up';
import { keepNote } from './keep-note';
import { lockFollowUp } from './lock-follow-up';
import { oweCard } from './open-follow-up';
import { inTransaction } from './transaction';

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

/** Ends a follow-up with what came of it. A detractor or passive needs contact first, or a reason for the lead. */
export async function resolveFollowUp(deps: Deps, input: ResolveInput): Promise<WorkResult> {
  await authorize(deps, input.by);
  const result = await inTransaction(deps, async (tx): Promise<WorkResult> => {
    const followUp = await lockFollowUp(tx, input.followUpId);
    if (!followUp) return { kind: 'gone' };
    const from = stateOf(followUp);
    const reason = input.reasonWithoutContact?.trim() || null;
    const refusal = mayResolve(from, bandOf(await scoreOf(tx, followUp.responseId)), reason);
    if (refusal) return { kind: 'refused', refusal, since: null };
    const at = deps.now();
    const noteId = await keepNote(deps, tx, { body: input.note, by: input.by });
    const withoutContact = from.kind === 'contacted' ? null : reason;
    const reasonNoteId = await keepNote(deps, tx, { body: withoutContact, by: input.by });
    await tx.update(
      FollowUp,
      { id: followUp.id },
      {
        resolvedAt: at,
        resolvedBy: input.by,
        outcome: input.outcome,
        rootCause: input.rootCause,
        customerTold: input.customerTold,
        withoutContactNoteId: reasonNoteId,
        nextRungAt: null,
      },
    );
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
    await oweCard(deps, tx, { id: followUp.id, team: followUp.team, priority: { level: followUp.priority } });
    return { kind: 'done' };
  });
  deps.wake();
  return result;
}

async function scoreOf(tx: EntityManager, responseId: string): Promise<number> {
  const rows: { score: number }[] = await tx.query('SELECT score FROM responses WHERE id = $1', [responseId]);
  return rows[0]!.score;
}

async function tellLeads(deps: Deps, tx: EntityManager, followUp: FollowUp): Promise<void> {
  for (const lead of deps.directory.leadsOf(followUp.team)) {
    await enqueue(
      tx,
      { kind: 'lead_note', followUpId: followUp.id, to: lead },
      { lane: `dm:${lead}`, urgency: URGENCY.nudge },
    );
  }
}
