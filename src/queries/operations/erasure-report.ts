import type { EntityManager } from 'typeorm';

export interface ErasureFound {
  kind: 'response' | 'person' | 'retention';
  at: Date;
  counts: Record<'answers' | 'followUps' | 'messages' | 'deliveries' | 'notes' | 'people', number> & {
    files?: number;
  };
  /** Messages that are still to be deleted, and those that Slack keeps us from deleting. */
  underWay: number;
  givenUp: number;
  leftovers: { channelId: string; ts: string; threadTs: string | null; what: 'message' | 'unread_thread' }[];
  leftoversTotal: number;
}

/** What an erasure removed and left; null when there is none with that id. At most `limit` leftovers. */
export async function erasureReport(
  db: Pick<EntityManager, 'query'>,
  { id, limit }: { id: string; limit: number },
): Promise<ErasureFound | null> {
  const rows: (ErasureFound & { underWay: string; givenUp: string; leftoversTotal: string })[] =
    await db.query(
      `SELECT e.kind, e.at, e.counts,
              (SELECT count(*) FROM outbox o WHERE o.kind = 'erase_message' AND o.intent ->> 'erasureId' = e.id::text
                  AND o.state = 'waiting') AS "underWay",
              (SELECT count(*) FROM outbox o WHERE o.kind = 'erase_message' AND o.intent ->> 'erasureId' = e.id::text
                  AND o.state <> 'waiting') AS "givenUp",
              (SELECT count(*) FROM erasure_leftovers l WHERE l.erasure_id = e.id) AS "leftoversTotal"
         FROM erasures e WHERE e.id = $1`,
      [id],
    );
  const found = rows[0];
  if (!found) return null;
  const leftovers: ErasureFound['leftovers'] = await db.query(
    `SELECT channel_id AS "channelId", ts, thread_ts AS "threadTs", what FROM erasure_leftovers
      WHERE erasure_id = $1 ORDER BY channel_id, ts LIMIT $2`,
    [id, limit],
  );
  return {
    ...found,
    leftovers,
    underWay: Number(found.underWay),
    givenUp: Number(found.givenUp),
    leftoversTotal: Number(found.leftoversTotal),
  };
}
