import type { DataSource } from 'typeorm';
import { readSince } from '../use-cases/comments/list-for-model';

/** A comment that this process reads, and nobody else meanwhile. */
export interface ClaimedComment {
  id: string;
  comment: string;
  score: number;
  attempts: number;
}

/** It is renewed while the model is asked, so that it only runs out when its process is gone. */
export const READ_LEASE_MS = 60_000;

type Db = Pick<DataSource, 'query'>;

/**
 * Takes the newest comments that wait to be read, unless nothing may be asked now. What a person has read, and what is too
 * old to be read unasked, leaves the list.
 */
export async function claimComments(
  db: Db,
  { lease, now, most }: { lease: string; now: Date; most: number },
): Promise<ClaimedComment[]> {
  const [, n]: [unknown, number] = await db.query(
    `WITH head AS (
       SELECT response_id FROM model_readings
        WHERE read_at IS NULL AND (is_asked_for OR answered_at >= $3) AND not_before <= statement_timestamp()
          AND (lease_until IS NULL OR lease_until < statement_timestamp())
          AND NOT EXISTS (SELECT FROM model_reading_state WHERE pause_until > statement_timestamp())
        ORDER BY answered_at DESC LIMIT $2 FOR UPDATE SKIP LOCKED)
     UPDATE model_readings m SET lease = $1, lease_until = clock_timestamp() + $4 * interval '1 ms'
       FROM head WHERE m.response_id = head.response_id`,
    [lease, most, readSince(now), READ_LEASE_MS],
  );
  if (n === 0) return [];
  await db.query(
    `DELETE FROM model_readings m WHERE m.lease = $1 AND NOT EXISTS (
       SELECT FROM responses r JOIN annotations a ON a.response_id = r.id
        WHERE r.id = m.response_id AND r.comment IS NOT NULL AND a.made_by <> 'person')`,
    [lease],
  );
  return db.query(
    `SELECT r.id, r.comment, r.score, m.attempts FROM model_readings m JOIN responses r ON r.id = m.response_id
      WHERE m.lease = $1 AND r.comment IS NOT NULL ORDER BY r.answered_at DESC, r.id`,
    [lease],
  );
}

/** Holds them for longer. */
export async function renewLease(db: Db, lease: string): Promise<void> {
  await db.query(
    `UPDATE model_readings SET lease_until = clock_timestamp() + $2 * interval '1 ms' WHERE lease = $1`,
    [lease, READ_LEASE_MS],
  );
}

/** True while all of these are there and may be read by a model: not erased, and not read by a person. */
export async function areStillThere(db: Db, ids: readonly string[]): Promise<boolean> {
  const rows: { n: string }[] = await db.query(
    `SELECT count(*) AS n FROM responses r JOIN annotations a ON a.response_id = r.id
      WHERE r.id = ANY($1::uuid[]) AND r.comment IS NOT NULL AND a.made_by <> 'person'`,
    [ids],
  );
  return Number(rows[0]!.n) === ids.length;
}

export interface PutBack {
  id: string;
  because: string | null;
  waitMs: number;
  failed: boolean;
}

/** Gives back what was not read: it waits, with the reason. */
export async function putBackComments(db: Db, lease: string, rows: readonly PutBack[]): Promise<void> {
  await db.query(
    `UPDATE model_readings m SET lease = NULL, lease_until = NULL, because = given.because,
            attempts = attempts + given.failed::integer, not_before = clock_timestamp() + given.wait * interval '1 ms'
       FROM unnest($2::uuid[], $3::text[], $4::float8[], $5::boolean[]) AS given (id, because, wait, failed)
      WHERE m.response_id = given.id AND m.lease = $1`,
    [
      lease,
      rows.map(({ id }) => id),
      rows.map(({ because }) => because),
      rows.map(({ waitMs }) => waitMs),
      rows.map(({ failed }) => failed),
    ],
  );
}

/** Gives back all that this lease still holds, such as what changed while it was read. */
export async function freeComments(db: Db, lease: string): Promise<void> {
  await db.query('UPDATE model_readings SET lease = NULL, lease_until = NULL WHERE lease = $1', [lease]);
}

/** Lets no process ask for so long; a longer pause that runs already stays. */
export async function pauseReading(db: Db, why: string, ms: number): Promise<void> {
  await db.query(
    `UPDATE model_reading_state SET pause_why = $1, pause_until = clock_timestamp() + $2 * interval '1 ms'
      WHERE pause_until IS NULL OR pause_until < clock_timestamp() + $2 * interval '1 ms'`,
    [why, ms],
  );
}
