import type { Deps } from '../../deps';

/** Forgets event ids, pacing marks and answers of the model that no longer matter; returns how many rows went. */
export async function tidyUp(deps: Pick<Deps, 'db'>): Promise<number> {
  const [, events]: [unknown, number] = await deps.db.query(
    `DELETE FROM seen_events WHERE seen_at < clock_timestamp() - interval '2 days'`,
  );
  const [, lanes]: [unknown, number] = await deps.db.query(
    `DELETE FROM lanes WHERE next_at < clock_timestamp() - interval '1 day'`,
  );
  const [, answers]: [unknown, number] = await deps.db.query(
    `DELETE FROM ai_cache WHERE used_at < clock_timestamp() - interval '400 days'`,
  );
  return events + lanes + answers;
}
