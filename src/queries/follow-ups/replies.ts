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
  /** Null: it told somebody who never had one. */
  followUpId: string | null;
  byId: string;
  /** Of that somebody: who looks after them now; null: nobody is known. */
  tellerId: string | null;
  fromName: string;
  toAddress: string | null;
  state: 'waiting' | 'sent' | 'failed' | 'unknown' | 'copied';
  subject: string;
  body: string;
}

/** Null when there is none, or its person was erased. */
export async function writtenReply(db: Db, id: string): Promise<WrittenReply | null> {
  const rows: WrittenReply[] = await db.query(
    `SELECT m.follow_up_id AS "followUpId", m.by_id AS "byId", t.owner_id AS "tellerId", m.from_name AS "fromName",
            m.to_address AS "toAddress", m.state, m.subject, m.body
       FROM replies m
       LEFT JOIN tellings t ON t.respondent_id = m.respondent_id AND t.initiative_id = m.initiative_id
      WHERE m.id = $1`,
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
    `WITH this AS (SELECT * FROM replies WHERE id = $1), others AS (
       SELECT r.* FROM this JOIN replies r ON r.follow_up_id = this.follow_up_id
        UNION ALL
       SELECT r.* FROM this JOIN replies r ON r.respondent_id = this.respondent_id AND r.initiative_id = this.initiative_id)
     SELECT r.tag, NULL AS "messageId", r.created_at AS at FROM others r, this
      WHERE r.id <> this.id AND r.state IN ('sent', 'unknown') AND r.created_at < this.created_at
     UNION ALL
     SELECT NULL, a.message_id, a.created_at FROM reply_answers a JOIN others r ON r.id = a.reply_id
      WHERE a.kind = 'answer' AND a.message_id IS NOT NULL
      ORDER BY at LIMIT 40`,
    [replyId],
  );
}
