import type { EntityManager } from 'typeorm';
import { type FollowUpDetail, followUpDetails } from '../follow-ups/follow-up-detail';

type Db = Pick<EntityManager, 'query'>;

/** A message that is not tried any more; `unknown`: nobody could say whether it was posted. */
export interface DeadLetter {
  id: string;
  kind: string;
  lane: string;
  state: 'dead' | 'unknown';
  /** Slack's code, or one of ours. */
  code: string | null;
  since: Date;
  attempts: number;
  /** Unposted lines that hang under it. */
  behind: number;
  followUp: FollowUpDetail | null;
}

export interface DeadLetters {
  items: DeadLetter[];
  total: number;
  dead: number;
}

/** One page of what was given up, the newest first; `total` and `dead` count all of it. */
export async function deadLetters(
  db: Db,
  { limit, offset }: { limit: number; offset: number },
): Promise<DeadLetters> {
  const counts: { total: string; dead: string }[] = await db.query(
    `SELECT count(*) AS total, count(*) FILTER (WHERE state = 'dead') AS dead FROM outbox WHERE state IN ('dead', 'unknown')`,
  );
  const rows: Row[] = await db.query(
    `SELECT o.id, o.kind, o.lane, o.state, o.last_error, coalesce(o.gave_up_at, o.created_at) AS since, o.attempts,
            o.intent ->> 'followUpId' AS follow_up_id,
            (SELECT count(*) FROM outbox line WHERE line.thread_of = o.key AND line.message_ts IS NULL) AS behind
       FROM outbox o WHERE o.state IN ('dead', 'unknown')
      ORDER BY coalesce(o.gave_up_at, o.created_at) DESC, o.id DESC LIMIT $1 OFFSET $2`,
    [limit, offset],
  );
  const ids = rows.map((row) => row.follow_up_id).filter((id) => id !== null);
  const followUps = new Map((await followUpDetails(db, 'f.id = ANY($1)', [ids])).map((f) => [f.id, f]));
  return {
    items: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      lane: row.lane,
      state: row.state,
      code: row.last_error,
      since: row.since,
      attempts: row.attempts,
      behind: Number(row.behind),
      followUp: (row.follow_up_id && followUps.get(row.follow_up_id)) || null,
    })),
    total: Number(counts[0]!.total),
    dead: Number(counts[0]!.dead),
  };
}

interface Row {
  id: string;
  kind: string;
  lane: string;
  state: 'dead' | 'unknown';
  last_error: string | null;
  since: Date;
  attempts: number;
  follow_up_id: string | null;
  behind: string;
}
