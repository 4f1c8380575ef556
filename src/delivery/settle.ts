import type { DataSource, EntityManager } from 'typeorm';
import type { ClaimedMessage } from './claim-due';
import { shows } from './outbox';

// Each of these writes only while the lease is still ours: a sender that was away too long changes nothing.
async function write(
  db: Pick<EntityManager, 'query'>,
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
 * Written before the call, so that a process killed in the middle leaves a trace that it may have posted, or may be about
 * to edit. Renews the lease: whatever went before (a slow search, a slow render) costs the call nothing of its time. False
 * when the lease was lost: what is in hand may be older than what somebody else has sent.
 */
export function noteAttempt(
  db: DataSource,
  message: ClaimedMessage,
  channelId: string | null = null,
): Promise<boolean> {
  return write(
    db,
    message,
    `attempted_at = clock_timestamp(), attempted_channel = $4, attempted_thread = $5,
     lease_until = clock_timestamp() + $3 * interval '1 ms'`,
    [message.leaseMs, channelId, message.threadTs],
  );
}

const SETTLED = `attempted_at = NULL, attempted_channel = NULL, attempted_thread = NULL, lease_until = NULL, attempts = 0,
  last_error = NULL`;

/** The message stands in Slack as it was at `revision`; a later change keeps it owed. */
export async function markSent(
  db: DataSource,
  message: ClaimedMessage,
  at: { channelId: string; ts: string; revision: number },
): Promise<boolean> {
  const set = `channel_id = $3, message_ts = $4, sent_revision = $5, sent_at = clock_timestamp(), ${SETTLED}`;
  const params = [at.channelId, at.ts, at.revision];
  const { kind } = message.intent;
  const hasThread = kind === 'card' || kind === 'initiative' || kind === 'report';
  if (!hasThread || message.messageTs !== null) return write(db, message, set, params);
  // Two statements: whoever hung a line under the card meanwhile was waited for by the first, and the second sees it.
  return db.transaction(async (tx) => {
    if (!(await write(tx, message, set, params))) return false;
    await releaseThread(tx, message);
    if (message.intent.kind === 'card') await cardStands(tx, message);
    return true;
  });
}

/**
 * The message was edited, and Slack may still do an edit of before, whose answer was lost: it is owed once more in
 * `againMs`, when no late one can come any more.
 */
export function markEditedForNow(db: DataSource, message: ClaimedMessage, againMs: number): Promise<boolean> {
  return write(
    db,
    message,
    `sent_revision = $3 - 1, sent_at = clock_timestamp(), not_before = clock_timestamp() + $4 * interval '1 ms', ${SETTLED}`,
    [message.revision, againMs],
  );
}

/** The lines that waited for the message under which they hang go on. */
async function releaseThread(tx: EntityManager, { id }: ClaimedMessage): Promise<void> {
  await tx.query(
    `UPDATE outbox o SET state = 'waiting' FROM outbox root
      WHERE root.id = $1 AND o.thread_of = root.key AND o.state = 'behind'`,
    [id],
  );
}

/** So do the pointers to a card, and the summary that stood for it. */
async function cardStands(tx: EntityManager, { id, intent }: ClaimedMessage): Promise<void> {
  await tx.query(
    `UPDATE outbox SET revision = revision + 1
      WHERE kind = 'pointer' AND intent ->> 'followUpId' = $1 AND ${shows()}`,
    [(intent as { followUpId: string }).followUpId],
  );
  await tx.query(
    `UPDATE outbox summary SET revision = summary.revision + 1 FROM outbox card
      WHERE card.id = $1 AND summary.key = card.gathered_in AND ${shows('summary')}`,
    [id],
  );
}

/** Nothing to show any more (its subject is gone): no longer owed. */
export function markNothingOwed(db: DataSource, message: ClaimedMessage): Promise<boolean> {
  return write(db, message, 'sent_revision = $3, lease_until = NULL, attempted_at = NULL', [
    message.revision,
  ]);
}

/** Certainly not posted, or not edited: try again after `waitMs`. What is not known of an edit of before stays noted. */
export function putBack(
  db: DataSource,
  message: ClaimedMessage,
  waitMs: number,
  error: string,
): Promise<boolean> {
  return write(
    db,
    message,
    `not_before = clock_timestamp() + $3 * interval '1 ms', lease_until = NULL, attempted_at = $5,
     attempts = attempts + 1, last_error = $4`,
    [waitMs, error, message.messageTs === null ? null : message.attemptedAt],
  );
}

/** Perhaps posted, or edited: keep the note of the attempt and look again after `waitMs`. */
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

/**
 * Slack will never take it as it is; kept for a person to see. One that changed while it was sent is not the same any more
 * and `waits` to be tried once. Null: the lease was lost.
 */
export async function markDead(
  db: Pick<EntityManager, 'query'>,
  message: ClaimedMessage,
  error: string,
): Promise<'dead' | 'waiting' | null> {
  const [rows]: [{ state: 'dead' | 'waiting' }[], number] = await db.query(
    `UPDATE outbox SET state = CASE WHEN revision > $4 THEN 'waiting' ELSE 'dead' END,
            gave_up_at = CASE WHEN revision > $4 THEN NULL ELSE clock_timestamp() END,
            lease_until = NULL, attempted_at = NULL, attempts = attempts + 1, last_error = $3
      WHERE id = $1 AND lease_token = $2 AND lease_until IS NOT NULL RETURNING state`,
    [message.id, message.leaseToken, error, message.revision],
  );
  return rows[0]?.state ?? null;
}

/** Perhaps posted, and nobody can say: never posted again. */
export function markUnknown(db: DataSource, message: ClaimedMessage, error: string): Promise<boolean> {
  return write(
    db,
    message,
    `state = 'unknown', gave_up_at = clock_timestamp(), lease_until = NULL, attempts = attempts + 1, last_error = $3`,
    [error],
  );
}

/** Its channel takes nothing now, which is no fault of the message: it waits, and nothing counts against it. */
export function release(db: DataSource, message: ClaimedMessage): Promise<boolean> {
  const attempt = message.attemptedAt === null ? ', attempted_at = NULL' : '';
  return write(db, message, `lease_until = NULL${attempt}`, []);
}

// Another key: what is looked for after a doubtful post must not be what was there before.
const FORGOTTEN = `message_ts = NULL, channel_id = NULL, sent_revision = 0, attempted_at = NULL,
  post_key = gen_random_uuid()`;

/** The posted message is gone from Slack: owed afresh, as a new post, and so is the long comment under a card. */
export async function forgetMessage(db: DataSource, message: ClaimedMessage): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (!(await write(tx, message, `${FORGOTTEN}, lease_until = NULL`, []))) return false;
    // Whoever edits the comment at this moment would note that it stands where it is.
    await tx.query(
      `UPDATE outbox SET ${FORGOTTEN}, lease_token = lease_token + 1, lease_until = NULL
        WHERE thread_of = $1 AND kind = 'comment' AND message_ts IS NOT NULL`,
      [message.key],
    );
    return true;
  });
}

/** Slack said 429 to a method: the whole workspace pauses it, in every process. */
export async function pauseLane(db: DataSource, lane: string, waitMs: number): Promise<void> {
  await db.query(
    `INSERT INTO lanes AS l (lane, next_at) VALUES ($1, clock_timestamp() + $2 * interval '1 ms')
     ON CONFLICT (lane) DO UPDATE SET next_at = greatest(l.next_at, excluded.next_at)`,
    [lane, waitMs],
  );
}
