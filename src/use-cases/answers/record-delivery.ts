import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { Parsed } from '../../domain/answer';
import { parkedIfAhead } from '../../domain/future-times';
import { erasedName } from '../../domain/tombstone';
import { FactsRefused, keepFacts } from '../customers/keep-facts';
import { namesErased } from '../erasure/erased-in-body';
import { erasedAmong, keepTombstones } from '../erasure/tombstones';
import { refusedValue } from '../sql-state';
import { takeTurns } from '../take-turns';
import { inTransaction } from '../transaction';
import { keepPending } from './keep-pending';
import { CARRIED_OUT, isErased, mindErasures, takeGate } from './mind-erasures';
import { recordResponse } from './record-response';

/** One verified delivery, ready to be committed. */
export interface DeliveryInput {
  source: string;
  /** The source's own id of this delivery, the same on a retry; else `sha256:` and the hex hash of the body. */
  deliveryId: string;
  /** The bytes that were signed, so that the delivery can be read again after a mapping is mended. */
  body: Buffer;
  /** content-type, user-agent and webhook-id only: never a signature or a token. */
  headers: Record<string, string>;
  parsed: Parsed;
}

export type RecordResult =
  /** `outdated`: a newer version of the answer is known, and this one changed nothing. */
  | { kind: 'recorded'; outdated?: true }
  | { kind: 'pending' }
  | { kind: 'duplicate' }
  | { kind: 'parked'; reason: string; detail: string }
  | { kind: 'ignored'; why: string };

/** Tools wait longer than people do, and send again when they must. */
export const LOCK_TIMEOUT_MS = 8000;

/** Of the pool's ten connections: a burst of deliveries must leave some, and processor time, for people's clicks. */
const AT_ONCE = 4;
export const inTurn = takeTurns(AT_ONCE);

/**
 * Commits a raw delivery and all that follows from it, once: the same delivery again is a duplicate and changes
 * nothing. Throws TransientError when the database is too busy; then nothing was committed.
 */
export async function recordDelivery(deps: Deps, input: DeliveryInput): Promise<RecordResult> {
  const parsed = parkedIfAhead(input.parsed, deps.now());
  await knowOwner(deps, parsed);
  const result = await inTurn(() => commit(deps, { ...input, parsed }));
  if (result.kind === 'recorded' || result.kind === 'ignored') deps.wake();
  return result;
}

/** A comment may name the owner of its account; nothing asks Slack once the transaction has begun. Cached. */
export async function knowOwner(deps: Deps, parsed: Parsed): Promise<void> {
  const email = parsed.kind === 'answer' && parsed.answer.comment ? parsed.answer.account.ownerEmail : null;
  if (email) await deps.directory.learn(email);
}

function commit(deps: Deps, input: DeliveryInput): Promise<RecordResult> {
  return orParked(input.parsed, (parsed) =>
    inTransaction(deps, (tx) => record(deps, tx, { ...input, parsed }), LOCK_TIMEOUT_MS),
  );
}

/** Does it once more as parked, where a person sees it, when it would fail in the same way for ever. */
export async function orParked<P extends Parsed, T>(
  parsed: P,
  work: (parsed: P | Extract<Parsed, { kind: 'parked' }>) => Promise<T>,
): Promise<T> {
  try {
    return await work(parsed);
  } catch (error) {
    const parked = parkedFor(error);
    if (parked === null) throw error;
    return work(parked);
  }
}

/** What becomes of a delivery whose transaction failed in a way in which it would fail for ever; null: it may be tried again. */
function parkedFor(error: unknown): Extract<Parsed, { kind: 'parked' }> | null {
  if (error instanceof FactsRefused) return { kind: 'parked', reason: 'bad_field', detail: error.message };
  const code = refusedValue(error);
  if (code === null) return null;
  const detail = `The database refused a value of this answer (SQLSTATE ${code}).`;
  return { kind: 'parked', reason: 'bad_field', detail };
}

