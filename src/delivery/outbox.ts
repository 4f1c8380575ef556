import type { EntityManager } from 'typeorm';
import { type Intent, keyOf, threadOf, URGENCY } from './intent';

export interface Place {
  /** `channel:NAME` for a channel of the config, `dm:USER_ID` for a person. */
  lane: string;
  /** Lower goes first. */
  urgency: number;
}

/**
 * Owes a message to Slack, in the caller's transaction. A key that is owed already, or was sent, is owed an
 * edit: however many changes pile up meanwhile, one edit shows them all. A reply takes its card's lane. A dead letter
 * is tried once more, because what was refused will not be the same; a card that a summary stood for gets its own.
 */
export async function enqueue(tx: EntityManager, intent: Intent, place?: Place): Promise<void> {
  const parent = threadOf(intent);
  // A long comment says nothing new about a card; any other line is something that happened to it.
  if (parent) await holdCard(tx, parent, intent.kind !== 'comment');
  await tx.query(
    `INSERT INTO outbox (key, kind, intent, lane, urgency, thread_of, state)
     VALUES ($1, $2, $3, coalesce((SELECT lane FROM outbox WHERE key = $6), $4, 'channel:'), $5, $6,
       CASE WHEN EXISTS (SELECT FROM outbox WHERE key = $6 AND message_ts IS NULL) THEN 'behind' ELSE 'waiting' END)
     ON CONFLICT (key) DO UPDATE SET
       revision = outbox.revision + 1,
       intent = excluded.intent,
       state = CASE WHEN outbox.state IN ('dead', 'gathered') THEN 'waiting' ELSE outbox.state END,
       alone = outbox.alone OR outbox.state = 'gathered',
       gave_up_at = CASE WHEN outbox.state = 'dead' THEN NULL ELSE outbox.gave_up_at END,
       urgency = CASE WHEN outbox.sent_revision < outbox.revision
                      THEN least(outbox.urgency, excluded.urgency) ELSE excluded.urgency END`,
    [
      keyOf(intent),
      intent.kind,
      JSON.stringify(intent),
      place?.lane ?? null,
      place?.urgency ?? URGENCY.thread,
      parent,
    ],
  );
}

// Written even when nothing changes: the row lock makes whoever posts or gathers the card at this moment wait, so that
// a line is never left behind a card that stands, or under one that only a summary shows.
async function holdCard(tx: EntityManager, cardKey: string, alone: boolean): Promise<void> {
  await tx.query(
    `UPDATE outbox SET alone = alone OR $2, state = CASE WHEN $2 AND state = 'gathered' THEN 'waiting' ELSE state END
      WHERE key = $1 AND message_ts IS NULL`,
    [cardKey, alone],
  );
}
