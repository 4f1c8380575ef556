import type { EntityManager } from 'typeorm';
import { type Intent, keyOf } from './intent';

/**
 * Before a card is owed to another lane: one that was never tried simply changes lanes; one that stands in the
 * old channel (or may stand there) becomes a pointer, and the card will be posted anew.
 */
export async function moveCard(tx: EntityManager, followUpId: string, lane: string, at: Date): Promise<void> {
  const rows: { id: string; lane: string; untried: boolean }[] = await tx.query(
    `SELECT id, lane, message_ts IS NULL AND attempted_at IS NULL AND lease_until IS NULL AS untried
       FROM outbox WHERE key = $1 FOR UPDATE`,
    [keyOf({ kind: 'card', followUpId })],
  );
  const card = rows[0];
  if (!card || card.lane === lane) return;
  if (card.untried) {
    await tx.query('UPDATE outbox SET lane = $2 WHERE id = $1', [card.id, lane]);
  } else {
    const pointer: Intent = { kind: 'pointer', followUpId, movedAt: at.toISOString() };
    await tx.query(
      'UPDATE outbox SET key = $2, kind = $3, intent = $4, revision = revision + 1 WHERE id = $1',
      [card.id, keyOf(pointer), pointer.kind, JSON.stringify(pointer)],
    );
  }
  // Replies that still wait go to the thread of the new card.
  await tx.query(
    'UPDATE outbox SET lane = $2 WHERE thread_of = $1 AND message_ts IS NULL AND attempted_at IS NULL',
    [keyOf({ kind: 'card', followUpId }), lane],
  );
}
