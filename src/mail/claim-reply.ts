import type { DataSource } from 'typeorm';
import { SEND_MS } from './smtp-session';

/** A reply that this process may send until its lease ends. */
export interface ClaimedReply {
  id: string;
  /** Null: it tells somebody who never had one. */
  followUpId: string | null;
  fromName: string;
  toAddress: string;
  replyTo: string | null;
  subject: string;
  body: string;
  tag: string;
  attempts: number;
  /** How long it has waited, by the database's clock. */
  waitedMs: number;
  lease: string;
}

/** Longer than sending can take, so that a lease only runs out when its process is gone. */
const LEASE_MS = SEND_MS + 30_000;
const FREE = '(lease_until IS NULL OR lease_until < statement_timestamp())';

/** Takes the reply that has waited longest and that nobody has begun to send, or null. */
export async function claimReply(db: DataSource, lease: string): Promise<ClaimedReply | null> {
  const [rows]: [(ClaimedReply & { waitedMs: string })[], number] = await db.query(
    `UPDATE replies SET lease = $1, lease_until = clock_timestamp() + $2 * interval '1 ms'
      WHERE id = (SELECT id FROM replies
                   WHERE state = 'waiting' AND attempted_at IS NULL AND not_before <= statement_timestamp() AND ${FREE}
                   ORDER BY not_before LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, follow_up_id AS "followUpId", from_name AS "fromName", to_address AS "toAddress",
                reply_to AS "replyTo", subject, body, tag, attempts, lease,
                extract(epoch FROM clock_timestamp() - created_at) * 1000 AS "waitedMs"`,
    [lease, LEASE_MS],
  );
  const [row] = rows;
  return row ? { ...row, waitedMs: Number(row.waitedMs) } : null;
}

/**
 * Notes that the server is about to be given the message; committed before its first byte, so that whoever finds the
 * row later knows that it may have gone out. Throws when the lease was lost, or the person erased: then nothing is sent.
 */
export async function noteAttempt(db: DataSource, { id, lease }: ClaimedReply): Promise<void> {
  const [, count]: [unknown, number] = await db.query(
    `UPDATE replies SET attempted_at = clock_timestamp()
      WHERE id = $1 AND lease = $2 AND state = 'waiting' AND attempted_at IS NULL
        AND lease_until > clock_timestamp()`,
    [id, lease],
  );
  if (count !== 1) throw new Error('The reply is not ours to send any more.');
}

/** Replies that were begun by a process that is gone: nobody knows whether they went out. */
export async function abandonedReplies(db: DataSource): Promise<{ id: string; followUpId: string | null }[]> {
  return db.query(
    `SELECT id, follow_up_id AS "followUpId" FROM replies
      WHERE state = 'waiting' AND attempted_at IS NOT NULL AND ${FREE} ORDER BY created_at LIMIT 100`,
  );
}
