import type { EntityManager } from 'typeorm';
import { URGENCY } from '../../delivery/intent';
import { enqueue } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import { stateOf } from '../../domain/follow-up';
import type { MailKind } from '../../domain/reply/incoming';
import { FollowUp } from '../../entities/follow-up';
import { appendHistory, THE_APP } from '../follow-up/append-history';
import { keepNote } from '../follow-up/keep-note';
import { lockFollowUp } from '../follow-up/lock-follow-up';
import { oweCard } from '../follow-up/owe-card';
import { undoContact } from '../follow-up/undo-contact';
import { endWait } from '../promises/waits';
import { notToldByReply } from '../tellings/tell-by-reply';
import { inTransaction } from '../transaction';

export interface ReplyMail {
  /** The provider's own id of this delivery, the same on a retry. */
  deliveryId: string;
  /** Those that the mail carries; the first that is known counts. */
  tags: string[];
  kind: MailKind;
  /** Where it came from, in small letters. */
  from: string;
  text: string;
  /** Its own id; null: none that could be repeated in a header. */
  messageId: string | null;
}

interface Reply {
  id: string;
  followUpId: string;
  byId: string;
  toAddress: string | null;
  contactId: string | null;
  bouncedAt: Date | null;
  /** It tells the customer of what they asked for: its writer hears what comes of it, whoever has the follow-up. */
  tells: boolean;
}

const LOCK_TIMEOUT_MS = 8000;

/**
 * Keeps what came back to a reply, once: an answer stands in the thread and its owner is told; a bounce takes back that
 * the customer was reached. `unknown`: no reply has such a tag (any more), and nothing was kept.
 */
export async function recordReplyMail(
  deps: Deps,
  mail: ReplyMail,
): Promise<'recorded' | 'duplicate' | 'unknown'> {
  const result = await inTransaction(deps, (tx) => record(deps, tx, mail), LOCK_TIMEOUT_MS);
  if (result === 'recorded') deps.wake();
  return result;
}

async function record(deps: Deps, tx: EntityManager, mail: ReplyMail) {
  const rows: Pick<Reply, 'id' | 'followUpId'>[] = await tx.query(
    `SELECT id, follow_up_id AS "followUpId" FROM replies WHERE tag = ANY($1::text[]) ORDER BY array_position($1::text[], tag) LIMIT 1`,
    [mail.tags],
  );
  const followUp = rows[0] ? await lockFollowUp(tx, rows[0].followUpId) : null;
  if (!followUp) return 'unknown' as const;
  // Read again: it may have been settled, or have come back, while we waited for the lock.
  const [reply]: Reply[] = await tx.query(
    `SELECT id, follow_up_id AS "followUpId", by_id AS "byId", to_address AS "toAddress", contact_id AS "contactId",
            bounced_at AS "bouncedAt", tells
       FROM replies WHERE id = $1`,
    [rows[0]!.id],
  );
  const inserted: unknown[] = await tx.query(
    `INSERT INTO reply_answers (id, reply_id, delivery_id, message_id, kind, at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (delivery_id) DO NOTHING RETURNING id`,
    [deps.newId(), reply!.id, mail.deliveryId, mail.messageId, mail.kind, deps.now()],
  );
  if (inserted.length === 0) return 'duplicate' as const;
  switch (mail.kind) {
    case 'answer':
    case 'automatic':
      await answered(deps, tx, { followUp, reply: reply!, mail });
      break;
    case 'bounce':
      if (!reply!.bouncedAt) await bounced(deps, tx, { followUp, reply: reply! });
      break;
    // It is still on its way.
    case 'delay':
      break;
  }
  return 'recorded' as const;
}

async function answered(
  deps: Deps,
  tx: EntityManager,
  { followUp, reply, mail }: { followUp: FollowUp; reply: Reply; mail: ReplyMail },
): Promise<void> {
  const automatic = mail.kind === 'automatic';
  const at = deps.now();
  const noteId = await keepNote(deps, tx, { body: mail.text, by: THE_CUSTOMER });
  const historyId = await appendHistory(tx, {
    followUpId: followUp.id,
    at,
    by: THE_APP,
    verb: 'reply_answered',
    detail: {
      replyId: reply.id,
      automatic,
      otherAddress: mail.from !== (reply.toAddress ?? '').toLowerCase(),
    },
    noteId,
  });
  if (automatic) return;
  // They have had the next word.
  await endWait(tx, followUp.id, at);
  await oweCard(deps, tx, followUp);
  await tell(tx, { followUp, reply, historyId, news: 'answered' });
}

const THE_CUSTOMER = 'customer';

async function bounced(
  deps: Deps,
  tx: EntityManager,
  { followUp, reply }: { followUp: FollowUp; reply: Reply },
): Promise<void> {
  await tx.query('UPDATE replies SET bounced_at = $2 WHERE id = $1', [reply.id, deps.now()]);
  await notToldByReply(deps, tx, reply.id);
  const from = stateOf(followUp).kind;
  const undone = reply.contactId ? await undoContact(deps, tx, followUp, reply.contactId) : false;
  await tx.save(FollowUp, followUp);
  const historyId = await appendHistory(tx, {
    followUpId: followUp.id,
    at: deps.now(),
    by: THE_APP,
    verb: 'reply_bounced',
    from,
    to: stateOf(followUp).kind,
    detail: { replyId: reply.id, undone },
  });
  await oweCard(deps, tx, followUp);
  await tell(tx, { followUp, reply, historyId, news: 'bounced' });
}

function tell(
  tx: EntityManager,
  {
    followUp,
    reply,
    historyId,
    news,
  }: { followUp: FollowUp; reply: Reply; historyId: string; news: 'answered' | 'bounced' },
): Promise<void> {
  const to = reply.tells ? reply.byId : (followUp.ownerId ?? reply.byId);
  return enqueue(
    tx,
    { kind: 'reply_news', followUpId: followUp.id, historyId, news, to },
    { lane: `dm:${to}`, urgency: URGENCY.nudge },
  );
}
