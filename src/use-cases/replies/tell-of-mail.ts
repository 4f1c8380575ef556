import type { EntityManager } from 'typeorm';
import { URGENCY } from '../../delivery/intent';
import { enqueueAll } from '../../delivery/outbox';
import type { Deps } from '../../deps';

/** What came of an e-mail to somebody who never had a follow-up; codes and figures beside it, and what they wrote. */
interface MailLine {
  replyId: string;
  verb: 'reply_delayed' | 'reply_failed' | 'reply_unknown' | 'reply_bounced' | 'reply_answered';
  detail: Record<string, string | number | boolean | null>;
  words?: string;
}

/**
 * Keeps what came of an e-mail that has no thread of a card to stand in, and tells whoever wrote it and whoever looks
 * after the customer now, each by direct message.
 */
export async function tellOfMail(
  deps: Pick<Deps, 'now'>,
  tx: EntityManager,
  { replyId, verb, detail, words }: MailLine,
): Promise<void> {
  const [line]: { id: string }[] = await tx.query(
    'INSERT INTO reply_lines (reply_id, at, verb, detail, words) VALUES ($1, $2, $3, $4, $5) RETURNING id',
    [replyId, deps.now(), verb, JSON.stringify(detail), storable(words)],
  );
  const people: { to: string }[] = await tx.query(
    `SELECT by_id AS to FROM replies WHERE id = $1
     UNION SELECT t.owner_id FROM replies m
       JOIN tellings t ON t.respondent_id = m.respondent_id AND t.initiative_id = m.initiative_id
      WHERE m.id = $1 AND t.owner_id IS NOT NULL
     ORDER BY 1`,
    [replyId],
  );
  await enqueueAll(
    tx,
    people.map(({ to }) => ({
      intent: { kind: 'mail_news', replyId, lineId: line!.id, to },
      place: { lane: `dm:${to}`, urgency: URGENCY.nudge },
    })),
  );
}

// PostgreSQL keeps neither a NUL nor half of a surrogate pair.
function storable(words: string | undefined): string | null {
  return words?.replace(/\0|\p{Surrogate}/gu, '\uFFFD').trim() || null;
}
