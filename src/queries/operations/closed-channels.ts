import type { EntityManager } from 'typeorm';
import type { ClosedWhy } from '../../domain/channel-state';

type Db = Pick<EntityManager, 'query'>;

export interface ClosedChannel {
  name: string;
  why: ClosedWhy;
  since: Date;
  /** The channel of the config that takes its messages meanwhile; null: they wait. */
  goesTo: string | null;
  /** Cards that are not in Slack, and edits and replies that wait. */
  cards: number;
  others: number;
}

/** Channels of the config that take nothing now, longest first, with how much waits for each. */
export async function closedChannels(db: Db): Promise<ClosedChannel[]> {
  const rows: Row[] = await db.query(
    `SELECT c.name, c.why, c.since, l.goes_to,
            count(o.id) FILTER (WHERE o.kind = 'card' AND o.message_ts IS NULL) AS cards,
            count(o.id) FILTER (WHERE o.kind <> 'card' OR o.message_ts IS NOT NULL) AS others
       FROM closed_channels c
       JOIN closed_lanes l ON l.lane = c.lane
       LEFT JOIN outbox o ON o.state = 'waiting' AND o.sent_revision < o.revision
        AND (o.lane = c.lane AND o.message_ts IS NULL AND l.goes_to IS NULL
             OR o.message_ts IS NOT NULL AND o.channel_id = c.channel_id)
      GROUP BY c.name, c.why, c.since, l.goes_to ORDER BY c.since, c.name`,
  );
  return rows.map((row) => ({
    name: row.name,
    why: row.why,
    since: row.since,
    goesTo: row.goes_to?.slice('channel:'.length) ?? null,
    cards: Number(row.cards),
    others: Number(row.others),
  }));
}

/** The one that is closed since then; null when it is open again, or was closed anew. */
export async function closedChannel(
  db: Db,
  { channel, since }: { channel: string; since: string },
): Promise<ClosedChannel | null> {
  const all = await closedChannels(db);
  return all.find((one) => one.name === channel && one.since.toISOString() === since) ?? null;
}

interface Row {
  name: string;
  why: ClosedWhy;
  since: Date;
  goes_to: string | null;
  cards: string;
  others: string;
}
