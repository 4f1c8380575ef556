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
  state: 'new' | 'uploading' | 'sharing' | 'forgetting';
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
                     WHERE state IN ('new', 'uploading', 'sharing', 'forgetting') AND not_before <= statement_timestamp()
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

/** `stored`: rows that are known to be in. */
export function showProgress(
  db: DataSource,
  drop: ClaimedDrop,
  { words, stored }: { words: string; stored: number },
): Promise<void> {
  const set = 'progress = $2, stored = greatest(stored, $3::integer)';
  return written(db, drop, { set, params: [words, stored] });
}

/** From here on rows may be in, however it ends. */
export async function noteStored(db: DataSource, { lease }: ClaimedDrop, stored: number): Promise<void> {
  await db.query('UPDATE dropped_files SET stored = greatest(stored, $2::integer) WHERE lease = $1', [
    lease,
    stored,
  ]);
}

/** Nothing of the file was stored by this attempt. */
export function askAbout(db: DataSource, drop: ClaimedDrop, question: DropQuestion): Promise<void> {
  const set = `state = 'asking', question = $2::jsonb, progress = NULL, stored = nullif(stored, 0), ${FREE}`;
  return written(db, drop, { set, params: [JSON.stringify(question)] });
}

/** All rows are looked at: commits what became of them, before anything can go wrong with the rejected ones. */
export function finishImport(
  db: DataSource,
  drop: ClaimedDrop,
  { outcome, owesRejects }: { outcome: DropOutcome; owesRejects: boolean },
): Promise<void> {
  // Done again only to have the rejected rows anew, it would say that everything was there already.
  const kept = drop.state === 'uploading' ? `outcome || '{"rejects": "shown"}'` : '$2::jsonb';
  const next = owesRejects ? `state = 'uploading'` : `state = 'done', ${FREE}`;
  const set = `${next}, outcome = ${kept}, progress = NULL`;
  return written(db, drop, { set, params: drop.state === 'uploading' ? [] : [JSON.stringify(outcome)] });
}

/** The rejected rows are in Slack, where nobody sees them yet. */
export function noteSent(db: DataSource, drop: ClaimedDrop, rejectsFileId: string): Promise<void> {
  const set = `state = 'sharing', rejects_file_id = $2, sharing_since = NULL, attempts = 0, ${FREE}`;
  return written(db, drop, { set, params: [rejectsFileId] });
}

/** Committed before they are shown. False when the lease was lost, or they are to be forgotten: then nothing may be shown. */
export async function noteSharing(db: DataSource, { lease }: ClaimedDrop): Promise<boolean> {
  const [, count]: [unknown, number] = await db.query(
    `UPDATE dropped_files SET sharing_since = clock_timestamp() WHERE lease = $1 AND state = 'sharing'`,
    [lease],
  );
  return count === 1;
}

/** `note`: why the rejected rows could not be shown; null: they are. */
export function finishSharing(db: DataSource, drop: ClaimedDrop, note: string | null): Promise<void> {
  const set = `state = 'done', outcome = CASE WHEN $2::text IS NULL THEN outcome
    ELSE ${WITH_NOTE} || '{"rejects": "unsent"}' END, ${FREE}`;
  return written(db, drop, { set, params: [note] });
}

/** `note`: why the file with the rejected rows could not be deleted; null: it is gone. */
export function finishForgetting(db: DataSource, drop: ClaimedDrop, note: string | null): Promise<void> {
  const set = `state = 'done', rejects_file_id = NULL, ${FREE},
    outcome = CASE WHEN $2::text IS NULL THEN outcome ELSE ${WITH_NOTE} END || '{"rejects": "forgotten"}'`;
  return written(db, drop, { set, params: [note] });
}

const WITH_NOTE = `jsonb_set(outcome, '{lines}', (outcome -> 'lines') || to_jsonb($2::text))`;

export function giveUp(db: DataSource, drop: ClaimedDrop, words: string): Promise<void> {
  const set = `state = 'failed', outcome = $2::jsonb, progress = NULL, ${FREE}`;
  const outcome: DropOutcome = { lines: [words], rejected: 0, rejects: 'none' };
  return written(db, drop, { set, params: [JSON.stringify(outcome)] });
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
