import type { EntityManager } from 'typeorm';
import { type Intent, keyOf, threadOf, URGENCY } from './intent';

export interface Place {
  /** `channel:NAME` for a channel of the config, `dm:USER_ID` for a person. */
  lane: string;
  /** Lower goes first. */
  urgency: number;
}

/** One message that is owed; a reply needs no place, it takes its card's. */
export interface Owed {
  intent: Intent;
  place?: Place;
}

/**
 * Owes a message to Slack, in the caller's transaction. A key that is owed already, or was sent, is owed an
 * edit: however many changes pile up meanwhile, one edit shows them all. A reply takes its card's lane. A dead letter
 * is tried once more, because what was refused will not be the same; a card that a summary stood for gets its own.
 */
export async function enqueue(tx: EntityManager, intent: Intent, place?: Place): Promise<void> {
  return enqueueAll(tx, [place ? { intent, place } : { intent }]);
}

/** The same for many, with two statements in all, numbered in the order given; a key that comes twice counts once. */
export async function enqueueAll(tx: EntityManager, owed: readonly Owed[]): Promise<void> {
  if (owed.length === 0) return;
  await holdCards(tx, owed);
  const byKey = new Map(owed.map((one) => [keyOf(one.intent), one]));
  const rows = [...byKey].map(([key, { intent, place }]) => ({
    key,
    kind: intent.kind,
    intent,
    lane: place?.lane ?? null,
    urgency: place?.urgency ?? URGENCY.thread,
    thread_of: threadOf(intent),
  }));
  await tx.query(
    `INSERT INTO outbox (key, kind, intent, lane, urgency, thread_of, state)
     SELECT o.key, o.kind, o.intent, coalesce(card.lane, o.lane, 'channel:'), o.urgency, o.thread_of,
            CASE WHEN card.key IS NOT NULL AND card.message_ts IS NULL THEN 'behind' ELSE 'waiting' END
       FROM ROWS FROM (jsonb_to_recordset($1::jsonb)
                       AS (key text, kind text, intent jsonb, lane text, urgency smallint, thread_of text))
            WITH ORDINALITY AS o (key, kind, intent, lane, urgency, thread_of, n)
       LEFT JOIN LATERAL (SELECT * FROM outbox WHERE outbox.key = o.thread_of LIMIT 1) card ON true
      ORDER BY o.n
     ON CONFLICT (key) DO UPDATE SET
       revision = outbox.revision + 1,
       intent = excluded.intent,
       state = CASE WHEN outbox.state IN ('dead', 'gathered') THEN 'waiting' ELSE outbox.state END,
       alone = outbox.alone OR outbox.state = 'gathered',
       gave_up_at = CASE WHEN outbox.state = 'dead' THEN NULL ELSE outbox.gave_up_at END,
       urgency = CASE WHEN outbox.sent_revision < outbox.revision
                      THEN least(outbox.urgency, excluded.urgency) ELSE excluded.urgency END`,
    [JSON.stringify(rows)],
  );
}

/**
 * Of SQL, whether a row of the outbox shows something, or is on its way: then it may have been put into words before
 * what changes now. One of which there was nothing to say is neither.
 */
export const shows = (row = 'outbox') =>
  `(${row}.message_ts IS NOT NULL OR ${row}.sent_revision < ${row}.revision)`;

/** Owes an edit of a message whose intent stays as it is. */
export async function oweEdit(tx: EntityManager, key: string): Promise<void> {
  await tx.query('UPDATE outbox SET revision = revision + 1 WHERE key = $1', [key]);
}

// Written even when nothing changes: the row lock makes whoever posts or gathers the card at this moment wait, so that
// a line is never left behind a card that stands, or under one that only a summary shows. A long comment says nothing
// new about a card; any other line is something that happened to it, and brings it a message of its own.
async function holdCards(tx: EntityManager, owed: readonly Owed[]): Promise<void> {
  const alone = new Map<string, boolean>();
  for (const { intent } of owed) {
    const parent = threadOf(intent);
    if (parent) alone.set(parent, alone.get(parent) || intent.kind !== 'comment');
  }
  if (alone.size === 0) return;
  await tx.query(
    `UPDATE outbox SET alone = outbox.alone OR held.alone,
            state = CASE WHEN held.alone AND state = 'gathered' THEN 'waiting' ELSE state END
       FROM unnest($1::text[], $2::boolean[]) AS held (key, alone)
      WHERE outbox.key = held.key AND message_ts IS NULL`,
    [[...alone.keys()], [...alone.values()]],
  );
}
