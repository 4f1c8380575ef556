import type { EntityManager } from 'typeorm';

type Db = Pick<EntityManager, 'query'>;

export interface Health {
  database: string;
  migrations: number;
  outbox: { waiting: number; oldestWaitingAt: Date | null; unknown: number; dead: number };
  parked: { total: number; latest: { source: string; reason: string; detail: string; at: Date }[] };
}

/** What an operator wants to know at a glance. Reasons name fields, never a comment. */
export async function health(db: Db): Promise<Health> {
  const version: { server_version: string }[] = await db.query('SHOW server_version');
  const migrations: { n: string }[] = await db.query('SELECT count(*) AS n FROM migrations');
  const outbox: { waiting: string; oldest: Date | null; unknown: string; dead: string }[] = await db.query(
    `SELECT count(*) FILTER (WHERE state = 'waiting' AND sent_revision < revision) AS waiting,
            min(created_at) FILTER (WHERE state = 'waiting' AND sent_revision < revision) AS oldest,
            count(*) FILTER (WHERE state = 'unknown') AS unknown, count(*) FILTER (WHERE state = 'dead') AS dead
       FROM outbox WHERE state <> 'waiting' OR sent_revision < revision`,
  );
  const parked: { n: string }[] = await db.query(
    `SELECT count(*) AS n FROM raw_deliveries WHERE result = 'parked'`,
  );
  const latest: { source: string; reason: string; at: Date }[] = await db.query(
    `SELECT source, reason, received_at AS at FROM raw_deliveries WHERE result = 'parked' ORDER BY received_at DESC LIMIT 5`,
  );
  const box = outbox[0]!;
  return {
    database: `PostgreSQL ${version[0]!.server_version}`,
    migrations: Number(migrations[0]!.n),
    outbox: {
      waiting: Number(box.waiting),
      oldestWaitingAt: box.oldest,
      unknown: Number(box.unknown),
      dead: Number(box.dead),
    },
    parked: { total: Number(parked[0]!.n), latest: latest.map(splitReason) },
  };
}

// Stored as "code: detail".
function splitReason(row: { source: string; reason: string; at: Date }) {
  const colon = row.reason.indexOf(':');
  const [reason, detail] =
    colon < 0 ? [row.reason, ''] : [row.reason.slice(0, colon), row.reason.slice(colon + 1).trim()];
  return { source: row.source, reason, detail, at: row.at };
}
