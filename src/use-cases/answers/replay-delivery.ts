import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { Parsed, ParsedAnswer } from '../../domain/answer';
import { parkedIfAhead } from '../../domain/future-times';
import { keepFacts } from '../customers/keep-facts';
import { emptyDeliveries } from '../erasure/empty-deliveries';
import { inTransaction } from '../transaction';
import { keepPending } from './keep-pending';
import { isErased, mindErasures, takeGate } from './mind-erasures';
import { knowOwner, LOCK_TIMEOUT_MS, orParked, verdict } from './record-delivery';
import { lockAnswer, recordResponse } from './record-response';

/** `gone`: it is not parked any more; somebody else replayed it, or it was never there. */
export type ReplayedDelivery = 'recorded' | 'pending' | 'ignored' | 'parked' | 'gone';

/**
 * Does with a parked delivery what would have been done had it been read as `parsed` when it came, once: whatever is
 * parked no more is left alone. The promise of an answer that nobody could see until now starts now.
 */
export async function replayDelivery(
  deps: Deps,
  { id, parsed: told }: { id: string; parsed: Parsed },
): Promise<ReplayedDelivery> {
  const parsed = parkedIfAhead(told, deps.now());
  await knowOwner(deps, parsed);
  const replayed = await orParked(parsed, (read) =>
    inTransaction(deps, (tx) => replay(deps, tx, { id, parsed: read }), LOCK_TIMEOUT_MS),
  );
  if (replayed === 'recorded' || replayed === 'ignored') deps.wake();
  return replayed;
}

interface Delivery {
  source: string;
  received_at: Date;
}

async function replay(
  deps: Deps,
  tx: EntityManager,
  { id, parsed: read }: { id: string; parsed: Parsed },
): Promise<ReplayedDelivery> {
  await takeGate(tx, read);
  const rows: Delivery[] = await tx.query(
    `SELECT source, received_at FROM raw_deliveries WHERE id = $1 AND result = 'parked' FOR UPDATE`,
    [id],
  );
  const delivery = rows[0];
  if (!delivery) return 'gone';
  const parsed = await mindErasures(deps, tx, { source: delivery.source, parsed: read });
  const { result, reason } = verdict(parsed);
  if (parsed.kind === 'pending') {
    const { source } = delivery;
    await keepPending(tx, { deliveryId: id, source, ref: parsed.ref, namedAt: deps.now() });
  }
  if (parsed.kind === 'facts') {
    await keepFacts(deps, tx, { told: parsed.told, receivedAt: delivery.received_at });
  }
  const responseId = parsed.kind === 'answer' ? await record(deps, tx, delivery, parsed.answer) : null;
  await tx.query('UPDATE raw_deliveries SET result = $2, reason = $3, response_id = $4 WHERE id = $1', [
    id,
    result,
    reason,
    responseId,
  ]);
  if (isErased(parsed)) await emptyDeliveries(deps, tx, [id]);
  return result;
}

async function record(
  deps: Deps,
  tx: EntityManager,
  { source, received_at }: Delivery,
  told: ParsedAnswer,
): Promise<string> {
  // They answered when it came at the latest, not when it was replayed.
  const answer = { ...told, answeredAt: told.answeredAt ?? received_at };
  // First its turn, then the question: a later delivery may be about to be committed.
  await lockAnswer(tx, source, answer.sourceResponseId);
  const later: unknown[] = await tx.query(
    `SELECT 1 FROM responses r JOIN raw_deliveries d ON d.response_id = r.id
      WHERE r.source = $1 AND r.source_response_id = $2 AND d.received_at > $3 LIMIT 1`,
    [source, answer.sourceResponseId, received_at],
  );
  return (await recordResponse(deps, tx, { source, answer, late: later.length > 0 })).id;
}
