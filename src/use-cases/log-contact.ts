import type { Deps } from '../deps';
import { type ContactChannel, mayLogContact, stateOf } from '../domain/follow-up';
import { appendHistory } from './append-history';
import { keepNote } from './keep-note';
import { answerPromise } from './promises';
import { endWait } from './waits';
import { type WorkResult, workOn } from './work-on';

export interface LogContactInput {
  followUpId: string;
  by: string;
  channel: ContactChannel;
  reached: boolean;
  note: string | null;
}

/**
 * Records an attempt to talk; the first that reached the customer stops the SLA, and nothing restarts it. Throws
 * AccessRefused and TransientError.
 */
export function logContact(deps: Deps, input: LogContactInput): Promise<WorkResult> {
  return workOn(deps, { ...input, verb: 'log_contact' }, async ({ tx, followUp, at }) => {
    const from = stateOf(followUp);
    const refusal = mayLogContact(from);
    if (refusal) return refusal;
    const noteId = await keepNote(deps, tx, { body: input.note, by: input.by });
    await tx.query(
      'INSERT INTO contacts (id, follow_up_id, channel, reached, note_id, at, by_id) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [deps.newId(), followUp.id, input.channel, input.reached, noteId, at, input.by],
    );
    if (input.reached) await endWait(tx, followUp.id, at);
    if (input.reached && !followUp.contactedAt) {
      await answerPromise(deps, tx, followUp, at);
      Object.assign(followUp, {
        contactedAt: at,
        contactedBy: input.by,
        nextRungAt: null,
        snoozedUntil: null,
      });
      // Whoever talked to the customer has the follow-up, when nobody had it.
      if (!followUp.ownerId) Object.assign(followUp, { ownerId: input.by, claimedAt: at });
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
    return null;
  });
}
