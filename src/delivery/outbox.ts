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
 * is tried once more, because what was refused will not be the same.
 */
export async function enqueue(tx: EntityManager, intent: Intent, place?: Place): Promise<void> {
  const parent = threadOf(intent);
  await tx.query(
    `INSERT INTO outbox (key, kind, intent, lane, urgency, thread_of)
     VALUES ($1, $2, $3, coalesce((SELECT lane FROM outbox WHERE key = $6), $4, 'channel:'), $5, $6)
     ON CONFLICT (key) DO UPDATE SET
       revision = outbox.revision + 1,
       intent = excluded.intent,
       state = CASE WHEN outbox.state = 'dead' THEN 'waiting' ELSE outbox.state END,
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
