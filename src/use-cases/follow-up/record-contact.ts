import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { type ContactChannel, stateOf } from '../../domain/follow-up';
import type { FollowUp } from '../../entities/follow-up';
import { answerPromise } from '../promises/promises';
import { endWait } from '../promises/waits';
import { appendHistory } from './append-history';

export interface Contact {
  by: string;
  channel: ContactChannel;
  reached: boolean;
  noteId: string | null;
  at: Date;
  /** More for its line of history: ids and codes. */
  detail?: Record<string, string | number | boolean | null>;
}

/**
 * Keeps one attempt to talk about a locked follow-up, which is changed in memory: the first that reached the customer
 * stops the SLA, and nothing restarts it. Returns the contact's id.
 */
export async function recordContact(
  deps: Deps,
  tx: EntityManager,
  followUp: FollowUp,
  { by, channel, reached, noteId, at, detail = {} }: Contact,
): Promise<string> {
  const from = stateOf(followUp);
  const id = deps.newId();
  await tx.query(
    'INSERT INTO contacts (id, follow_up_id, channel, reached, note_id, at, by_id) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [id, followUp.id, channel, reached, noteId, at, by],
  );
  if (reached) await endWait(tx, followUp.id, at);
  if (reached && !followUp.contactedAt) {
    await answerPromise(deps, tx, followUp, at);
    Object.assign(followUp, { contactedAt: at, contactedBy: by, nextRungAt: null, snoozedUntil: null });
    // Whoever talked to the customer has the follow-up, when nobody had it.
    if (!followUp.ownerId) Object.assign(followUp, { ownerId: by, claimedAt: at });
  }
  await appendHistory(tx, {
    followUpId: followUp.id,
    at,
    by,
    verb: reached ? 'contacted' : 'attempted',
    from: from.kind,
    to: stateOf(followUp).kind,
    detail: { channel, reached, ...detail },
    noteId,
  });
  return id;
}
