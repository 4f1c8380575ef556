import type { EntityManager } from 'typeorm';
import type { Deps } from '../deps';
import type { ClaimedMessage } from './claim-due';
import { keyOf, URGENCY } from './intent';
import type { Leftover } from './others-in-thread';
import { enqueueAll } from './outbox';

type SettleDeps = Pick<Deps, 'db' | 'directory'>;

/**
 * The message is gone, and so is its row; whoever asked is told what is left for them, admins when a tool asked. False
 * when the lease was lost.
 */
export async function settleErased(
  deps: SettleDeps,
  message: ClaimedMessage,
  erasureId: string,
  leftovers: Leftover[],
): Promise<boolean> {
  return deps.db.transaction(async (tx) => {
    const [, ours]: [unknown, number] = await tx.query(
      'DELETE FROM outbox WHERE id = $1 AND lease_token = $2 AND lease_until IS NOT NULL',
      [message.id, message.leaseToken],
    );
    if (ours === 0) return false;
    const reports = (await readersOf(deps, tx, erasureId)).map((to) => ({
      kind: 'erasure_report' as const,
      erasureId,
      to,
    }));
    if (leftovers.length > 0) {
      await keep(tx, erasureId, leftovers);
      await enqueueAll(
        tx,
        reports.map((intent) => ({ intent, place: { lane: `dm:${intent.to}`, urgency: URGENCY.alert } })),
      );
    }
    // The last one changes what a report says of messages on their way.
    else
      await tx.query(
        `UPDATE outbox SET revision = revision + 1 WHERE key = ANY($1)
            AND NOT EXISTS (SELECT FROM outbox WHERE kind = 'erase_message' AND intent ->> 'erasureId' = $2)`,
        [reports.map((intent) => keyOf(intent)), erasureId],
      );
    return true;
  });
}

async function readersOf(deps: SettleDeps, tx: EntityManager, erasureId: string): Promise<string[]> {
  const rows: { by_id: string }[] = await tx.query('SELECT by_id FROM erasures WHERE id = $1', [erasureId]);
  const admins = [...deps.directory.admins];
  const by = rows[0]?.by_id;
  return by !== undefined && admins.includes(by) ? [by] : admins;
}

async function keep(tx: EntityManager, erasureId: string, leftovers: Leftover[]): Promise<void> {
  await tx.query(
    `INSERT INTO erasure_leftovers (erasure_id, channel_id, ts, thread_ts, what)
     SELECT $1, l.channel_id, l.ts, l.thread_ts, l.what
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS l (channel_id, ts, thread_ts, what)
     ON CONFLICT DO NOTHING`,
    [
      erasureId,
      leftovers.map(({ channelId }) => channelId),
      leftovers.map(({ ts }) => ts),
      leftovers.map(({ threadTs }) => threadTs),
      leftovers.map(({ what }) => what),
    ],
  );
}
