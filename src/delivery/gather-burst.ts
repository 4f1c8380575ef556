import type { EntityManager } from 'typeorm';
import { OWED } from './find-lanes';
import { type Intent, keyOf, URGENCY } from './intent';
import { enqueue } from './outbox';

const CARDS = `o.lane = $1 AND ${OWED} AND o.message_ts IS NULL AND o.kind = 'card'`;
const UNTOUCHED = 'NOT o.alone AND o.attempts = 0 AND o.attempted_at IS NULL AND o.lease_until IS NULL';

/** So that a turn stays short however many came; the next turn takes the next ones. */
const AT_ONCE = 2000;

/**
 * More cards than `burst` in a channel's lane: the most urgent keep a card each, one summary stands for the others.
 * In the transaction that has the lane's turn; cards that somebody holds at this moment are left alone. A posted
 * summary that grows is edited `editMs` later, with all that came meanwhile.
 */
export async function gatherBurst(
  tx: EntityManager,
  lane: string,
  { burst, editMs }: { burst: number; editMs: number },
): Promise<number> {
  if (burst === 0 || !lane.startsWith('channel:')) return 0;
  const waiting = await cardsWaiting(tx, lane, burst + 1);
  if (waiting <= burst) {
    // The last one of a burst has its turn: what comes later is another burst.
    if (waiting <= 1) await endBurst(tx, lane);
    return 0;
  }
  const rest: { id: string }[] = await tx.query(
    `SELECT o.id FROM outbox o
      WHERE ${UNTOUCHED} AND ${CARDS}
        AND o.id IN (SELECT o.id FROM outbox o WHERE ${CARDS} ORDER BY o.urgency, o.id OFFSET $2)
        LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [lane, burst, AT_ONCE],
  );
  if (rest.length === 0) return 0;
  const summary = await summaryOf(tx, lane);
  await tx.query(`UPDATE outbox SET state = 'gathered', gathered_in = $2 WHERE id = ANY($1::bigint[])`, [
    rest.map(({ id }) => id),
    keyOf(summary),
  ]);
  await enqueue(tx, summary, { lane, urgency: URGENCY.summary });
  await editLater(tx, keyOf(summary), editMs);
  return rest.length;
}

async function cardsWaiting(tx: EntityManager, lane: string, max: number): Promise<number> {
  const rows: { n: string }[] = await tx.query(
    `SELECT count(*) AS n FROM (SELECT FROM outbox o WHERE ${CARDS} LIMIT $2) AS first`,
    [lane, max],
  );
  return Number(rows[0]!.n);
}

async function endBurst(tx: EntityManager, lane: string): Promise<void> {
  await tx.query('UPDATE bursts SET ended_at = clock_timestamp() WHERE lane = $1 AND ended_at IS NULL', [
    lane,
  ]);
}

async function summaryOf(tx: EntityManager, lane: string): Promise<Extract<Intent, { kind: 'summary' }>> {
  const rows: { id: string }[] = await tx.query(
    `INSERT INTO bursts (lane) VALUES ($1)
     ON CONFLICT (lane) WHERE ended_at IS NULL DO UPDATE SET lane = excluded.lane RETURNING id`,
    [lane],
  );
  return { kind: 'summary', burstId: rows[0]!.id, channel: lane.slice('channel:'.length) };
}

/** A summary that stands and was not owed an edit until now gets it a little later, for all that comes meanwhile. */
async function editLater(tx: EntityManager, key: string, waitMs: number): Promise<void> {
  await tx.query(
    `UPDATE outbox SET not_before = clock_timestamp() + $2 * interval '1 ms'
      WHERE key = $1 AND message_ts IS NOT NULL AND sent_revision = revision - 1`,
    [key, waitMs],
  );
}
