import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { FollowUp } from '../../entities/follow-up';
import { appendHistory, THE_APP } from '../follow-up/append-history';
import { lockFollowUp } from '../follow-up/lock-follow-up';
import { oweCard } from '../follow-up/owe-card';
import { recordContact } from '../follow-up/record-contact';
import { settleNudges } from '../promises/settle-nudges';
import { lockTold, notToldByReply, oweToldBy, toldByReply } from '../tellings/tell-by-reply';
import { inTransaction } from '../transaction';
import { tellOfMail } from './tell-of-mail';

/** How sending a reply ended; `later` is tried again after `waitMs`. Codes are the mail server's. */
export type ReplyEnd =
  | { kind: 'sent' }
  | { kind: 'failed'; because: FailedReason; code: number | null }
  | { kind: 'unknown' }
  | { kind: 'later'; because: FailedReason; code: number | null; waitMs: number };
export type FailedReason = 'refused' | 'access' | 'sender' | 'tls' | 'busy' | 'unreachable';

const LOCK_TIMEOUT_MS = 8000;
const FREE = 'lease = NULL, lease_until = NULL';

/**
 * Keeps how sending ended, with all that follows from it: once for each reply, whoever comes second. Only who holds the
 * lease may put one back. Returns false when there was nothing to settle (any more).
 */
export async function settleReply(
  deps: Deps,
  { id, followUpId, lease }: { id: string; followUpId: string | null; lease: string | null },
  end: ReplyEnd,
): Promise<boolean> {
  const done = await inTransaction(
    deps,
    async (tx) => {
      // Before the reply, as an erasure does.
      const followUp = followUpId === null ? null : await lockFollowUp(tx, followUpId);
      if (followUpId === null) await lockTold(tx, id);
      else if (!followUp) return false;
      if (end.kind === 'later') return putBack(deps, tx, { id, lease, end });
      const [rows]: [Sent[], number] = await tx.query(
        `UPDATE replies SET state = $2, ${FREE} WHERE id = $1
            AND (state = 'waiting' OR (state = 'unknown' AND $2 <> 'unknown'))
            AND ($2 <> 'unknown' OR lease_until IS NULL OR lease_until < clock_timestamp() OR lease = $3)
          RETURNING by_id AS "byId", at, tells, bounced_at IS NOT NULL AS "cameBack"`,
        [id, end.kind, lease],
      );
      if (!rows[0]) return false;
      if (end.kind === 'sent') {
        if (followUp) await counts(deps, tx, { ...rows[0], followUp, id });
        else if (rows[0].cameBack) await notToldByReply(deps, tx, id);
        else await toldByReply(deps, tx, { replyId: id, by: rows[0].byId, via: 'email' });
        return true;
      }
      await tell(deps, tx, {
        followUpId,
        replyId: id,
        verb: end.kind === 'failed' ? 'reply_failed' : 'reply_unknown',
        detail: end.kind === 'failed' ? { because: end.because, code: end.code } : {},
      });
      // It is not on its way any more, and whoever was to be told by it is not.
      await oweToldBy(deps, tx, id);
      return true;
    },
    LOCK_TIMEOUT_MS,
  );
  if (done) deps.wake();
  return done;
}

interface Sent {
  byId: string;
  at: Date;
  /** It brought the news of what was delivered. */
  tells: boolean;
  /** It came back before it was known to have gone out: a mail server may be faster than the one that it answers. */
  cameBack: boolean;
}

async function counts(
  deps: Deps,
  tx: EntityManager,
  { followUp, id, byId: by, at, tells, cameBack }: Sent & { followUp: FollowUp; id: string },
): Promise<void> {
  // What was resolved before it was written is reached by nothing that is written later.
  const isOver = followUp.resolvedAt !== null && followUp.resolvedAt <= at;
  const contactId = await recordContact(deps, tx, followUp, {
    by,
    channel: 'email',
    reached: deps.config.reply.countsAsContact && !tells && !isOver && !cameBack,
    noteId: null,
    at: deps.now(),
    detail: { replyId: id, way: 'email' },
  });
  await tx.query('UPDATE replies SET contact_id = $2 WHERE id = $1', [id, contactId]);
  if (cameBack) await notToldByReply(deps, tx, id);
  else await toldByReply(deps, tx, { replyId: id, by, via: 'email' });
  await tx.save(FollowUp, followUp);
  await settleNudges(tx, followUp.id);
  await oweCard(deps, tx, followUp);
}

// Whoever wrote it is told of the first delay, and then of how it ended.
async function putBack(
  deps: Deps,
  tx: EntityManager,
  { id, lease, end }: { id: string; lease: string | null; end: Extract<ReplyEnd, { kind: 'later' }> },
): Promise<boolean> {
  const [rows]: [{ followUpId: string | null; attempts: number }[], number] = await tx.query(
    `UPDATE replies SET ${FREE}, attempted_at = NULL, attempts = attempts + 1,
            not_before = clock_timestamp() + $3 * interval '1 ms'
      WHERE id = $1 AND lease = $2 AND state = 'waiting' RETURNING follow_up_id AS "followUpId", attempts`,
    [id, lease, end.waitMs],
  );
  const [row] = rows;
  if (!row) return false;
  if (row.attempts === 1)
    await tell(deps, tx, {
      followUpId: row.followUpId,
      replyId: id,
      verb: 'reply_delayed',
      detail: { because: end.because, code: end.code },
    });
  return true;
}

async function tell(
  deps: Deps,
  tx: EntityManager,
  {
    followUpId,
    replyId,
    verb,
    detail,
  }: {
    followUpId: string | null;
    replyId: string;
    verb: 'reply_failed' | 'reply_unknown' | 'reply_delayed';
    detail: Record<string, string | number | null>;
  },
): Promise<void> {
  if (followUpId === null) return tellOfMail(deps, tx, { replyId, verb, detail });
  const line = { followUpId, verb, detail: { replyId, ...detail } };
  await appendHistory(tx, { ...line, at: deps.now(), by: THE_APP });
}
