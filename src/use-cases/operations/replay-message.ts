import type { Deps } from '../../deps';
import { authorizeAdmin } from '../authorize';
import { inTransaction } from '../transaction';

/** `perhaps_posted`: it may be in Slack already, so whoever asks has to say that they looked. */
export type Replayed = 'owed' | 'perhaps_posted' | 'gone';

// What is owed afresh is looked for under another key: nobody knows what became of the old one. What is to be deleted is
// looked for again as it was. One attempt stays noted of what our own code failed at, so that whoever was told hears of its end.
const TO_DELETE = `kind = 'erase_message'`;
const AFRESH = `state = 'waiting', attempts = CASE WHEN last_error = 'not_rendered' THEN 1 ELSE 0 END, attempted_at = CASE WHEN ${TO_DELETE} THEN attempted_at END,
  attempted_channel = CASE WHEN ${TO_DELETE} THEN attempted_channel END,
  attempted_thread = CASE WHEN ${TO_DELETE} THEN attempted_thread END,
  gave_up_at = NULL, last_error = NULL, not_before = clock_timestamp(), lease_until = NULL,
  revision = greatest(revision, sent_revision + 1), post_key = CASE WHEN ${TO_DELETE} THEN post_key ELSE gen_random_uuid() END`;

/** An admin has a message tried again that was given up. Throws AccessRefused. */
export async function replayMessage(
  deps: Deps,
  { id, by, evenIfPosted }: { id: string; by: string; evenIfPosted: boolean },
): Promise<Replayed> {
  await authorizeAdmin(deps, by);
  const replayed = await inTransaction(deps, async (tx): Promise<Replayed> => {
    const rows: { state: string }[] = await tx.query(
      `SELECT state FROM outbox WHERE id = $1 AND state IN ('dead', 'unknown') FOR UPDATE`,
      [id],
    );
    if (!rows[0]) return 'gone';
    if (rows[0].state === 'unknown' && !evenIfPosted) return 'perhaps_posted';
    await tx.query(`UPDATE outbox SET ${AFRESH} WHERE id = $1`, [id]);
    return 'owed';
  });
  if (replayed === 'owed') deps.log.info({ id, by }, 'a message that was given up is tried again');
  deps.wake();
  return replayed;
}

/** All that Slack certainly does not have; returns how many. Throws AccessRefused. */
export async function replayAll(deps: Deps, { by }: { by: string }): Promise<number> {
  await authorizeAdmin(deps, by);
  const n = await inTransaction(deps, async (tx) => {
    const [, count]: [unknown, number] = await tx.query(`UPDATE outbox SET ${AFRESH} WHERE state = 'dead'`);
    return count;
  });
  deps.log.info({ n, by }, 'all messages that were given up are tried again');
  deps.wake();
  return n;
}
