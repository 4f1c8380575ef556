import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { FollowUp } from '../../entities/follow-up';
import { nextRungOf } from '../promises/ladder';
import { answerPromise } from '../promises/promises';

/**
 * A contact that had counted as reached did not reach the customer after all. The next one that did counts in its
 * place; where there is none, the promise runs on. The row of a locked follow-up is changed in memory, and nothing is
 * opened again. Returns whether the customer now counts as not reached.
 */
export async function undoContact(
  deps: Deps,
  tx: EntityManager,
  followUp: FollowUp,
  contactId: string,
): Promise<boolean> {
  const [rows]: [{ at: Date }[], number] = await tx.query(
    'UPDATE contacts SET reached = false WHERE id = $1 AND reached RETURNING at',
    [contactId],
  );
  const undone = rows[0]?.at;
  // One that another promise was answered by, or that was not the first, decides nothing today.
  if (!undone || followUp.contactedAt?.getTime() !== undone.getTime()) return false;
  await tx.query(
    `UPDATE promises SET contacted_at = NULL, worked_s = NULL
      WHERE follow_up_id = $1 AND cycle = $2 AND contacted_at = $3 AND voided_at IS NULL`,
    [followUp.id, followUp.slaCycle, undone],
  );
  const others: { at: Date; byId: string }[] = await tx.query(
    `SELECT at, by_id AS "byId" FROM contacts WHERE follow_up_id = $1 AND reached AND at >= $2 ORDER BY at, id LIMIT 1`,
    [followUp.id, followUp.slaStartedAt ?? followUp.openedAt],
  );
  const [next] = others;
  if (next) {
    await answerPromise(deps, tx, followUp, next.at);
    Object.assign(followUp, { contactedAt: next.at, contactedBy: next.byId });
    return false;
  }
  Object.assign(followUp, { contactedAt: null, contactedBy: null });
  followUp.nextRungAt = await nextRungOf(deps, tx, followUp);
  return true;
}
