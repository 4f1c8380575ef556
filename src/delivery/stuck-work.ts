import type { EntityManager } from 'typeorm';
import type { Deps } from '../deps';
import { errorName, errorPlace } from '../domain/errors';
import { FIRST_WAIT_MS, LONGEST_WAIT_MS, TRIES_MAX, type Work } from '../domain/stuck-work';
import { type Intent, keyOf, URGENCY } from './intent';
import { enqueue, shows } from './outbox';

type StuckDeps = Pick<Deps, 'db' | 'directory' | 'log' | 'realNow' | 'wake'>;

interface Bounds<T> {
  /** By a person. */
  asked?: boolean;
  /** Whether what came of it ends the work; what only waits for something else is still owed, and had failed before. */
  isDone?: (outcome: T) => boolean;
}

/**
 * Does something that is tried again and again by a tick, unless it failed lately or was given up. What fails in our own
 * code is tried a limited number of times, less and less often; then admins are told. Null: it was not done. Somebody
 * who asked for it is never kept waiting, and is told of the error by whoever calls this.
 */
export async function tryBounded<T>(
  deps: StuckDeps,
  work: Work,
  run: () => Promise<T>,
  { asked = false, isDone = () => true }: Bounds<T> = {},
): Promise<T | null> {
  const rows: { due: boolean }[] = await deps.db.query(
    `SELECT parked_at IS NULL AND next_at <= clock_timestamp() AS due FROM stuck_work WHERE topic = $1 AND step = $2`,
    [work.topic, work.step],
  );
  const failedBefore = rows[0];
  if (failedBefore && !failedBefore.due && !asked) return null;
  let done: T;
  try {
    done = await run();
  } catch (error) {
    if (asked) throw error;
    await deps.db.transaction((tx) => noteFailure(deps, tx, work, { error, tries: TRIES_MAX }));
    deps.wake();
    return null;
  }
  if (failedBefore && isDone(done)) await noteDone(deps, work);
  return done;
}

/** A message that is given up because it cannot be put into words; in the transaction that gives it up. */
export async function noteUnsayable(
  deps: StuckDeps,
  tx: EntityManager,
  { intent, error, attempts }: { intent: Intent; error: unknown; attempts: number },
): Promise<void> {
  const work = messageWork(deps, intent);
  // Nobody is told that nobody can be told.
  if (work) await noteFailure(deps, tx, work, { error, tries: 1, attempts });
}

/** A message that was given up before is in Slack now, or has nothing to say any more. */
export async function noteSaid(deps: StuckDeps, intent: Intent): Promise<void> {
  const step = `message:${keyOf(intent)}`;
  const rows: { topic: string }[] = await deps.db.query('SELECT topic FROM stuck_work WHERE step = $1', [
    step,
  ]);
  for (const { topic } of rows) await noteDone(deps, { topic, step });
}

/**
 * One more try for everything that was given up in our own code, or of one topic alone: by a start, whose version may do
 * better, or because a person asks. Returns how many things are tried.
 */
export async function tryStuckAgain(
  { db, wake }: Pick<Deps, 'db' | 'wake'>,
  topic: string | null = null,
): Promise<number> {
  const n = await db.transaction(async (tx) => {
    const [, messages]: [unknown, number] = await tx.query(
      `UPDATE outbox SET state = 'waiting', attempts = $2, gave_up_at = NULL, not_before = clock_timestamp(),
              lease_until = NULL, revision = greatest(revision, sent_revision + 1)
        WHERE state = 'dead' AND last_error = 'not_rendered'
          AND ($1::text IS NULL OR key IN (SELECT substr(step, 9) FROM stuck_work WHERE topic = $1))`,
      [topic, TRIES_MAX - 1],
    );
    const [, others]: [unknown, number] = await tx.query(
      `UPDATE stuck_work SET parked_at = NULL, tries_left = 1, next_at = clock_timestamp()
        WHERE parked_at IS NOT NULL AND step NOT LIKE 'message:%' AND ($1::text IS NULL OR topic = $1)`,
      [topic],
    );
    return messages + others;
  });
  if (n > 0) wake();
  return n;
}

