import type { DataSource } from 'typeorm';

export const EDIT_LANE = 'method:chat.update';
export const POST_LANE = 'method:chat.postMessage';

/** A row is owed while what Slack was shown is not what is wanted. The partial indexes repeat this to the letter. */
export const OWED = `o.state = 'waiting' AND o.sent_revision < o.revision`;

// statement_timestamp(), not clock_timestamp(): only a stable time lets the indexes and the busy lanes be skipped by it.
/**
 * An owed row whose turn has come, its lane apart: nobody has it, its pause is over, and a reply has its card in
 * Slack and no earlier reply before it, so that a thread reads in the order in which things happened.
 */
export const READY = `${OWED} AND o.not_before <= statement_timestamp()
  AND (o.lease_until IS NULL OR o.lease_until < statement_timestamp())
  AND (o.thread_of IS NULL OR o.message_ts IS NOT NULL OR (
        (SELECT card.message_ts FROM outbox card WHERE card.key = o.thread_of) IS NOT NULL
        AND (SELECT e.id FROM outbox e WHERE e.thread_of = o.thread_of AND e.id < o.id AND e.state = 'waiting'
                AND e.sent_revision < e.revision AND e.message_ts IS NULL LIMIT 1) IS NULL))`;

export interface Lanes {
  /** Free lanes with something ready, the one with the most urgent first. Edits are a lane of their own. */
  ready: string[];
  /** When a lane that is busy now, or a row that waits, may be ready; null when nothing says so. */
  dueInMs: number | null;
}

/** Looks at the head of each lane that owes something: however long one lane is, the others are found at once. */
export async function findLanes(db: DataSource): Promise<Lanes> {
  const rows: { lane: string | null; ready: boolean; ms: string | null }[] = await db.query(
    `WITH RECURSIVE owed(lane) AS (
       SELECT min(o.lane) FROM outbox o WHERE ${OWED} AND o.message_ts IS NULL
       UNION ALL
       SELECT (SELECT min(o.lane) FROM outbox o WHERE ${OWED} AND o.message_ts IS NULL AND o.lane > owed.lane)
         FROM owed WHERE owed.lane IS NOT NULL
     ), places AS (
       SELECT owed.lane, greatest(l.next_at, pause.next_at) AS free_at
         FROM owed LEFT JOIN lanes l ON l.lane = owed.lane LEFT JOIN lanes pause ON pause.lane = $2
        WHERE owed.lane IS NOT NULL
       UNION ALL
       SELECT $1, (SELECT next_at FROM lanes WHERE lane = $1)
     ), heads AS (
       SELECT p.lane, p.free_at, head.urgency, head.id
         FROM places p
         LEFT JOIN LATERAL (
           (SELECT o.urgency, o.id FROM outbox o
             WHERE p.lane <> $1 AND o.lane = p.lane AND o.message_ts IS NULL AND ${READY}
               AND (p.free_at IS NULL OR p.free_at <= statement_timestamp())
             ORDER BY o.urgency, o.id LIMIT 1)
           UNION ALL
           (SELECT o.urgency, o.id FROM outbox o
             WHERE p.lane = $1 AND o.message_ts IS NOT NULL AND ${READY}
               AND (p.free_at IS NULL OR p.free_at <= statement_timestamp())
             ORDER BY o.urgency, o.id LIMIT 1)
         ) head ON true
     )
     SELECT lane, id IS NOT NULL AS ready,
            extract(epoch FROM (CASE WHEN free_at > statement_timestamp() THEN free_at END) - statement_timestamp()) * 1000 AS ms,
            urgency, id
       FROM heads
     UNION ALL
     SELECT NULL, false, extract(epoch FROM min(o.not_before) - statement_timestamp()) * 1000, NULL, NULL
       FROM outbox o WHERE ${OWED} AND o.not_before > statement_timestamp()
     ORDER BY urgency, id`,
    [EDIT_LANE, POST_LANE],
  );
  const waits = rows.filter((row) => row.ms !== null).map((row) => Math.max(0, Number(row.ms)));
  return {
    ready: rows.filter((row) => row.ready).map((row) => row.lane!),
    dueInMs: waits.length > 0 ? Math.min(...waits) : null,
  };
}
