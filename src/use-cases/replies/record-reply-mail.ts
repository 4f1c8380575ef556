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
import { lockTold, notToldByReply } from '../tellings/tell-by-reply';
import { inTransaction } from '../transaction';
import { tellOfMail } from './tell-of-mail';

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
  /** Null: it told somebody who never had one. */
  followUpId: string | null;
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
  if (!rows[0]) return 'unknown' as const;
  const { id, followUpId } = rows[0];
  const followUp = followUpId === null ? null : await lockFollowUp(tx, followUpId);
  if (followUpId === null) await lockTold(tx, id);
  else if (!followUp) return 'unknown' as const;
  // Read again: it may have been settled, or have come back, while we waited for the lock.
  const [reply]: Reply[] = await tx.query(
    `SELECT id, follow_up_id AS "followUpId", by_id AS "byId", to_address AS "toAddress", contact_id AS "contactId",
            bounced_at AS "bouncedAt", tells
       FROM replies WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (!reply) return 'unknown' as const;
  const inserted: unknown[] = await tx.query(
    `INSERT INTO reply_answers (id, reply_id, delivery_id, message_id, kind, at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (delivery_id) DO NOTHING RETURNING id`,
    [deps.newId(), reply.id, mail.deliveryId, mail.messageId, mail.kind, deps.now()],
  );
  if (inserted.length === 0) return 'duplicate' as const;
  switch (mail.kind) {
    case 'answer':
    case 'automatic':
      await answered(deps, tx, { followUp, reply, mail });
      break;
    case 'bounce':
      if (!reply.bouncedAt) await bounced(deps, tx, { followUp, reply });
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
  { followUp, reply, mail }: { followUp: FollowUp | null; reply: Reply; mail: ReplyMail },
): Promise<void> {
  const automatic = mail.kind === 'automatic';
  const otherAddress = mail.from !== (reply.toAddress ?? '').toLowerCase();
  const detail = { automatic, otherAddress };
  if (!followUp)
    return tellOfMail(deps, tx, { replyId: reply.id, verb: 'reply_answered', detail, words: mail.text });
  const at = deps.now();
  const noteId = await keepNote(deps, tx, { body: mail.text, by: THE_CUSTOMER });
  const historyId = await appendHistory(tx, {
    followUpId: followUp.id,
    at,
    by: THE_APP,
    verb: 'reply_answered',
    detail: { replyId: reply.id, ...detail },
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
  { followUp, reply }: { followUp: FollowUp | null; reply: Reply },
): Promise<void> {
  await tx.query('UPDATE replies SET bounced_at = $2 WHERE id = $1', [reply.id, deps.now()]);
  await notToldByReply(deps, tx, reply.id);
  if (!followUp) return tellOfMail(deps, tx, { replyId: reply.id, verb: 'reply_bounced', detail: {} });
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
