import type { EntityManager } from 'typeorm';
import type { Initiative } from '../domain/initiative';

/** Decisions that a month's report begins with: the open ones, and what was delivered or declined since the one before. */
export async function decisionsToShow(
  _db: Pick<EntityManager, 'query'>,
  _month: string,
): Promise<Initiative[]> {
  // Decisions are not kept yet.
  return [];
}
