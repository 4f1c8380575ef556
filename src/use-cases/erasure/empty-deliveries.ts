import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { erasedName } from '../../domain/tombstone';
import { keepTombstones } from './tombstones';

/** Takes everything out of deliveries that are about somebody who was erased; a retry of one is known by its tombstone. */
export async function emptyDeliveries(
  deps: Pick<Deps, 'now'>,
  tx: EntityManager,
  ids: string[],
): Promise<void> {
  const rows: { source: string; delivery_id: string }[] = await tx.query(
    'SELECT source, delivery_id FROM raw_deliveries WHERE id = ANY($1::uuid[])',
    [ids],
  );
  await tx.query(
    `UPDATE raw_deliveries SET delivery_id = 'erased:' || id, headers = '{}', body = '' WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  await keepTombstones(
    tx,
    rows.map(({ source, delivery_id }) => erasedName.delivery(source, delivery_id)),
    deps.now(),
  );
}
