import type { EntityManager } from 'typeorm';
import { eraseMessages } from '../../delivery/erase-outbox';

/**
 * Takes the e-mails that told some people without a follow-up of what they asked for, with what came of them: of whoever
 * has no answer left, and about what nothing says any more that they asked. What was said of them in Slack is owed its
 * deletion. Asked when their answers and tellings are gone. Returns how many messages are to be deleted.
 */
export async function eraseMails(
  tx: EntityManager,
  erasureId: string,
  respondentIds: readonly (string | null)[],
): Promise<number> {
  const mails: { id: string }[] = await tx.query(
    `SELECT m.id FROM replies m WHERE m.respondent_id = ANY($1::uuid[])
        AND (NOT EXISTS (SELECT FROM responses r WHERE r.respondent_id = m.respondent_id)
          OR NOT EXISTS (SELECT FROM tellings t
                          WHERE t.respondent_id = m.respondent_id AND t.initiative_id = m.initiative_id))
      ORDER BY m.id FOR UPDATE`,
    [[...new Set(respondentIds)]],
  );
  const ids = mails.map(({ id }) => id);
  if (ids.length === 0) return 0;
  const news: { id: string }[] = await tx.query(
    `SELECT id FROM outbox WHERE kind = 'mail_news' AND intent ->> 'replyId' = ANY($1) ORDER BY id FOR UPDATE`,
    [ids],
  );
  await tx.query('DELETE FROM replies WHERE id = ANY($1::uuid[])', [ids]);
  return eraseMessages(
    tx,
    erasureId,
    news.map(({ id }) => id),
  );
}

/** How many messages stand in Slack about e-mails to these people, who never had a follow-up when they were written. */
export async function countMailNews(
  db: Pick<EntityManager, 'query'>,
  respondentIds: readonly string[],
): Promise<number> {
  const rows: { n: number }[] = await db.query(
    `SELECT count(*)::integer AS n FROM outbox o JOIN replies m ON o.intent ->> 'replyId' = m.id::text
      WHERE o.kind = 'mail_news' AND o.message_ts IS NOT NULL AND m.respondent_id = ANY($1::uuid[])`,
    [respondentIds],
  );
  return rows[0]!.n;
}
