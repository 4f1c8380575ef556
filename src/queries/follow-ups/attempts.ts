import type { EntityManager } from 'typeorm';
import type { ContactChannel } from '../../domain/follow-up';

/** Tries to talk to a customer that reached nobody. */
export interface Attempts {
  /** At least one. */
  n: number;
  last: { channel: ContactChannel; at: Date };
}

/** What was tried in vain since the promise that runs was made; null: nothing. */
export async function attemptsSince(
  db: Pick<EntityManager, 'query'>,
  followUpId: string,
  since: Date | null,
): Promise<Attempts | null> {
  const rows: { channel: ContactChannel; at: Date; n: number }[] = await db.query(
    `SELECT channel, at, (count(*) OVER ())::int AS n FROM contacts
      WHERE follow_up_id = $1 AND NOT reached
        -- The news of what was delivered is about something else.
        AND NOT EXISTS (SELECT FROM replies m WHERE m.contact_id = contacts.id AND m.tells)
        AND at >= coalesce($2, '-infinity'::timestamptz) ORDER BY at DESC, id LIMIT 1`,
    [followUpId, since],
  );
  const last = rows[0];
  return last ? { n: last.n, last: { channel: last.channel, at: last.at } } : null;
}
