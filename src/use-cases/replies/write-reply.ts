import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { mayLogContact, type Refusal, stateOf } from '../../domain/follow-up';
import { tagFrom } from '../../domain/reply/tag';
import type { FollowUp } from '../../entities/follow-up';
import { replyAddress } from '../../queries/follow-ups/replies';
import { recordContact } from '../follow-up/record-contact';
import { type WorkResult, workOn } from '../follow-up/work-on';

export interface WriteReplyInput {
  followUpId: string;
  by: string;
  /** Of the opening of the form: sent again, it changes nothing. */
  formId: string;
  way: 'email' | 'copied';
  /** The address that the form showed; null: it showed none. */
  shownTo: string | null;
  subject: string;
  body: string;
}

/**
 * Keeps a reply to the customer: to be sent by the next tick, or as sent by hand, which is logged at once. The address is
 * the person's own, never one from a comment. Throws AccessRefused and TransientError.
 */
export async function writeReply(deps: Deps, input: WriteReplyInput): Promise<WorkResult> {
  const sender = await senderOf(deps, input);
  return workOn(deps, { ...input, verb: 'reply' }, async ({ tx, followUp, at }) => {
    if (await isKept(tx, input.formId)) return null;
    const refusal = mayLogContact(stateOf(followUp));
    if (refusal) return refusal;
    const address = await replyAddress(tx, followUp.id);
    const wrong = input.way === 'email' ? wrongAddress(address, input.shownTo) : null;
    if (wrong) return wrong;
    await keep(deps, tx, { ...input, followUp, at, sender, address });
    return null;
  });
}

function wrongAddress(address: string | null, shownTo: string | null): Refusal | null {
  if (!address) return { code: 'no_address' };
  return address === shownTo ? null : { code: 'address_changed' };
}

async function isKept(tx: EntityManager, formId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query('SELECT FROM replies WHERE form_id = $1', [formId]);
  return rows.length > 0;
}

interface Kept extends WriteReplyInput {
  followUp: FollowUp;
  at: Date;
  sender: Sender;
  address: string | null;
}

async function keep(deps: Deps, tx: EntityManager, reply: Kept): Promise<void> {
  const { followUp, at, by, sender, way } = reply;
  const id = deps.newId();
  const reached = deps.config.reply.countsAsContact;
  const contactId =
    way === 'copied'
      ? await recordContact(deps, tx, followUp, {
          by,
          channel: 'email',
          reached,
          noteId: null,
          at,
          detail: { replyId: id, way },
        })
      : null;
  await tx.query(
    `INSERT INTO replies (id, follow_up_id, form_id, by_id, at, from_name, to_address, reply_to, subject, body, tag, state, contact_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      followUp.id,
      reply.formId,
      by,
      at,
      sender.name,
      reply.address,
      sender.email,
      reply.subject,
      reply.body,
      tagFrom(deps.newId()),
      way === 'copied' ? 'copied' : 'waiting',
      contactId,
    ],
  );
}

interface Sender {
  name: string;
  email: string | null;
}

/** In whose name a reply goes out: whoever has the work, else whoever writes. Asked before the transaction. */
export async function senderOf(
  deps: Pick<Deps, 'db' | 'directory'>,
  { followUpId, by }: { followUpId: string; by: string },
): Promise<Sender> {
  const rows: { ownerId: string | null }[] = await deps.db.query(
    'SELECT owner_id AS "ownerId" FROM follow_ups WHERE id::text = $1',
    [followUpId],
  );
  const person = await deps.directory.person(rows[0]?.ownerId ?? by);
  return { name: person?.name ?? 'Customer care', email: person?.email ?? null };
}
