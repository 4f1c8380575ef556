import type { EntityManager } from 'typeorm';
import { isId } from '../../domain/id';
import { FollowUp } from '../../entities/follow-up';

/** The row, locked until the transaction ends; null when it is gone, or when a forged button names nonsense. */
export async function lockFollowUp(tx: EntityManager, id: string): Promise<FollowUp | null> {
  if (!isId(id)) return null;
  return tx.findOne(FollowUp, { where: { id }, lock: { mode: 'pessimistic_write' } });
}
