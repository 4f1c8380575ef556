import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { mayLogContact, type Refusal, stateOf } from '../../domain/follow-up';
import { tagFrom } from '../../domain/reply/tag';
import type { FollowUp } from '../../entities/follow-up';
import { replyAddress } from '../../queries/follow-ups/replies';
import { recordContact } from '../follow-up/record-contact';
import { type WorkResult, workOn } from '../follow-up/work-on';
import { mayTellWithReply, tellWithReply, toldByReply } from '../tellings/tell-by-reply';

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
  /** Whom it tells of what they asked for; null: it is an answer like any other. */
  tellingId?: string | null;
}

/**
 * Keeps a reply to the customer: to be sent by the next tick, or as sent by hand, which is logged at once. The address is
 * the person's own, never one from a comment. One that tells a customer of what they asked for is written by whoever
 * tells them, also when the follow-up is resolved. Throws AccessRefused and TransientError.
 */
export async function writeReply(deps: Deps, input: WriteReplyInput): Promise<WorkResult> {
  const sender = await senderOf(deps, input);
  const { tellingId = null, by } = input;
  // Who may tell is asked of the list; whoever may not read the follow-up may not write about it either.
  const verb = tellingId === null ? 'reply' : 'read';
  return workOn(deps, { ...input, verb }, async ({ tx, followUp, at }) => {
    if (await isKept(tx, input.formId)) return null;
    const refusal =
      tellingId === null
        ? mayLogContact(stateOf(followUp))
        : await mayTellWithReply(deps, tx, { tellingId, followUp, by });
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
  const reached = countsNow(deps, reply);
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
    `INSERT INTO replies (id, follow_up_id, form_id, by_id, at, from_name, to_address, reply_to, subject, body, tag, state, contact_id, tells)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
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
      Boolean(reply.tellingId),
    ],
  );
  if (!reply.tellingId) return;
  await tellWithReply(deps, tx, { tellingId: reply.tellingId, replyId: id });
  if (way === 'copied') await toldByReply(deps, tx, { replyId: id, by });
}

/**
 * Whether a reply that is written now counts as contact: as the configuration says, and never for what is resolved, nor
 * where it brings the news of what was delivered, which may be about an older answer than the one that waits for us.
 */
function countsNow({ config }: Pick<Deps, 'config'>, { followUp, tellingId }: Kept): boolean {
  return config.reply.countsAsContact && !tellingId && stateOf(followUp).kind !== 'resolved';
}

interface Sender {
  name: string;
  email: string | null;
}

/**
 * In whose name a reply goes out: whoever has the work, of one that tells a customer whoever looks after them, else
 * whoever writes. Asked before the transaction.
 */
export async function senderOf(
  deps: Pick<Deps, 'db' | 'directory'>,
  { followUpId, tellingId, by }: { followUpId: string; tellingId?: string | null; by: string },
): Promise<Sender> {
  const rows: { ownerId: string | null }[] = tellingId
    ? await deps.db.query('SELECT owner_id AS "ownerId" FROM tellings WHERE id = $1', [tellingId])
    : await deps.db.query('SELECT owner_id AS "ownerId" FROM follow_ups WHERE id::text = $1', [followUpId]);
  const person = await deps.directory.person(rows[0]?.ownerId ?? by);
  return { name: person?.name ?? 'Customer care', email: person?.email ?? null };
}
