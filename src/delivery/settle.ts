import type { DataSource } from 'typeorm';
import type { ClaimedMessage } from './claim-due';

// Each of these writes only while the lease is still ours: a sender that was away too long changes nothing.
async function write(
  db: DataSource,
  message: ClaimedMessage,
  set: string,
  params: unknown[],
): Promise<boolean> {
  const [, count]: [unknown, number] = await db.query(
    `UPDATE outbox SET ${set} WHERE id = $1 AND lease_token = $2 AND lease_until IS NOT NULL`,
    [message.id, message.leaseToken, ...params],
  );
  return count === 1;
}

/**
 * Written before the call, so that a process killed in the middle leaves a trace that it may have posted. Renews the
 * lease: whatever went before (a slow search, a slow render) costs the call nothing of its time.
 */
export function noteAttempt(db: DataSource, message: ClaimedMessage): Promise<boolean> {
  return write(
    db,
    message,
    `attempted_at = clock_timestamp(), lease_until = clock_timestamp() + $3 * interval '1 ms'`,
    [message.leaseMs],
  );
}

/** The message stands in Slack as it was at `revision`; a later change keeps it owed. */
export function markSent(
  db: DataSource,
  message: ClaimedMessage,
  at: { channelId: string; ts: string; revision: number },
): Promise<boolean> {
  return write(
    db,
    message,
    `channel_id = $3, message_ts = $4, sent_revision = $5, sent_at = clock_timestamp(), attempted_at = NULL,
     lease_until = NULL, attempts = 0, last_error = NULL`,
    [at.channelId, at.ts, at.revision],
  );
}

/** Nothing to show any more (its subject is gone): no longer owed. */
export function markNothingOwed(db: DataSource, message: ClaimedMessage): Promise<boolean> {
  return write(db, message, 'sent_revision = $3, lease_until = NULL, attempted_at = NULL', [
    message.revision,
  ]);
}

/** Certainly not posted: try again after `waitMs`. */
export function putBack(
  db: DataSource,
  message: ClaimedMessage,
  waitMs: number,
  error: string,
): Promise<boolean> {
  return write(
    db,
    message,
    `not_before = clock_timestamp() + $3 * interval '1 ms', lease_until = NULL, attempted_at = NULL,
     attempts = attempts + 1, last_error = $4`,
    [waitMs, error],
  );
}

/** Perhaps posted: keep the note of the attempt and look again after `waitMs`. */
export function holdAmbiguous(
  db: DataSource,
  message: ClaimedMessage,
  waitMs: number,
  error: string,
): Promise<boolean> {
  return write(
    db,
    message,
    `not_before = clock_timestamp() + $3 * interval '1 ms', lease_until = NULL, attempts = attempts + 1, last_error = $4`,
    [waitMs, error],
  );
}

/** Slack will never take it as it is; kept for a person to see. */
export function markDead(db: DataSource, message: ClaimedMessage, error: string): Promise<boolean> {
  return write(db, message, `state = 'dead', lease_until = NULL, attempted_at = NULL, last_error = $3`, [
    error,
  ]);
}

/** Perhaps posted, and nobody can say: never posted again. */
export function markUnknown(db: DataSource, message: ClaimedMessage, error: string): Promise<boolean> {
  return write(db, message, `state = 'unknown', lease_until = NULL, last_error = $3`, [error]);
}

/** The posted message is gone from Slack: owed afresh, as a new post. */
export function forgetMessage(db: DataSource, message: ClaimedMessage): Promise<boolean> {
  return write(
    db,
    message,
    'message_ts = NULL, channel_id = NULL, sent_revision = 0, lease_until = NULL, attempted_at = NULL',
    [],
  );
}

/** The pointers to a card that has only now been posted are owed an edit, with its address. */
export async function oweAddress(db: DataSource, followUpId: string): Promise<void> {
  await db.query(
    `UPDATE outbox SET revision = revision + 1
      WHERE kind = 'pointer' AND intent ->> 'followUpId' = $1 AND message_ts IS NOT NULL`,
    [followUpId],
  );
}

/** Slack said 429 to a method: the whole workspace pauses it, in every process. */
export async function pauseLane(db: DataSource, lane: string, waitMs: number): Promise<void> {
  await db.query(
    `INSERT INTO lanes AS l (lane, next_at) VALUES ($1, clock_timestamp() + $2 * interval '1 ms')
     ON CONFLICT (lane) DO UPDATE SET next_at = greatest(l.next_at, excluded.next_at)`,
    [lane, waitMs],
  );
}
