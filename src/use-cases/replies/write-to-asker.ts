import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { isId } from '../../domain/id';
import { addressIn } from '../../queries/follow-ups/replies';
import { authorize } from '../authorize';
import type { WorkResult } from '../follow-up/work-on';
import { mayTellWithReply, tellWithReply, toldByReply } from '../tellings/tell-by-reply';
import { inTransaction } from '../transaction';
import { isReplyKept, keepReply, type ReplyInput, wrongAddress } from './keep-reply';
import { senderOf } from './write-reply';

/**
 * Keeps an e-mail that tells somebody who never had a follow-up of what they asked for: to be sent by the next tick, or as
 * sent by hand. Written by whoever may tell them. Throws AccessRefused and TransientError.
 */
export async function writeToAsker(
  deps: Deps,
  input: ReplyInput & { tellingId: string },
): Promise<WorkResult> {
  const { tellingId, by, way } = input;
  if (!isId(tellingId)) return refused({ code: 'not_listed' });
  await authorize(deps, by);
  const sender = await senderOf(deps, { followUpId: '', tellingId, by });
  const result = await inTransaction(deps, async (tx): Promise<WorkResult> => {
    const refusal = await mayTellWithReply(deps, tx, { tellingId, followUp: null, by });
    // Asked with the person locked: of two that are sent at once the second finds the first.
    if (await isReplyKept(tx, input.formId)) return { kind: 'done' };
    if (refusal) return refused(refusal);
    const { address, ...about } = await personOf(tx, tellingId);
    const wrong = wrongAddress(input, address);
    if (wrong) return refused(wrong);
    const id = deps.newId();
    const at = deps.now();
    await keepReply(deps, tx, { ...input, id, about, at, sender, address, contactId: null, tells: true });
    await tellWithReply(deps, tx, { tellingId, replyId: id });
    if (way === 'copied') await toldByReply(deps, tx, { replyId: id, by, via: 'said' });
    return { kind: 'done' };
  });
  deps.wake();
  return result;
}

function refused(refusal: Extract<WorkResult, { kind: 'refused' }>['refusal']): WorkResult {
  return { kind: 'refused', refusal, since: null };
}

async function personOf(
  tx: EntityManager,
  tellingId: string,
): Promise<{ initiativeId: string; respondentId: string; address: string | null }> {
  const [row]: { initiativeId: string; respondentId: string; email: string | null }[] = await tx.query(
    `SELECT t.initiative_id AS "initiativeId", p.id AS "respondentId", p.email
       FROM tellings t JOIN respondents p ON p.id = t.respondent_id WHERE t.id = $1`,
    [tellingId],
  );
  const { email, ...about } = row!;
  return { ...about, address: addressIn(email) };
}
