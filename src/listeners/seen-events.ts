import type { Deps } from '../deps';

/** True the first time an event id is seen by any process: Slack sends an event again when our answer was late. */
export async function firstTime(deps: Pick<Deps, 'db'>, eventId: string): Promise<boolean> {
  const rows: unknown[] = await deps.db.query(
    'INSERT INTO seen_events (event_id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING event_id',
    [eventId],
  );
  return rows.length > 0;
}
