import type { EntityManager } from 'typeorm';
import { type Intent, keyOf } from './intent';
import { enqueue, shows } from './outbox';

// A message stands in Slack, or may: it was posted, was tried, or is in somebody's hands right now.
const MAY_STAND = 'message_ts IS NOT NULL OR attempted_at IS NOT NULL OR lease_until IS NOT NULL';

/**
 * Before a card is owed to another lane: one that was never tried simply changes lanes; one that stands in the
 * old channel (or may stand there) becomes a pointer, and the card will be posted anew.
 */
export async function moveCard(tx: EntityManager, followUpId: string, lane: string): Promise<void> {
  const cardKey = keyOf({ kind: 'card', followUpId });
  const rows: { id: string; lane: string; may_stand: boolean }[] = await tx.query(
    `SELECT id, lane, ${MAY_STAND} AS may_stand FROM outbox WHERE key = $1 FOR UPDATE`,
    [cardKey],
  );
  const card = rows[0];
  if (card?.lane === lane) return;
  if (card?.may_stand)
    await leavePointer(tx, {
      cardKey,
      pointer: { kind: 'pointer', followUpId, was: card.id },
      toLead: lane.startsWith('dm:'),
    });
  else if (card) await changeLane(tx, card.id, lane);
  // Replies that still wait go to the thread of the new card.
  await tx.query('UPDATE outbox SET lane = $2 WHERE thread_of = $1', [cardKey, lane]);
}

/**
 * The card is owed anew in its own lane, because the channel `from`, in which it stands, takes no edits any more. What
 * stands there is owed a pointer, for when it does again. Nothing when the card stands elsewhere by now.
 */
export async function repostCard(
  tx: EntityManager,
  { followUpId, from }: { followUpId: string; from: string | null },
): Promise<void> {
  const cardKey = keyOf({ kind: 'card', followUpId });
  const rows: { id: string; lane: string; urgency: number }[] = await tx.query(
    'SELECT id, lane, urgency FROM outbox WHERE key = $1 AND message_ts IS NOT NULL AND channel_id = $2 FOR UPDATE',
    [cardKey, from],
  );
  const card = rows[0];
  if (!card) return;
  await leavePointer(tx, { cardKey, pointer: { kind: 'pointer', followUpId, was: card.id } });
  await enqueue(tx, { kind: 'card', followUpId }, card);
}

// The summary in the old channel does not stand for it any more; what happened to it is told by a card of its own.
async function changeLane(tx: EntityManager, cardId: string, lane: string): Promise<void> {
  await tx.query(
    `UPDATE outbox summary SET revision = summary.revision + 1 FROM outbox card
      WHERE card.id = $1 AND summary.key = card.gathered_in AND ${shows('summary')}`,
    [cardId],
  );
  await tx.query(
    `UPDATE outbox SET lane = $2, gathered_in = NULL, alone = alone OR state = 'gathered',
       state = CASE WHEN state = 'gathered' THEN 'waiting' ELSE state END WHERE id = $1`,
    [cardId, lane],
  );
}

async function leavePointer(
  tx: EntityManager,
  {
    cardKey,
    pointer,
    toLead = false,
  }: { cardKey: string; pointer: Extract<Intent, { kind: 'pointer' }>; toLead?: boolean },
): Promise<void> {
  const pointerKey = keyOf(pointer);
  await tx.query(
    // A dead letter too: as a pointer it says something else, which Slack may take.
    `UPDATE outbox SET key = $2, kind = $3, intent = $4, revision = revision + 1,
       state = CASE WHEN state = 'dead' THEN 'waiting' ELSE state END,
       gave_up_at = NULL, gathered_in = NULL WHERE id = $1`,
    [pointer.was, pointerKey, pointer.kind, JSON.stringify(pointer)],
  );
  // What stands in the old thread stays with it: looked for in the new one, it would be posted twice.
  await tx.query(`UPDATE outbox SET thread_of = $2 WHERE thread_of = $1 AND (${MAY_STAND})`, [
    cardKey,
    pointerKey,
  ]);
  // The whole of a long comment belongs with the card, so the new thread is owed it again.
  const left: { intent: Intent; lane: string; urgency: number }[] = await tx.query(
    `SELECT intent, lane, urgency FROM outbox WHERE thread_of = $1 AND kind = 'comment' FOR UPDATE`,
    [pointerKey],
  );
  // What went to a lead is for a lead alone: the copy that is left behind is owed an edit that says no more of it.
  await tx.query(
    `UPDATE outbox SET key = key || ':' || $2, intent = intent || '{"left":true}',
            revision = revision + CASE WHEN $3 THEN 1 ELSE 0 END
      WHERE thread_of = $1 AND kind = 'comment'`,
    [pointerKey, pointer.was, toLead],
  );
  for (const { intent, lane, urgency } of left) {
    await tx.query(
      `INSERT INTO outbox (key, kind, intent, lane, urgency, thread_of, state)
       VALUES ($1, 'comment', $2, $3, $4, $5, 'behind')`,
      [keyOf(intent), JSON.stringify(intent), lane, urgency, cardKey],
    );
  }
}