async function record(deps: Deps, tx: EntityManager, input: DeliveryInput): Promise<RecordResult> {
  await takeGate(tx, input.parsed);
  const hashedId = erasedName.delivery(input.source, input.deliveryId);
  if ((await erasedAmong(tx, [hashedId])).size > 0) return { kind: 'duplicate' };
  const parsed = await mindErasures(deps, tx, input);
  // Nobody looked into what could not be read, or is of no interest: who was erased may stand in it.
  const unseen = parsed.kind === 'parked' || (parsed.kind === 'ignored' && !isErased(parsed));
  const outcome = verdict(parsed);
  if (isErased(parsed) || (unseen && (await namesErased(tx, input.body)))) {
    await keepTrace(deps, tx, { ...input, ...outcome });
    if (parsed.kind === 'facts') await keepFacts(deps, tx, { told: parsed.told, receivedAt: deps.now() });
    return outcome.answer;
  }
  const id = deps.newId();
  const receivedAt = deps.now();
  const inserted: unknown[] = await tx.query(
    `INSERT INTO raw_deliveries (id, source, delivery_id, headers, body, received_at, result, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (source, delivery_id) DO NOTHING RETURNING id`,
    [
      id,
      input.source,
      input.deliveryId,
      JSON.stringify(input.headers),
      input.body,
      receivedAt,
      outcome.result,
      outcome.reason,
    ],
  );
  if (inserted.length === 0) return { kind: 'duplicate' };
  if (parsed.kind === 'pending') {
    await keepPending(tx, { deliveryId: id, source: input.source, ref: parsed.ref, namedAt: receivedAt });
  }
  if (parsed.kind === 'facts') await keepFacts(deps, tx, { told: parsed.told, receivedAt });
  if (parsed.kind !== 'answer') return outcome.answer;
  const kept = await recordResponse(deps, tx, { source: input.source, answer: parsed.answer });
  await tx.query('UPDATE raw_deliveries SET response_id = $2 WHERE id = $1', [id, kept.id]);
  return kept.outdated ? { kind: 'recorded', outdated: true } : { kind: 'recorded' };
}

/** A row that says that something came, and nothing of what it was; a retry of it is known by its tombstone. */
async function keepTrace(
  deps: Deps,
  tx: EntityManager,
  { source, deliveryId, result, reason }: DeliveryInput & { result: string; reason: string | null },
): Promise<void> {
  const at = deps.now();
  await keepTombstones(tx, [erasedName.delivery(source, deliveryId)], at);
  const id = deps.newId();
  await tx.query(
    `INSERT INTO raw_deliveries (id, source, delivery_id, headers, body, received_at, result, reason)
     VALUES ($1, $2, $3, '{}', '', $4, $5, $6)`,
    [id, source, `erased:${id}`, at, result, reason],
  );
}

/** What the delivery's row says of it, and what the tool is told. */
export function verdict(parsed: Parsed): {
  result: 'recorded' | 'parked' | 'ignored' | 'pending';
  reason: string | null;
  answer: RecordResult;
} {
  switch (parsed.kind) {
    case 'answer':
      return { result: 'recorded', reason: parsed.leftOut ?? null, answer: { kind: 'recorded' } };
    case 'facts':
      return { result: 'recorded', reason: null, answer: { kind: 'recorded' } };
    case 'pending':
      return { result: 'pending', reason: null, answer: { kind: 'pending' } };
    case 'ignored':
      return { result: 'ignored', reason: parsed.why, answer: { kind: 'ignored', why: parsed.why } };
    case 'parked':
      return {
        result: 'parked',
        reason: `${parsed.reason}: ${parsed.detail}`,
        answer: { kind: 'parked', reason: parsed.reason, detail: parsed.detail },
      };
    case 'deleted':
    case 'erased':
      return { result: 'ignored', reason: CARRIED_OUT, answer: { kind: 'ignored', why: CARRIED_OUT } };
  }
}
