import type { EntityManager } from 'typeorm';
import { FollowUp } from '../entities/follow-up';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The row, locked until the transaction ends; null when it is gone, or when a forged button names nonsense. */
export async function lockFollowUp(tx: EntityManager, id: string): Promise<FollowUp | null> {
  if (!UUID.test(id)) return null;
  return tx.findOne(FollowUp, { where: { id }, lock: { mode: 'pessimistic_write' } });
}
