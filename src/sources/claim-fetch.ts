import type { DataSource } from 'typeorm';
import type { AnswerRef } from '../domain/answer';
import { API_LANE } from './pauses';

/** All deliveries that name one answer, held by one lease: the tool is asked once for all of them. */
export interface ClaimedFetch {
  source: string;
  ref: AnswerRef;
  lease: string;
  attempts: number;
  /** How long the oldest of them has waited, by the database's clock. */
  waitedMs: number;
}

/** Longer than two calls to the API can take, so that a lease only runs out when its process is gone. */
export const FETCH_LEASE_MS = 60_000;

const FREE = '(lease_until IS NULL OR lease_until < statement_timestamp())';

/** Takes the answer that has waited longest of those sources, or null when nothing may be asked now. */
export async function claimFetch(
  db: DataSource,
  { sources, lease, leaseMs }: { sources: string[]; lease: string; leaseMs: number },
): Promise<ClaimedFetch | null> {
  const [rows]: [ClaimedRow[], number] = await db.query(
    `WITH head AS (
       SELECT source, response_id, survey_id FROM pending_fetches
        WHERE source = ANY($1) AND not_before <= statement_timestamp() AND ${FREE}
          -- An answer that is being asked for is asked for again afterwards: the older of two could come last.
          AND NOT EXISTS (SELECT FROM pending_fetches o WHERE o.source = pending_fetches.source
                             AND o.response_id = pending_fetches.response_id AND o.survey_id = pending_fetches.survey_id
                             AND o.lease_until >= statement_timestamp())
          AND NOT EXISTS (SELECT FROM lanes l WHERE l.lane = ${API_LANE} AND l.next_at > statement_timestamp())
        ORDER BY not_before, id LIMIT 1 FOR UPDATE SKIP LOCKED
     ), same AS (
       -- Skips what another process takes at this instant: two that wait for each other's rows would wait in a ring.
       SELECT id FROM pending_fetches JOIN head USING (source, response_id, survey_id)
        WHERE ${FREE} FOR UPDATE OF pending_fetches SKIP LOCKED
     )
     UPDATE pending_fetches p SET lease = $2, lease_until = clock_timestamp() + $3 * interval '1 ms'
      WHERE p.id IN (SELECT id FROM same)
      RETURNING p.source, p.survey_id, p.response_id, p.attempts,
                extract(epoch FROM clock_timestamp() - p.created_at) * 1000 AS waited_ms`,
    [sources, lease, leaseMs],
  );
  const [first] = rows;
  if (!first) return null;
  return {
    source: first.source,
    ref: { surveyId: first.survey_id, responseId: first.response_id },
    lease,
    attempts: Math.max(...rows.map((row) => row.attempts)),
    waitedMs: Math.max(...rows.map((row) => Number(row.waited_ms))),
  };
}

interface ClaimedRow {
  source: string;
  survey_id: string;
  response_id: string;
  attempts: number;
  waited_ms: string;
}

/** Puts them back for `ms`. Being asked to wait is no failed attempt. */
export async function putBackFetch(
  db: DataSource,
  lease: string,
  { ms, error, failed }: { ms: number; error: string; failed: boolean },
): Promise<void> {
  await db.query(
    `UPDATE pending_fetches SET lease = NULL, lease_until = NULL, last_error = $2, attempts = attempts + $3::int,
            not_before = clock_timestamp() + $4 * interval '1 ms'
      WHERE lease = $1`,
    [lease, error, failed ? 1 : 0, ms],
  );
}
