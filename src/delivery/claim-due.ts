import type { DataSource } from 'typeorm';
import { prepared } from '../db/prepared';
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

/** Messages to send; without any, when to look again (null: nothing is owed that time alone will free). */
export interface Claim {
  messages: ClaimedMessage[];
  dueInMs: number | null;
}

/** Longer than the sending client's timeout: the lease is renewed when the call begins. */
const LEASE_MS = 30_000;

/**
 * Takes the most urgent message of each free lane, `most` in all, and closes these lanes for their pause; where there
 * is no pause, several of one lane. All times are the database's own, so that several processes share lanes and leases.
 */
export async function claimDue(db: DataSource, pace: Pace, most: number): Promise<Claim> {
  const { ready, dueInMs } = await findLanes(db, pace.burst ?? 0);
  if (ready.length === 0) return { messages: [], dueInMs };
  for (const { lane } of ready.filter(({ crowded }) => crowded)) {
    await db.transaction((tx) => gatherBurst(tx, lane, { burst: pace.burst ?? 0, editMs: 4 * pace.editMs }));
  }
  const messages = await lease(db, turnsOf(ready, pace, most), pace);
  // None: another process was faster everywhere. What is left, if anything, is ready now.
  return { messages, dueInMs: messages.length > 0 ? null : 0 };
}

interface Turn extends Pick<ReadyLane, 'lane' | 'turnOf'> {
  most: number;
}

// Two lanes that share a turn, because one stands in for the other: the more urgent one has it.
function turnsOf(ready: ReadyLane[], pace: Pace, most: number): Turn[] {
  const first = new Map<string, ReadyLane>();
  for (const lane of ready) if (!first.has(lane.turnOf)) first.set(lane.turnOf, lane);
  const lanes = [...first.values()].slice(0, most);
  const share = Math.floor(most / lanes.length);
  return lanes.map(({ lane, turnOf }) => ({
    lane,
    turnOf,
    most: (lane === EDIT_LANE ? pace.editMs : pace.laneMs) > 0 ? 1 : share,
  }));
}

// Looked at again: the lane may have been closed since its turn was found.
const HAS_A_PLACE = 'NOT EXISTS (SELECT FROM closed_lanes c WHERE c.lane = o.lane AND c.goes_to IS NULL)';

// The messages first and then their lanes, so that a lane that gives nothing is not closed for it; a message whose lane
// somebody else has taken meanwhile is let go. The lanes in one order, so that two who want several never wait in a ring.
const LEASE = `
  WITH posts AS (
    SELECT head.id, head.thread_of, turn.turn_of
      FROM unnest($1::text[], $2::text[], $3::int[]) AS turn (lane, turn_of, most)
     CROSS JOIN LATERAL (
       SELECT o.id, o.thread_of FROM outbox o
        WHERE o.lane = turn.lane AND ${READY_POST} AND ${HAS_A_PLACE}
        ORDER BY o.urgency, o.id LIMIT turn.most FOR UPDATE OF o SKIP LOCKED) head
  ), edits AS (
    SELECT o.id, o.thread_of FROM outbox o WHERE ${READY_EDIT}
     ORDER BY o.urgency, o.id LIMIT $4 FOR UPDATE OF o SKIP LOCKED
  ), heads AS (
    SELECT id, thread_of, turn_of, $5 * interval '1 ms' AS pause FROM posts
    UNION ALL SELECT id, thread_of, '${EDIT_LANE}', $6 * interval '1 ms' FROM edits
  ), taken AS (
    INSERT INTO lanes AS l (lane, next_at)
    SELECT h.turn_of, clock_timestamp() + h.pause
      FROM (SELECT DISTINCT turn_of, pause FROM heads) h
     WHERE h.turn_of = '${EDIT_LANE}' OR NOT EXISTS (
             SELECT FROM lanes paused
              WHERE paused.next_at > clock_timestamp()
                AND (paused.lane = '${POST_LANE}' OR (paused.lane = '${OPEN_LANE}' AND h.turn_of LIKE 'dm:%')))
     ORDER BY h.turn_of
    ON CONFLICT (lane) DO UPDATE SET next_at = excluded.next_at WHERE l.next_at <= clock_timestamp()
    RETURNING lane
  )
  UPDATE outbox o
     SET lease_token = o.lease_token + 1, lease_until = clock_timestamp() + $7 * interval '1 ms'
    FROM heads
    JOIN taken ON taken.lane = heads.turn_of
    LEFT JOIN outbox parent ON parent.key = heads.thread_of
   WHERE o.id = heads.id
  RETURNING o.id, o.key, o.post_key, o.intent, o.lane, o.urgency, o.revision, o.lease_token, o.attempts, o.attempted_at,
            clock_timestamp() AS claimed_at, o.channel_id, o.message_ts,
            parent.channel_id AS thread_channel_id, parent.message_ts AS thread_ts,
            o.attempted_channel, o.attempted_thread,
            (SELECT c.goes_to FROM closed_lanes c WHERE c.lane = o.lane) AS goes_to,
            EXISTS (SELECT FROM closed_lanes c
                     WHERE c.channel_id = coalesce(o.channel_id, parent.channel_id)) AS in_closed`;

async function lease(db: DataSource, turns: Turn[], pace: Pace): Promise<ClaimedMessage[]> {
  const posts = turns.filter(({ lane }) => lane !== EDIT_LANE);
  const leaseMs = pace.leaseMs ?? LEASE_MS;
  const rows = await prepared(db).query<LeasedRow[]>(LEASE, [
    posts.map(({ lane }) => lane),
    posts.map(({ turnOf }) => turnOf),
    posts.map(({ most }) => most),
    turns.find(({ lane }) => lane === EDIT_LANE)?.most ?? 0,
    pace.laneMs,
    pace.editMs,
    leaseMs,
  ]);
  rows.sort((a, b) => a.urgency - b.urgency || Number(a.id) - Number(b.id));
  return rows.map((row) => claimed(row, leaseMs));
}

interface LeasedRow {
  id: string;
  key: string;
  post_key: string;
  intent: Intent;
  lane: string;
  urgency: number;
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
    threadTs: row.thread_ts,
    attemptedIn: row.attempted_channel
      ? { channelId: row.attempted_channel, threadTs: row.attempted_thread }
      : null,
    goesTo: row.goes_to,
    inClosedChannel: row.in_closed,
  };
}
