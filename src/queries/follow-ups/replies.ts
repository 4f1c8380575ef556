import type { EntityManager } from 'typeorm';

type Db = Pick<EntityManager, 'query'>;

/** Where a reply about a follow-up goes: the address of its person, and of nobody else; null when there is none. */
export async function replyAddress(db: Db, followUpId: string): Promise<string | null> {
  const rows: { email: string | null }[] = await db.query(
    `SELECT p.email FROM follow_ups f JOIN responses r ON r.id = f.current_response_id
       JOIN respondents p ON p.id = r.respondent_id WHERE f.id = $1`,
    [followUpId],
  );
  return addressIn(rows[0]?.email ?? null);
}

/** What is kept of somebody as an address that an e-mail can go to; null when it is none. */
export function addressIn(kept: string | null): string | null {
  const email = kept?.trim() ?? '';
  return /^[^\s@<>,;:"()[\]\\\p{C}]{1,64}@[^\s@<>,;:"()[\]\\\p{C}]{1,190}$/u.test(email) ? email : null;
}

/** A reply as a person wrote it. */
export interface WrittenReply {
  followUpId: string;
  fromName: string;
  toAddress: string | null;
  state: 'waiting' | 'sent' | 'failed' | 'unknown' | 'copied';
  subject: string;
  body: string;
}

/** Null when there is none, or its person was erased. */
export async function writtenReply(db: Db, id: string): Promise<WrittenReply | null> {
  const rows: WrittenReply[] = await db.query(
    `SELECT follow_up_id AS "followUpId", from_name AS "fromName", to_address AS "toAddress", state, subject, body
       FROM replies WHERE id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** Ids of mails of a conversation, first to last: what went out by e-mail before this reply, and what came back. */
export async function mailsBefore(
  db: Db,
  replyId: string,
): Promise<{ tag: string | null; messageId: string | null }[]> {
  return db.query(
    `SELECT tag, NULL AS "messageId", r.created_at AS at FROM replies r
      WHERE r.follow_up_id = (SELECT follow_up_id FROM replies WHERE id = $1) AND r.id <> $1
        AND r.state IN ('sent', 'unknown') AND r.created_at < (SELECT created_at FROM replies WHERE id = $1)
     UNION ALL
     SELECT NULL, a.message_id, a.created_at FROM reply_answers a JOIN replies r ON r.id = a.reply_id
      WHERE r.follow_up_id = (SELECT follow_up_id FROM replies WHERE id = $1) AND a.kind = 'answer'
        AND a.message_id IS NOT NULL
      ORDER BY at LIMIT 40`,
    [replyId],
  );
}
