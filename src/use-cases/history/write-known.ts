import type { EntityManager } from 'typeorm';
import { insertRows } from '../insert-rows';
import { updateRows } from '../update-rows';

interface Known {
  id: string;
  state: 'stored' | 'changed' | 'new';
}

/** Writes those that are new or changed, `rowOf` as columns of the table; returns how many are new. */
export async function writeKnown<T extends Known>(
  tx: EntityManager,
  table: string,
  { all, rowOf, now }: { all: T[]; rowOf: (one: T) => { id: string } & Record<string, unknown>; now: Date },
): Promise<number> {
  const made = all.filter(({ state }) => state === 'new');
  await insertRows(
    tx,
    table,
    made.map((one) => ({ ...rowOf(one), created_at: now, updated_at: now })),
  );
  const changed = all.filter(({ state }) => state === 'changed');
  await updateRows(
    tx,
    table,
    changed.map((one) => ({ ...rowOf(one), updated_at: now })),
  );
  return made.length;
}
