import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { Refusal } from '../../domain/follow-up';
import { tagFrom } from '../../domain/reply/tag';

/** A reply as the form sent it. */
export interface ReplyInput {
  by: string;
  /** Of the opening of the form: sent again, it changes nothing. */
  formId: string;
  way: 'email' | 'copied';
  /** The address that the form showed; null: it showed none. */
  shownTo: string | null;
  subject: string;
  body: string;
}

export interface Sender {
  name: string;
  email: string | null;
}

/** What a reply is about: a follow-up, or somebody who never had one and asked for what an initiative is about. */
export type ReplySubject = { followUpId: string } | { initiativeId: string; respondentId: string };

/** Keeps a reply, to be sent by the next tick or as one that was copied; in the caller's transaction. */
export async function keepReply(
  deps: Pick<Deps, 'newId'>,
  tx: EntityManager,
  reply: Omit<ReplyInput, 'shownTo'> & {
    id: string;
    about: ReplySubject;
    at: Date;
    sender: Sender;
    address: string | null;
    contactId: string | null;
    tells: boolean;
  },
): Promise<void> {
  const { about } = reply;
  const person = 'followUpId' in about ? null : about;
  await tx.query(
    `INSERT INTO replies (id, follow_up_id, initiative_id, respondent_id, form_id, by_id, at, from_name, to_address, reply_to,
                          subject, body, tag, state, contact_id, tells)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      reply.id,
      'followUpId' in about ? about.followUpId : null,
      person?.initiativeId ?? null,
      person?.respondentId ?? null,
      reply.formId,
      reply.by,
      reply.at,
      reply.sender.name,
      reply.address,
      reply.sender.email,
      reply.subject,
      reply.body,
      tagFrom(deps.newId()),
      reply.way === 'copied' ? 'copied' : 'waiting',
      reply.contactId,
      reply.tells,
    ],
  );
}

/** Whether this opening of a form has given its reply. */
export async function isReplyKept(tx: EntityManager, formId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query('SELECT FROM replies WHERE form_id = $1', [formId]);
  return rows.length > 0;
}

/** Null when an e-mail may go to this address, which is the one that the form showed. */
export function wrongAddress({ way, shownTo }: ReplyInput, address: string | null): Refusal | null {
  if (way === 'copied') return null;
  if (!address) return { code: 'no_address' };
  return address === shownTo ? null : { code: 'address_changed' };
}