interface Failure {
  error: unknown;
  /** How often it may fail in all; 1: it is given up at once. */
  tries: number;
  /** Of the first row; the number of times that it failed before it was noted. */
  attempts?: number;
}

async function noteFailure(
  { directory, log }: StuckDeps,
  tx: EntityManager,
  { topic, step }: Work,
  { error, tries, attempts = 1 }: Failure,
): Promise<void> {
  // Of two processes that failed at once, the second finds that it is not due.
  const [rows]: [Noted[]] = [
    await tx.query(
      `INSERT INTO stuck_work AS s (topic, step, error, attempts, tries_left, episode, next_at, parked_at)
       VALUES ($1, $2, $3, $4, $5,
               coalesce((SELECT min(episode) FROM stuck_work WHERE topic = $1), date_trunc('milliseconds', clock_timestamp())),
               clock_timestamp() + $6 * interval '1 ms', CASE WHEN $5 < 1 THEN clock_timestamp() END)
       ON CONFLICT (topic, step) DO UPDATE SET
         error = excluded.error, attempts = s.attempts + 1, tries_left = greatest(s.tries_left - 1, 0),
         next_at = clock_timestamp() + least($7, $6 * 2 ^ least(s.attempts, 20)) * interval '1 ms',
         parked_at = CASE WHEN s.tries_left <= 1 THEN clock_timestamp() END
        WHERE s.step LIKE 'message:%' OR s.next_at <= clock_timestamp()
       RETURNING attempts, episode, parked_at IS NOT NULL AS parked`,
      [topic, step, errorName(error).slice(0, 200), attempts, tries - 1, FIRST_WAIT_MS, LONGEST_WAIT_MS],
    ),
  ];
  const noted = rows[0];
  if (!noted) return;
  log.error(
    { topic, step, error: errorName(error), at: errorPlace(error), attempts: noted.attempts },
    noted.parked
      ? 'given up: it fails in our own code; admins are told'
      : 'it failed in our own code; it waits',
  );
  if (!noted.parked) return;
  const since = noted.episode.toISOString();
  for (const to of directory.admins)
    await enqueue(tx, { kind: 'stuck', topic, since, to }, { lane: `dm:${to}`, urgency: URGENCY.alert });
}

interface Noted {
  attempts: number;
  episode: Date;
  parked: boolean;
}

/** It is done, by whichever of two processes: what was noted of its failing is forgotten. */
export async function noteDone({ db, log, wake }: StuckDeps, { topic, step }: Work): Promise<void> {
  const gone = await db.transaction(async (tx) => {
    const [rows]: [unknown[]] = await tx.query(
      'DELETE FROM stuck_work WHERE topic = $1 AND step = $2 RETURNING step',
      [topic, step],
    );
    if (rows.length > 0)
      await tx.query(
        `UPDATE outbox SET revision = revision + 1
          WHERE kind = 'stuck' AND intent ->> 'topic' = $1 AND state = 'waiting' AND ${shows()}`,
        [topic],
      );
    return rows.length > 0;
  });
  if (gone) log.info({ topic, step }, 'what failed in our own code is done now');
  wake();
}

function messageWork({ realNow }: Pick<Deps, 'realNow'>, intent: Intent): Work | null {
  const step = `message:${keyOf(intent)}`;
  switch (intent.kind) {
    case 'stuck':
    case 'alert':
      return null;
    case 'report':
    case 'report_part':
      return { topic: `report:${intent.month}`, step };
    case 'digest':
    case 'digest_post':
      return { topic: `digest:${intent.digestId}`, step };
    default:
      // Of a fault that all cards share, an admin is told once a day.
      return { topic: `messages:${realNow().toISOString().slice(0, 10)}`, step };
  }
}
