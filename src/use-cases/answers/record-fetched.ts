import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { SettledParsed } from '../../domain/answer';
import { parkedIfAhead } from '../../domain/future-times';
import { emptyDeliveries } from '../erasure/empty-deliveries';
import { inTransaction } from '../transaction';
import { isErased, mindErasures, takeGate } from './mind-erasures';
import { inTurn, knowOwner, LOCK_TIMEOUT_MS, orParked, type RecordResult, verdict } from './record-delivery';
import { recordResponse } from './record-response';

/** What the tool's API told about the deliveries that `lease` holds. */
export interface FetchedInput {
  source: string;
  lease: string;
  parsed: SettledParsed;
}

type Settled = RecordResult | { kind: 'lease_lost' };

/** Commits a fetched answer and settles the deliveries that named it, once: whoever lost the lease changes nothing. */
export async function recordFetched(deps: Deps, input: FetchedInput): Promise<Settled> {
  const parsed = parkedIfAhead(input.parsed, deps.now());
  await knowOwner(deps, parsed);
  const result = await inTurn(() => commit(deps, { ...input, parsed }));
  if (result.kind === 'recorded' || result.kind === 'ignored') deps.wake();
  return result;
}

function commit(deps: Deps, input: FetchedInput): Promise<Settled> {
  return orParked(input.parsed, (parsed) =>
    inTransaction(deps, (tx) => settle(deps, tx, { ...input, parsed }), LOCK_TIMEOUT_MS),
  );
}

async function settle(
  deps: Deps,
  tx: EntityManager,
  { source, lease, parsed: told }: FetchedInput,
): Promise<Settled> {
  await takeGate(tx, told);
  const [held]: [{ delivery_id: string; named_at: Date }[], number] = await tx.query(
    'DELETE FROM pending_fetches WHERE lease = $1 RETURNING delivery_id, named_at',
    [lease],
  );
  if (held.length === 0) return { kind: 'lease_lost' };
  const deliveryIds = held.map((row) => row.delivery_id);
  // We have known of the answer since the first delivery that named it: however long its tool let us wait.
  const receivedAt = new Date(Math.min(...held.map((row) => row.named_at.getTime())));
  const parsed = await mindErasures(deps, tx, { source, parsed: told });
  const kept =
    parsed.kind === 'answer'
      ? await recordResponse(deps, tx, { source, answer: parsed.answer, receivedAt })
      : null;
  const { result, reason, answer } = verdict(parsed);
  await tx.query('UPDATE raw_deliveries SET result = $2, reason = $3, response_id = $4 WHERE id = ANY($1)', [
    deliveryIds,
    result,
    reason,
    kept?.id ?? null,
  ]);
  if (isErased(parsed)) await emptyDeliveries(deps, tx, deliveryIds);
  return answer;
}
