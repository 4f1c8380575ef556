import type { Deps } from '../deps';

/** Forgets event ids and pacing marks that no longer matter; returns how many rows went. */
export async function tidyUp(deps: Pick<Deps, 'db'>): Promise<number> {
  const [, events]: [unknown, number] = await deps.db.query(
    `DELETE FROM seen_events WHERE seen_at < clock_timestamp() - interval '2 days'`,
  );
  const [, lanes]: [unknown, number] = await deps.db.query(
    `DELETE FROM lanes WHERE next_at < clock_timestamp() - interval '1 day'`,
  );
  return events + lanes;
}
