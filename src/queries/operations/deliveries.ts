import type { EntityManager } from 'typeorm';

type Db = Pick<EntityManager, 'query'>;

interface RawDelivery {
  id: string;
  receivedAt: Date;
  headers: Record<string, string>;
  body: Buffer;
}

export interface PastDelivery extends RawDelivery {
  result: 'recorded' | 'parked' | 'ignored' | 'pending';
  /** Why it was parked or ignored. */
  reason: string | null;
  /** The response as it is now; null when none came of it. */
  response: PastResponse | null;
}

interface PastResponse {
  sourceResponseId: string;
  score: number;
  comment: string | null;
  /** No other delivery was about it, so that it is what this one said. */
  alone: boolean;
}

/** The last deliveries of a source of which the body is kept, the newest first, with what became of them. */
export async function lastDeliveries(
  db: Db,
  { source, limit }: { source: string; limit: number },
): Promise<PastDelivery[]> {
  const rows: (PastDelivery &
    Omit<PastResponse, 'sourceResponseId'> & { sourceResponseId: string | null })[] = await db.query(
    `SELECT d.id, d.received_at AS "receivedAt", d.headers, d.body, d.result, d.reason,
              r.source_response_id AS "sourceResponseId", r.score, r.comment,
              NOT EXISTS (SELECT FROM raw_deliveries o WHERE o.response_id = d.response_id AND o.id <> d.id) AS alone
         FROM raw_deliveries d LEFT JOIN responses r ON r.id = d.response_id
        WHERE d.source = $1 AND d.body <> '' ORDER BY d.received_at DESC, d.id DESC LIMIT $2`,
    [source, limit],
  );
  return rows.map(({ sourceResponseId, score, comment, alone, ...delivery }) => ({
    ...delivery,
    response: sourceResponseId === null ? null : { sourceResponseId, score, comment, alone },
  }));
}

/** How many deliveries of a source are parked. */
export async function parkedOf(db: Db, source: string): Promise<number> {
  const rows: { n: string }[] = await db.query(
    `SELECT count(*) AS n FROM raw_deliveries WHERE source = $1 AND result = 'parked'`,
    [source],
  );
  return Number(rows[0]!.n);
}

/** The next parked deliveries of a source in the order in which they came, after the given one. */
export async function parkedDeliveries(
  db: Db,
  { source, after, limit }: { source: string; after: RawDelivery | null; limit: number },
): Promise<RawDelivery[]> {
  return db.query(
    `SELECT id, received_at AS "receivedAt", headers, body FROM raw_deliveries
      WHERE source = $1 AND result = 'parked'
        AND ($2::uuid IS NULL OR (received_at, id) > ((SELECT received_at FROM raw_deliveries WHERE id = $2), $2))
      ORDER BY received_at, id LIMIT $3`,
    [source, after?.id ?? null, limit],
  );
}

/** Sources of whose answers, given since then, a fact was left out because it could not be read: how many, and the latest. */
export async function leftOutFacts(
  db: Db,
  since: Date,
): Promise<{ source: string; n: number; latest: string }[]> {
  // By the answers, which have an index: nothing else finds such a delivery among all that came.
  const rows: { source: string; n: string; latest: string }[] = await db.query(
    `SELECT d.source, count(DISTINCT r.id) AS n, (array_agg(d.reason ORDER BY d.received_at DESC))[1] AS latest
       FROM responses r JOIN raw_deliveries d ON d.response_id = r.id
      WHERE r.answered_at > $1 AND d.result = 'recorded' AND d.reason IS NOT NULL
      GROUP BY d.source ORDER BY d.source`,
    [since],
  );
  return rows.map(({ n, ...row }) => ({ ...row, n: Number(n) }));
}
