import type { EntityManager } from 'typeorm';
import { ERASE_LANE, keyOf, URGENCY } from './intent';

/** Messages that are owed or posted about some follow-ups, and those in which others are named too. */
export interface MessagesAbout {
  ids: string[];
  /** Keys of summaries and gathered reminders. */
  shared: string[];
}

// By the indexes that there are: cards by key, lines by their thread, and the rest by kind and follow-up.
const ABOUT = `
  WITH roots AS (
    SELECT id, key FROM outbox WHERE key = ANY($1)
    UNION SELECT id, key FROM outbox WHERE kind = 'pointer' AND intent ->> 'followUpId' = ANY($2)
  ), found AS (
    SELECT id FROM roots
    UNION SELECT o.id FROM outbox o JOIN roots ON o.thread_of = roots.key
    UNION SELECT id FROM outbox WHERE kind IN ('nudge', 'handed', 'lead_note') AND intent ->> 'followUpId' = ANY($2)
    UNION SELECT id FROM outbox WHERE kind = 'reply_news' AND intent ->> 'followUpId' = ANY($2)
  )`;

/** How many messages about these follow-ups stand in Slack. */
export async function countMessagesAbout(
  tx: Pick<EntityManager, 'query'>,
  followUpIds: string[],
): Promise<number> {
  const rows: { n: string }[] = await tx.query(
    `${ABOUT} SELECT count(*) AS n FROM outbox WHERE id IN (SELECT id FROM found) AND message_ts IS NOT NULL`,
    [followUpIds.map((followUpId) => keyOf({ kind: 'card', followUpId })), followUpIds],
  );
  return Number(rows[0]!.n);
}

/** Finds and locks all messages about these follow-ups; cards first, as whoever posts one does. */
export async function messagesAbout(tx: EntityManager, followUpIds: string[]): Promise<MessagesAbout> {
  const cards = followUpIds.map((followUpId) => keyOf({ kind: 'card', followUpId }));
  await tx.query('SELECT FROM outbox WHERE key = ANY($1) ORDER BY id FOR UPDATE', [cards]);
  const rows: { id: string; gathered_in: string | null }[] = await tx.query(
    `${ABOUT} SELECT id, gathered_in FROM outbox WHERE id IN (SELECT id FROM found) ORDER BY id FOR UPDATE`,
    [cards, followUpIds],
  );
  const nudges: { key: string }[] = await tx.query(
    `SELECT DISTINCT 'more_nudges:' || to_id || ':' || day AS key FROM nudges
      WHERE follow_up_id = ANY($1::uuid[]) AND how = 'gathered'`,
    [followUpIds],
  );
  const summaries = rows.map((row) => row.gathered_in).filter((key) => key !== null);
  return {
    ids: rows.map(({ id }) => id),
    shared: [...new Set([...summaries, ...nudges.map(({ key }) => key)])],
  };
}

/** Messages in the thread of a card that stays: the whole of an answer's comment, and the line that it joined. */
export async function messagesAboutAnswers(tx: EntityManager, responseIds: string[]): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT o.id FROM outbox o
      WHERE o.thread_of IN (SELECT 'card:' || f.id FROM follow_ups f LEFT JOIN joined_answers j ON j.follow_up_id = f.id
                             WHERE f.response_id = ANY($1::uuid[]) OR j.response_id = ANY($1::uuid[])
                            UNION SELECT p.key FROM outbox p JOIN follow_ups f ON p.intent ->> 'followUpId' = f.id::text
                              LEFT JOIN joined_answers j ON j.follow_up_id = f.id
                             WHERE p.kind = 'pointer' AND (f.response_id = ANY($1::uuid[]) OR j.response_id = ANY($1::uuid[])))
        AND (o.kind = 'comment' AND o.intent ->> 'responseId' = ANY($2)
             OR o.kind = 'history' AND EXISTS (SELECT FROM history h WHERE h.id = (o.intent ->> 'historyId')::bigint
                  AND h.verb = 'joined' AND h.detail ->> 'responseId' = ANY($2)))
      ORDER BY o.id FOR UPDATE`,
    [responseIds, responseIds],
  );
  return rows.map(({ id }) => id);
}

/**
 * Owes the deletion of each message that stands in Slack, or may: one whose attempt nobody knows the end of is looked
 * for by its key. What was certainly never posted is forgotten. Whoever holds one at this moment loses the lease.
 * Returns how many are to be deleted.
 */
export async function eraseMessages(tx: EntityManager, erasureId: string, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  await tx.query(
    'DELETE FROM outbox WHERE id = ANY($1::bigint[]) AND message_ts IS NULL AND attempted_at IS NULL',
    [ids],
  );
  const [, erased]: [unknown, number] = await tx.query(
    `UPDATE outbox SET key = 'erase_message:' || id, kind = 'erase_message',
            intent = jsonb_build_object('kind', 'erase_message', 'erasureId', $2::uuid, 'was', id::text,
              'lookForOthers', thread_of IS NULL AND NOT EXISTS (SELECT FROM erasures e WHERE e.id = $2::uuid AND e.kind = 'retention'),
              'at', CASE WHEN message_ts IS NOT NULL THEN jsonb_build_object('channelId', channel_id, 'ts', message_ts) END),
            lane = $3, urgency = CASE WHEN thread_of IS NULL THEN $5::smallint ELSE $4::smallint END, thread_of = NULL,
            revision = 1, sent_revision = 0, state = 'waiting', not_before = clock_timestamp(),
            lease_token = lease_token + 1, lease_until = NULL, attempts = 0, last_error = NULL, gave_up_at = NULL,
            attempted_at = CASE WHEN message_ts IS NULL THEN attempted_at END,
            channel_id = NULL, message_ts = NULL, gathered_in = NULL, alone = false
      WHERE id = ANY($1::bigint[])`,
    [ids, erasureId, ERASE_LANE, URGENCY.erase.reply, URGENCY.erase.root],
  );
  return erased;
}

/** What names others too is edited; a summary or a gathered reminder that is about nobody else goes. */
export async function eraseFromShared(tx: EntityManager, erasureId: string, keys: string[]): Promise<number> {
  if (keys.length === 0) return 0;
  const empty: { id: string }[] = await tx.query(
    `SELECT o.id FROM outbox o WHERE o.key = ANY($1)
        AND NOT EXISTS (SELECT FROM outbox card JOIN follow_ups f ON card.intent ->> 'followUpId' = f.id::text
                         WHERE card.gathered_in = o.key AND NOT f.confidential)
        AND NOT EXISTS (SELECT FROM nudges n WHERE 'more_nudges:' || n.to_id || ':' || n.day = o.key
                          AND n.to_id = o.intent ->> 'to' AND n.how = 'gathered')
      ORDER BY o.id FOR UPDATE`,
    [keys],
  );
  await tx.query('UPDATE outbox SET revision = revision + 1 WHERE key = ANY($1)', [keys]);
  return eraseMessages(
    tx,
    erasureId,
    empty.map(({ id }) => id),
  );
}
