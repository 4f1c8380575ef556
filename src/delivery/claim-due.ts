import type { DataSource } from 'typeorm';
import {
  EDIT_LANE,
  findLanes,
  OPEN_LANE,
  POST_LANE,
  READY_EDIT,
  READY_POST,
  type ReadyLane,
} from './find-lanes';
import { gatherBurst } from './gather-burst';
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
  leaseMs: number;
  attempts: number;
  /** Set: an earlier attempt began and nobody knows how it ended. */
  attemptedAt: Date | null;
  /** The database's clock at the claim, so that processes with odd clocks agree on how long ago that was. */
  claimedAt: Date;
  channelId: string | null;
  messageTs: string | null;
  threadChannelId: string | null;
  threadTs: string | null;
  /** Where the attempt of `attemptedAt` went; null for one of before this was noted. */
  attemptedIn: { channelId: string; threadTs: string | null } | null;
  /** The lane that it is posted in while its own is closed. */
  goesTo: string | null;
  /** It stands in a closed channel, or hangs under a message that does. */
  inClosedChannel: boolean;
}

export interface Pace {
  laneMs: number;
  editMs: number;
  /** More cards than this for one channel are gathered in a summary; 0 or absent: never. */
  burst?: number;
  /** Shorter only for tests, which need not sit through it. */
  leaseMs?: number;
}

/** Either a message to send, or when to look again (null: nothing is owed that time alone will free). */
export type Claim = { message: ClaimedMessage } | { message: null; dueInMs: number | null };

/** Longer than the sending client's timeout: the lease is renewed when the call begins. */
const LEASE_MS = 30_000;

/**
 * Takes the most urgent message whose lane is free, and closes that lane for its pause. All times are the
 * database's own, so that several processes share lanes and leases.
 */
export async function claimDue(db: DataSource, pace: Pace): Promise<Claim> {
  const { ready, dueInMs } = await findLanes(db);
  for (const lane of ready) {
    const message = await claimIn(db, lane, pace);
    if (message) return { message };
  }
  // Another process was faster everywhere: what is left, if anything, is ready now.
  return { message: null, dueInMs: ready.length > 0 ? 0 : dueInMs };
}

class LaneEmpty extends Error {}

// Looked at again: the lane may have been closed since its turn was found.
const HAS_A_PLACE = 'NOT EXISTS (SELECT FROM closed_lanes c WHERE c.lane = o.lane AND c.goes_to IS NULL)';

/** The methods whose pause stops a lane. */
function methodsOf(lane: string): string[] {
  if (lane === EDIT_LANE) return [];
  return lane.startsWith('dm:') ? [POST_LANE, OPEN_LANE] : [POST_LANE];
}

async function claimIn(
  db: DataSource,
  { lane, turnOf }: ReadyLane,
  pace: Pace,
): Promise<ClaimedMessage | null> {
  try {
    return await db.transaction(async (tx) => {
      const isEdit = lane === EDIT_LANE;
      const taken: unknown[] = await tx.query(
        `INSERT INTO lanes AS l (lane, next_at)
         SELECT $1, clock_timestamp() + $2 * interval '1 ms'
          WHERE NOT EXISTS (SELECT FROM lanes WHERE lane = ANY($3) AND next_at > clock_timestamp())
         ON CONFLICT (lane) DO UPDATE SET next_at = clock_timestamp() + $2 * interval '1 ms'
          WHERE l.next_at <= clock_timestamp()
         RETURNING lane`,
        [turnOf, isEdit ? pace.editMs : pace.laneMs, methodsOf(lane)],
      );
      if (taken.length === 0) return null;
      if (!isEdit) await gatherBurst(tx, lane, { burst: pace.burst ?? 0, editMs: 4 * pace.editMs });
      const leaseMs = pace.leaseMs ?? LEASE_MS;
      const leased: [LeasedRow[], number] = await tx.query(
        `UPDATE outbox o
            SET lease_token = o.lease_token + 1, lease_until = clock_timestamp() + $1 * interval '1 ms'
           FROM (SELECT o.id, o.thread_of FROM outbox o
                  WHERE ${isEdit ? READY_EDIT : `o.lane = $2 AND ${READY_POST} AND ${HAS_A_PLACE}`}
                  ORDER BY o.urgency, o.id LIMIT 1 FOR UPDATE SKIP LOCKED) head
           LEFT JOIN outbox parent ON parent.key = head.thread_of
          WHERE o.id = head.id
          RETURNING o.id, o.key, o.post_key, o.intent, o.lane, o.revision, o.lease_token, o.attempts, o.attempted_at,
                    clock_timestamp() AS claimed_at, o.channel_id, o.message_ts,
                    parent.channel_id AS thread_channel_id, parent.message_ts AS thread_ts,
                    o.attempted_channel, o.attempted_thread,
                    (SELECT c.goes_to FROM closed_lanes c WHERE c.lane = o.lane) AS goes_to,
                    EXISTS (SELECT FROM closed_lanes c
                             WHERE c.channel_id = coalesce(o.channel_id, parent.channel_id)) AS in_closed`,
        isEdit ? [leaseMs] : [leaseMs, lane],
      );
      const row = leased[0][0];
      // Rolled back: a lane that gave nothing is not closed for it.
      if (!row) throw new LaneEmpty();
      return claimed(row, leaseMs);
    });
  } catch (error) {
    if (error instanceof LaneEmpty) return null;
    throw error;
  }
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
  attempted_channel: string | null;
  attempted_thread: string | null;
  goes_to: string | null;
  in_closed: boolean;
}

function claimed(row: LeasedRow, leaseMs: number): ClaimedMessage {
  return {
    id: row.id,
    key: row.key,
    postKey: row.post_key,
    intent: row.intent,
    lane: row.lane,
    revision: row.revision,
    leaseToken: row.lease_token,
    leaseMs,
    attempts: row.attempts,
    attemptedAt: row.attempted_at,
    claimedAt: row.claimed_at,
    channelId: row.channel_id,
    messageTs: row.message_ts,
    threadChannelId: row.thread_channel_id,
    // A person's own message is in no outbox.
    threadTs: row.intent.kind === 'dropped_file' ? row.intent.threadTs : row.thread_ts,
    attemptedIn: row.attempted_channel
      ? { channelId: row.attempted_channel, threadTs: row.attempted_thread }
      : null,
    goesTo: row.goes_to,
    inClosedChannel: row.in_closed,
  };
}
