import type { DataSource } from 'typeorm';

export const EDIT_LANE = 'method:chat.update';
export const POST_LANE = 'method:chat.postMessage';
/** What a direct message needs besides. */
export const OPEN_LANE = 'method:conversations.open';

/** A row is owed while what Slack was shown is not what is wanted. The partial indexes repeat this to the letter. */
export const OWED = `o.state = 'waiting' AND o.sent_revision < o.revision`;

// statement_timestamp(), not clock_timestamp(): only a stable time lets the indexes and the busy lanes be skipped by it.
const FREE = `${OWED} AND o.not_before <= statement_timestamp()
  AND (o.lease_until IS NULL OR o.lease_until < statement_timestamp())`;

/**
 * An owed post whose turn has come, its lane apart: nobody has it, its pause is over, and a reply has its card in
 * Slack and no earlier reply before it, so that a thread reads in the order in which things happened.
 */
export const READY_POST = `o.message_ts IS NULL AND ${FREE}
  AND (o.thread_of IS NULL OR (
        (SELECT card.message_ts FROM outbox card WHERE card.key = o.thread_of) IS NOT NULL
        AND (SELECT e.id FROM outbox e WHERE e.thread_of = o.thread_of AND e.id < o.id AND e.state = 'waiting'
                AND e.sent_revision < e.revision AND e.message_ts IS NULL LIMIT 1) IS NULL))`;

/**
 * The same for an edit. What stands in a closed channel waits until it is open, but a card or a summary that has
 * another place to go to is posted there anew.
 */
export const READY_EDIT = `o.message_ts IS NOT NULL AND ${FREE}
  AND NOT EXISTS (SELECT FROM closed_lanes c WHERE c.channel_id = o.channel_id AND (
        o.kind NOT IN ('card', 'summary')
        OR EXISTS (SELECT FROM closed_lanes own WHERE own.lane = o.lane AND own.goes_to IS NULL)))`;

/** A lane and the lane whose turn it takes: another one's while its own channel is closed. */
export interface ReadyLane {
  lane: string;
  turnOf: string;
}

export interface Lanes {
  /** Free lanes with something ready, the one with the most urgent first. Edits are a lane of their own. */
  ready: ReadyLane[];
  /** When a lane that is busy now, or a row that waits, may be ready; null when nothing says so. */
  dueInMs: number | null;
}

/** Looks at the head of each lane that owes something: however long one lane is, the others are found at once. */
export async function findLanes(db: DataSource): Promise<Lanes> {
  const rows: { lane: string | null; turn_of: string; ready: boolean; ms: string | null }[] = await db.query(
    `WITH RECURSIVE owed(lane) AS (
       SELECT min(o.lane) FROM outbox o WHERE ${OWED} AND o.message_ts IS NULL
       UNION ALL
       SELECT (SELECT min(o.lane) FROM outbox o WHERE ${OWED} AND o.message_ts IS NULL AND o.lane > owed.lane)
         FROM owed WHERE owed.lane IS NOT NULL
     ), places AS (
       SELECT owed.lane, coalesce(closed.goes_to, owed.lane) AS turn_of,
              greatest(l.next_at, posting.next_at, opening.next_at) AS free_at
         FROM owed
         LEFT JOIN closed_lanes closed ON closed.lane = owed.lane
         LEFT JOIN lanes l ON l.lane = coalesce(closed.goes_to, owed.lane)
         LEFT JOIN lanes posting ON posting.lane = $2
         LEFT JOIN lanes opening ON opening.lane = $3 AND owed.lane LIKE 'dm:%'
        WHERE owed.lane IS NOT NULL AND (closed.lane IS NULL OR closed.goes_to IS NOT NULL)
       UNION ALL
       SELECT $1, $1, (SELECT next_at FROM lanes WHERE lane = $1)
     ), heads AS (
       SELECT p.lane, p.turn_of, p.free_at, head.urgency, head.id
         FROM places p
         LEFT JOIN LATERAL (
           (SELECT o.urgency, o.id FROM outbox o
             WHERE p.lane <> $1 AND o.lane = p.lane AND ${READY_POST}
               AND (p.free_at IS NULL OR p.free_at <= statement_timestamp())
             ORDER BY o.urgency, o.id LIMIT 1)
           UNION ALL
           (SELECT o.urgency, o.id FROM outbox o
             WHERE p.lane = $1 AND ${READY_EDIT}
               AND (p.free_at IS NULL OR p.free_at <= statement_timestamp())
             ORDER BY o.urgency, o.id LIMIT 1)
         ) head ON true
     )
     SELECT lane, turn_of, id IS NOT NULL AS ready,
            extract(epoch FROM (CASE WHEN free_at > statement_timestamp() THEN free_at END) - statement_timestamp()) * 1000 AS ms,
            urgency, id
       FROM heads
     UNION ALL
     SELECT NULL, NULL, false, extract(epoch FROM min(o.not_before) - statement_timestamp()) * 1000, NULL, NULL
       FROM outbox o WHERE ${OWED} AND o.not_before > statement_timestamp()
     ORDER BY urgency, id`,
    [EDIT_LANE, POST_LANE, OPEN_LANE],
  );
  const waits = rows.filter((row) => row.ms !== null).map((row) => Math.max(0, Number(row.ms)));
  return {
    ready: rows.filter((row) => row.ready).map((row) => ({ lane: row.lane!, turnOf: row.turn_of })),
    dueInMs: waits.length > 0 ? Math.min(...waits) : null,
  };
}
