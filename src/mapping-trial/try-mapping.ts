import type { EntityManager } from 'typeorm';
import type { Source } from '../config/source';
import { readDelivery } from '../ingest/read-delivery';
import { lastDeliveries } from '../queries/operations/deliveries';
import { type Row, rowOf } from './rows';

/** How many of the last deliveries are tried. */
export const TRIED = 20;

/** What the last deliveries of a source would become by the mapping that it has here, the newest first. Changes nothing. */
export async function tryMapping(db: Pick<EntityManager, 'query'>, source: Source): Promise<Row[]> {
  const deliveries = await lastDeliveries(db, { source: source.name, limit: TRIED });
  return deliveries.map((delivery) =>
    rowOf(delivery, readDelivery(source, delivery.body, delivery.headers).parsed),
  );
}
