import type { EntityManager } from 'typeorm';
import type { Source } from '../config/source';
import type { Parsed } from '../domain/answer';
import { parkedIfAhead } from '../domain/future-times';
import { readDelivery } from '../ingest/read-delivery';
import { lastDeliveries, type PastDelivery } from '../queries/operations/deliveries';
import { type Row, rowOf } from './rows';

/** How many of the last deliveries are tried, and how many may be. */
export const TRIED = 20;
export const TRIED_MAX = 1000;

interface Trial {
  source: Source;
  /** The same source by the configuration of now; null: it has none of that name. */
  current: Source | null;
  now: Date;
  last?: number;
}

/** What the last deliveries of a source would become by the mapping that it has here, the newest first. Changes nothing. */
export async function tryMapping(
  db: Pick<EntityManager, 'query'>,
  { source, current, now, last = TRIED }: Trial,
): Promise<Row[]> {
  const deliveries = await lastDeliveries(db, { source: source.name, limit: last });
  const read = (by: Source, { body, headers }: PastDelivery): Parsed =>
    parkedIfAhead(readDelivery(by, body, headers).parsed, now);
  return deliveries.map((delivery) =>
    rowOf(delivery, { tried: read(source, delivery), current: current && read(current, delivery) }),
  );
}
