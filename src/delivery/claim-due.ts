import type { DataSource } from 'typeorm';
import type { Intent } from './intent';

/** A message that this process may send until its lease ends; `leaseToken` fences off whoever held it before. */
export interface ClaimedMessage {
  id: string;
  key: string;
  /** Travels with the message as metadata. */
  postKey: string;
  intent: Intent;
  lane: string;
  revision: number;
  leaseToken: string;
  attempts: number;
  /** Set: an earlier attempt began and nobody knows how it ended. */
  attemptedAt: Date | null;
  /** The database's clock at the claim, so that processes with odd clocks agree on how long ago that was. */
  claimedAt: Date;
  channelId: string | null;
  messageTs: string | null;
  threadChannelId: string | null;
  threadTs: string | null;
}

/** Longer than the sending client's timeout plus a search of the history. */
const LEASE_S = 60;
export const EDIT_LANE = 'method:chat.update';
export const POST_LANE = 'method:chat.postMessage';

/**
 * Takes the most urgent message whose lane is free, and closes that lane for its pause. Null when nothing is due.
 * All times are the database's own, so that several processes share lanes and leases.
 */
export async function claimDue(
  db: DataSource,
  pace: { laneMs: number; editMs: number },
): Promise<ClaimedMessage | null> {
  return db.transaction(async (tx) => {
    const rows: CandidateRow[] = await tx.query(
      `SELECT o.id, CASE WHEN o.message_ts IS NULL THEN o.lane ELSE $1 END AS pacing_lane,
              o.message_ts IS NOT NULL AS is_edit
         FROM outbox o
         LEFT JOIN lanes l ON l.lane = CASE WHEN o.message_ts IS NULL THEN o.lane ELSE $1 END
         LEFT JOIN lanes pause ON pause.lane = $2 AND o.message_ts IS NULL
         LEFT JOIN outbox parent ON parent.key = o.thread_of
        WHERE o.state = 'waiting' AND o.sent_revision < o.revision
          AND o.not_before <= clock_timestamp()
          AND (o.lease_until IS NULL OR o.lease_until < clock_timestamp())
          AND (l.next_at IS NULL OR l.next_at <= clock_timestamp())
          AND (pause.next_at IS NULL OR pause.next_at <= clock_timestamp())
          AND (o.thread_of IS NULL OR parent.message_ts IS NOT NULL)
        ORDER BY o.urgency, o.id
        LIMIT 1
        FOR UPDATE OF o SKIP LOCKED`,
      [EDIT_LANE, POST_LANE],
    );
    const candidate = rows[0];
    if (!candidate) return null;
    const taken: unknown[] = await tx.query(
      `INSERT INTO lanes AS l (lane, next_at) VALUES ($1, clock_timestamp() + $2 * interval '1 ms')
       ON CONFLICT (lane) DO UPDATE SET next_at = excluded.next_at WHERE l.next_at <= clock_timestamp()
       RETURNING lane`,
      [candidate.pacing_lane, candidate.is_edit ? pace.editMs : pace.laneMs],
    );
    if (taken.length === 0) return null;
    const leased: [LeasedRow[], number] = await tx.query(
      `UPDATE outbox o
          SET lease_token = o.lease_token + 1, lease_until = clock_timestamp() + ${LEASE_S} * interval '1 s'
         FROM outbox self LEFT JOIN outbox parent ON parent.key = self.thread_of
        WHERE o.id = $1 AND self.id = o.id
        RETURNING o.id, o.key, o.post_key, o.intent, o.lane, o.revision, o.lease_token, o.attempts, o.attempted_at,
                  clock_timestamp() AS claimed_at, o.channel_id, o.message_ts,
                  parent.channel_id AS thread_channel_id, parent.message_ts AS thread_ts`,
      [candidate.id],
    );
    return claimed(leased[0][0]!);
  });
}

/** Milliseconds until something may be due, for a sleeper that also listens for a wake; null when nothing waits. */
export async function msUntilDue(db: DataSource): Promise<number | null> {
  const rows: { ms: string | null }[] = await db.query(
    `SELECT extract(epoch FROM min(greatest(o.not_before, o.lease_until, l.next_at, pause.next_at)) - clock_timestamp()) * 1000 AS ms
       FROM outbox o
       LEFT JOIN lanes l ON l.lane = CASE WHEN o.message_ts IS NULL THEN o.lane ELSE $1 END
       LEFT JOIN lanes pause ON pause.lane = $2 AND o.message_ts IS NULL
       LEFT JOIN outbox parent ON parent.key = o.thread_of
      WHERE o.state = 'waiting' AND o.sent_revision < o.revision
        AND (o.thread_of IS NULL OR parent.message_ts IS NOT NULL)`,
    [EDIT_LANE, POST_LANE],
  );
  const ms = rows[0]?.ms;
  return ms === null || ms === undefined ? null : Math.max(0, Number(ms));
}

interface CandidateRow {
  id: string;
  pacing_lane: string;
  is_edit: boolean;
}

interface LeasedRow {
  id: string;
  key: string;
  post_key: string;
  intent: Intent;
  lane: string;
  revision: number;
  lease_token: string;
  attempts: number;
  attempted_at: Date | null;
  claimed_at: Date;
  channel_id: string | null;
  message_ts: string | null;
  thread_channel_id: string | null;
  thread_ts: string | null;
}

function claimed(row: LeasedRow): ClaimedMessage {
  return {
    id: row.id,
    key: row.key,
    postKey: row.post_key,
    intent: row.intent,
    lane: row.lane,
    revision: row.revision,
    leaseToken: row.lease_token,
    attempts: row.attempts,
    attemptedAt: row.attempted_at,
    claimedAt: row.claimed_at,
    channelId: row.channel_id,
    messageTs: row.message_ts,
    threadChannelId: row.thread_channel_id,
    threadTs: row.thread_ts,
  };
}
