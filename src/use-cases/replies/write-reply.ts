import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { mayLogContact, stateOf } from '../../domain/follow-up';
import { saidHash } from '../../domain/reply/said-hash';
import type { FollowUp } from '../../entities/follow-up';
import { commentOf } from '../../queries/follow-ups/comment-of';
import { replyAddress } from '../../queries/follow-ups/replies';
import { recordContact } from '../follow-up/record-contact';
import { type WorkResult, workOn } from '../follow-up/work-on';
import { mayTellWithReply, tellWithReply, toldByReply } from '../tellings/tell-by-reply';
import { isReplyKept, keepReply, type ReplyInput, type Sender, wrongAddress } from './keep-reply';

interface WriteReplyInput extends ReplyInput {
  followUpId: string;
  /** Whom it tells of what they asked for; null: it is an answer like any other. */
  tellingId?: string | null;
  /** Of the comment that the form showed, as `saidHash` has it; empty: it showed none that may change. */
  seen?: string;
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
    if (await isReplyKept(tx, input.formId)) return null;
    const refusal =
      tellingId === null
        ? mayLogContact(stateOf(followUp))
        : await mayTellWithReply(deps, tx, { tellingId, followUp, by });
    if (refusal) return refusal;
    const address = await replyAddress(tx, followUp.id);
    const wrong = wrongAddress(input, address);
    if (wrong) return wrong;
    if (input.seen && input.seen !== saidHash(await commentOf(tx, followUp.currentResponseId)))
      return { code: 'comment_changed' };
    await keep(deps, tx, { ...input, followUp, at, sender, address });
    return null;
  });
}

interface Kept extends WriteReplyInput {
  followUp: FollowUp;
  at: Date;
  sender: Sender;
  address: string | null;
}

async function keep(deps: Deps, tx: EntityManager, reply: Kept): Promise<void> {
  const { followUp, at, by, way } = reply;
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
  const about = { followUpId: followUp.id };
  await keepReply(deps, tx, { ...reply, id, about, contactId, tells: Boolean(reply.tellingId) });
  if (!reply.tellingId) return;
  await tellWithReply(deps, tx, { tellingId: reply.tellingId, replyId: id });
  if (way === 'copied') await toldByReply(deps, tx, { replyId: id, by, via: 'said' });
}

/**
 * Whether a reply that is written now counts as contact: as the configuration says, and never for what is resolved, nor
 * where it brings the news of what was delivered, which may be about an older answer than the one that waits for us.
 */
function countsNow({ config }: Pick<Deps, 'config'>, { followUp, tellingId }: Kept): boolean {
  return config.reply.countsAsContact && !tellingId && stateOf(followUp).kind !== 'resolved';
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
