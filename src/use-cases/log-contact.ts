import type { Deps } from '../deps';
import { type ContactChannel, mayLogContact, stateOf } from '../domain/follow-up';
import { FollowUp } from '../entities/follow-up';
import { appendHistory } from './append-history';
import { authorize } from './authorize';
import type { WorkResult } from './claim-follow-up';
import { keepNote } from './keep-note';
import { lockFollowUp } from './lock-follow-up';
import { oweCard } from './open-follow-up';
import { inTransaction } from './transaction';

export interface LogContactInput {
  followUpId: string;
  by: string;
  channel: ContactChannel;
  reached: boolean;
  note: string | null;
}

/** Records an attempt to talk; the first that reached the customer stops the SLA, and nothing restarts it. */
export async function logContact(deps: Deps, input: LogContactInput): Promise<WorkResult> {
  await authorize(deps, input.by);
  const result = await inTransaction(deps, async (tx): Promise<WorkResult> => {
    const followUp = await lockFollowUp(tx, input.followUpId);
    if (!followUp) return { kind: 'gone' };
    const from = stateOf(followUp);
    const refusal = mayLogContact(from);
    if (refusal) return { kind: 'refused', refusal, since: null };
    const at = deps.now();
    const noteId = await keepNote(deps, tx, { body: input.note, by: input.by });
    await tx.query(
      'INSERT INTO contacts (id, follow_up_id, channel, reached, note_id, at, by_id) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [deps.newId(), followUp.id, input.channel, input.reached, noteId, at, input.by],
    );
    if (input.reached && !followUp.contactedAt) {
      followUp.contactedAt = at;
      followUp.contactedBy = input.by;
      followUp.nextRungAt = null;
      // Whoever talked to the customer has the follow-up, when nobody had it.
      if (!followUp.ownerId) Object.assign(followUp, { ownerId: input.by, claimedAt: at });
      await tx.save(FollowUp, followUp);
    }
    await appendHistory(tx, {
      followUpId: followUp.id,
      at,
      by: input.by,
      verb: input.reached ? 'contacted' : 'attempted',
      from: from.kind,
      to: stateOf(followUp).kind,
      detail: { channel: input.channel, reached: input.reached },
      noteId,
    });
    await oweCard(deps, tx, { id: followUp.id, team: followUp.team, priority: { level: followUp.priority } });
    return { kind: 'done' };
  });
  deps.wake();
  return result;
}
