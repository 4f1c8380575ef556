import type { DataSource, EntityManager } from 'typeorm';
import { oweEdit } from '../delivery/outbox';
import type { DropChoices, DropOutcome, DropQuestion } from '../domain/dropped-file';

/** A file that this process may work on until its lease ends. */
export interface ClaimedDrop {
  id: string;
  fileId: string;
  channelId: string;
  userId: string;
  threadTs: string;
  state: 'new' | 'sharing';
  choices: DropChoices;
  rejectsFileId: string | null;
  /** Set: showing the rejected rows began, and nobody knows how that ended. */
  sharingSince: Date | null;
  attempts: number;
  lease: string;
}

/** Renewed while the work goes on, so that it only runs out when its process is gone. */
export const DROP_LEASE_MS = 10_000;

/** Takes the file that has waited longest, or null when there is none. */
export async function claimDropped(db: DataSource, lease: string): Promise<ClaimedDrop | null> {
  const [rows]: [ClaimedDrop[], number] = await db.query(
    `UPDATE dropped_files d SET lease = $1, lease_until = clock_timestamp() + $2 * interval '1 ms'
      WHERE d.id = (SELECT id FROM dropped_files
                     WHERE state IN ('new', 'sharing') AND not_before <= statement_timestamp()
                       AND (lease_until IS NULL OR lease_until < statement_timestamp())
                     ORDER BY not_before LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING d.id, d.file_id AS "fileId", d.channel_id AS "channelId", d.user_id AS "userId", d.state, d.choices,
                d.rejects_file_id AS "rejectsFileId", d.sharing_since AS "sharingSince", d.attempts, d.lease,
                (SELECT o.intent ->> 'threadTs' FROM outbox o WHERE o.key = 'dropped_file:' || d.id) AS "threadTs"`,
    [lease, DROP_LEASE_MS],
  );
  return rows[0] ?? null;
}

/** False when the lease was lost: somebody else has the file. */
export async function renewDropped(db: DataSource, { lease }: ClaimedDrop): Promise<boolean> {
  const [, count]: [unknown, number] = await db.query(
    `UPDATE dropped_files SET lease_until = clock_timestamp() + $2 * interval '1 ms' WHERE lease = $1`,
    [lease, DROP_LEASE_MS],
  );
  return count === 1;
}

const FREE = 'lease = NULL, lease_until = NULL';

/** Nothing more can be done for now: it is gone on with after `ms`. Being asked to wait is no failed attempt. */
export async function putBackDropped(
  db: DataSource,
  drop: ClaimedDrop,
  { ms, failed }: { ms: number; failed: boolean },
): Promise<void> {
  await db.query(
    `UPDATE dropped_files SET ${FREE}, attempts = attempts + $2::int,
            not_before = clock_timestamp() + $3 * interval '1 ms' WHERE lease = $1`,
    [drop.lease, failed ? 1 : 0, ms],
  );
}

export function showProgress(db: DataSource, drop: ClaimedDrop, words: string): Promise<void> {
  return written(db, drop, { set: 'progress = $2', params: [words] });
}

export function askAbout(db: DataSource, drop: ClaimedDrop, question: DropQuestion): Promise<void> {
  const set = `state = 'asking', question = $2::jsonb, progress = NULL, ${FREE}`;
  return written(db, drop, { set, params: [JSON.stringify(question)] });
}

/** `rejectsFileId`: of the file with the rejected rows that was sent to Slack and is to be shown; null: none was rejected. */
export function finishImport(
  db: DataSource,
  drop: ClaimedDrop,
  { outcome, rejectsFileId }: { outcome: DropOutcome; rejectsFileId: string | null },
): Promise<void> {
  const set = `state = CASE WHEN $3::text IS NULL THEN 'done' ELSE 'sharing' END, outcome = $2::jsonb,
    rejects_file_id = $3, progress = NULL, attempts = 0, ${FREE}`;
  return written(db, drop, { set, params: [JSON.stringify(outcome), rejectsFileId] });
}

export async function noteSharing(db: DataSource, { lease }: ClaimedDrop): Promise<void> {
  await db.query('UPDATE dropped_files SET sharing_since = clock_timestamp() WHERE lease = $1', [lease]);
}

/** `note`: what a person should know besides; null: the rejected rows are shown. */
export function finishSharing(db: DataSource, drop: ClaimedDrop, note: string | null): Promise<void> {
  const set = `state = 'done', outcome = CASE WHEN $2::text IS NULL THEN outcome
    ELSE jsonb_set(outcome, '{lines}', (outcome -> 'lines') || to_jsonb($2::text)) END, ${FREE}`;
  return written(db, drop, { set, params: [note] });
}

export function giveUp(db: DataSource, drop: ClaimedDrop, words: string): Promise<void> {
  const set = `state = 'failed', outcome = $2::jsonb, progress = NULL, ${FREE}`;
  return written(db, drop, { set, params: [JSON.stringify({ lines: [words], rejected: 0 })] });
}

// Only while the lease is ours, and with the message that shows it.
async function written(
  db: DataSource,
  { id, lease }: ClaimedDrop,
  { set, params }: { set: string; params: unknown[] },
): Promise<void> {
  await db.transaction(async (tx: EntityManager) => {
    const [, count]: [unknown, number] = await tx.query(`UPDATE dropped_files SET ${set} WHERE lease = $1`, [
      lease,
      ...params,
    ]);
    if (count === 1) await oweEdit(tx, `dropped_file:${id}`);
  });
}
