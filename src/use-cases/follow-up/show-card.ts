import type { EntityManager } from 'typeorm';
import { keyOf, URGENCY } from '../../delivery/intent';
import type { Deps } from '../../deps';
import { isId } from '../../domain/id';
import { followUpDetail } from '../../queries/follow-ups/follow-up-detail';
import { authorize } from '../authorize';
import { inTransaction } from '../transaction';
import { authorizeRead } from './read-follow-up';

export type ShownCard =
  | { kind: 'on_its_way' }
  | { kind: 'shown'; channelId: string; ts: string }
  | { kind: 'gone' };

/** Somebody wants the card of a follow-up that a summary stands for: it is posted next. Throws AccessRefused. */
export async function showCard(
  deps: Deps,
  { followUpId, by }: { followUpId: string; by: string },
): Promise<ShownCard> {
  await authorize(deps, by);
  if (!isId(followUpId)) return { kind: 'gone' };
  const followUp = await followUpDetail(deps.db, followUpId);
  if (!followUp) return { kind: 'gone' };
  await authorizeRead(deps, by, followUp);
  const shown = await inTransaction(deps, (tx) => askFor(tx, keyOf({ kind: 'card', followUpId })));
  deps.wake();
  return shown;
}

async function askFor(tx: EntityManager, key: string): Promise<ShownCard> {
  const rows: { channel_id: string | null; message_ts: string | null }[] = await tx.query(
    'SELECT channel_id, message_ts FROM outbox WHERE key = $1 FOR UPDATE',
    [key],
  );
  const card = rows[0];
  if (!card) return { kind: 'gone' };
  if (card.channel_id && card.message_ts)
    return { kind: 'shown', channelId: card.channel_id, ts: card.message_ts };
  await tx.query(
    `UPDATE outbox SET alone = true, urgency = least(urgency, $2),
       state = CASE WHEN state = 'gathered' THEN 'waiting' ELSE state END WHERE key = $1`,
    [key, URGENCY.asked],
  );
  return { kind: 'on_its_way' };
}
