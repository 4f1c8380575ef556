import type { EntityManager } from 'typeorm';
import { type ClosedChannel, closedChannels } from './closed-channels';

type Db = Pick<EntityManager, 'query'>;

export interface OutboxHealth {
  /** Will go out by itself. */
  waiting: number;
  /** Of those that are not in Slack at all. */
  oldestWaitingAt: Date | null;
  /** Waits for a channel that takes nothing now. */
  parked: number;
  /** Lines of threads whose card was given up. */
  heldUp: number;
  /** Perhaps posted; never tried again by itself. */
  unknown: number;
  dead: number;
}

export interface Health {
  database: string;
  migrations: number;
  outbox: OutboxHealth;
  closed: ClosedChannel[];
  parked: { total: number; latest: { source: string; reason: string; detail: string; at: Date }[] };
}

/** What an operator wants to know at a glance. Reasons name fields, never a comment. */
export async function health(db: Db): Promise<Health> {
  const version: { server_version: string }[] = await db.query('SHOW server_version');
  const migrations: { n: string }[] = await db.query('SELECT count(*) AS n FROM migrations');
  const parked: { n: string }[] = await db.query(
    `SELECT count(*) AS n FROM raw_deliveries WHERE result = 'parked'`,
  );
  const latest: { source: string; reason: string; at: Date }[] = await db.query(
    `SELECT source, reason, received_at AS at FROM raw_deliveries WHERE result = 'parked' ORDER BY received_at DESC LIMIT 5`,
  );
  return {
    database: `PostgreSQL ${version[0]!.server_version}`,
    migrations: Number(migrations[0]!.n),
    outbox: await outboxHealth(db),
    closed: await closedChannels(db),
    parked: { total: Number(parked[0]!.n), latest: latest.map(splitReason) },
  };
}

// Each row counts once, as what it waits for; a comment under a card that a summary stands for waits for nobody.
async function outboxHealth(db: Db): Promise<OutboxHealth> {
  const rows: { waits: keyof OutboxHealth | null; n: string; oldest: Date | null }[] = await db.query(
    `SELECT waits, count(*) AS n, min(created_at) FILTER (WHERE message_ts IS NULL) AS oldest FROM (
       SELECT o.created_at, o.message_ts,
              CASE WHEN o.state IN ('dead', 'unknown') THEN o.state
                   WHEN o.state = 'gathered' OR card.state = 'gathered' THEN NULL
                   WHEN card.state IN ('dead', 'unknown') THEN 'heldUp'
                   WHEN EXISTS (SELECT FROM closed_lanes c
                                 WHERE (o.message_ts IS NULL AND c.lane = o.lane AND c.goes_to IS NULL)
                                    OR (o.message_ts IS NOT NULL AND c.channel_id = o.channel_id)) THEN 'parked'
                   ELSE 'waiting' END AS waits
         FROM outbox o LEFT JOIN outbox card ON o.message_ts IS NULL AND card.key = o.thread_of AND card.message_ts IS NULL
        WHERE o.state <> 'waiting' OR o.sent_revision < o.revision) AS unsettled
      GROUP BY waits`,
  );
  const of = (waits: keyof OutboxHealth) => rows.find((row) => row.waits === waits);
  const n = (waits: keyof OutboxHealth) => Number(of(waits)?.n ?? 0);
  return {
    waiting: n('waiting'),
    oldestWaitingAt: of('waiting')?.oldest ?? null,
    parked: n('parked'),
    heldUp: n('heldUp'),
    unknown: n('unknown'),
    dead: n('dead'),
  };
}

// Stored as "code: detail".
function splitReason(row: { source: string; reason: string; at: Date }) {
  const colon = row.reason.indexOf(':');
  const [reason, detail] =
    colon < 0 ? [row.reason, ''] : [row.reason.slice(0, colon), row.reason.slice(colon + 1).trim()];
  return { source: row.source, reason, detail, at: row.at };
}
