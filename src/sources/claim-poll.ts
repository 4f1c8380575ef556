import type { DataSource } from 'typeorm';
import type { AskableSource } from './call-api';
import { API_LANE } from './pauses';

export interface ClaimedPoll {
  lease: string;
  attempts: number;
  /** Everything changed before then was taken, but for what the tool listed late. */
  toldUntil: Date;
  /** Where a poll that ended in the middle goes on; null: it begins anew. */
  resumeAt: Date | null;
}

/** The tool may list a change some time after it was made, so each poll looks back this far. */
export const LOOK_BACK_MS = 10 * 60_000;
/** Renewed with every page. */
const LEASE_MS = 60_000;

/** Takes a source's turn to be asked what is new; null when it is not due, or another process has it. */
export async function claimPoll(
  db: DataSource,
  { name, api }: AskableSource,
  lease: string,
): Promise<ClaimedPoll | null> {
  await db.query(
    `INSERT INTO source_polls (source, told_until) VALUES ($1, coalesce($2, clock_timestamp()))
     ON CONFLICT (source) DO NOTHING`,
    [name, api.since ?? null],
  );
  const [rows]: [{ attempts: number; told_until: Date; resume_at: Date | null }[], number] = await db.query(
    `UPDATE source_polls SET lease = $2, lease_until = clock_timestamp() + $3 * interval '1 ms'
      WHERE source = $1 AND not_before <= clock_timestamp()
        AND (lease_until IS NULL OR lease_until < clock_timestamp())
        AND NOT EXISTS (SELECT FROM lanes l WHERE l.lane = ${API_LANE} AND l.next_at > clock_timestamp())
      RETURNING attempts, told_until, resume_at`,
    [name, lease, LEASE_MS],
  );
  const row = rows[0];
  return row ? { lease, attempts: row.attempts, toldUntil: row.told_until, resumeAt: row.resume_at } : null;
}

/** Notes that everything changed until then is committed, and keeps the lease; false when another process has it. */
export async function advancePoll(db: DataSource, lease: string, toldUntil: Date): Promise<boolean> {
  // A time that is still to come would hide whatever is changed until then.
  const [, count]: [unknown, number] = await db.query(
    `UPDATE source_polls
        SET told_until = greatest(told_until, least($2, clock_timestamp())),
            lease_until = clock_timestamp() + $3 * interval '1 ms'
      WHERE lease = $1`,
    [lease, toldUntil, LEASE_MS],
  );
  return count === 1;
}

/** Gives the turn back. `error` null: all is well; `failed` counts towards the next pause. */
export async function endPoll(
  db: DataSource,
  lease: string,
  end: { nextInMs: number; resumeAt: Date | null; error: string | null; failed: boolean },
): Promise<void> {
  await db.query(
    `UPDATE source_polls
        SET lease = NULL, lease_until = NULL, not_before = clock_timestamp() + $2 * interval '1 ms',
            -- What was changed of late may not be listed yet, so nothing goes on from there.
            resume_at = CASE WHEN $3::timestamptz > clock_timestamp() - $6 * interval '1 ms'
                             THEN clock_timestamp() - $6 * interval '1 ms' ELSE $3 END,
            last_error = $4, attempts = CASE WHEN $5 THEN attempts + 1 WHEN $4::text IS NULL THEN 0 ELSE attempts END,
            last_ok_at = CASE WHEN $4::text IS NULL THEN clock_timestamp() ELSE last_ok_at END
      WHERE lease = $1`,
    [lease, end.nextInMs, end.resumeAt, end.error, end.failed, LOOK_BACK_MS],
  );
}
