import { createHmac, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Source } from '../config/source';
import type { Parsed } from '../domain/answer';
import type { RecordResult } from '../use-cases/answers/record-delivery';
import { ADAPTERS } from './adapters';
import type { HookHeaders, RecordDelivery } from './delivery';
import { answerFor, answerForRefusal, refusalForLog } from './hook-answers';
import { answerUnavailable, traceOf } from './hook-errors';
import type { Paces } from './paces';
import { answerTooMany, countRefused, countVerified } from './rate-limit';
import { readDelivery } from './read-delivery';

export interface ReceiveDeps {
  record: RecordDelivery;
  /** The machine's time, for signatures; never business time. */
  realNow: () => Date;
  log: { [level in 'info' | 'warn' | 'error']: (fields: object, message: string) => void };
}

/** Verifies, reads and records one delivery, and answers only after it is committed. */
export async function receiveDelivery(
  { record, realNow, log, paces }: ReceiveDeps & { paces: Paces },
  source: Source,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const headers = request.headers as HookHeaders;
  const { adapter, name } = source;
  const signed = { body, headers, secrets: source.secrets, now: realNow() };
  const verdict = ADAPTERS[adapter].verify(signed, source);
  if (!verdict.ok) {
    if (!countRefused(paces, source)) return answerTooMany(paces, log, source, { reply, waitMs: 1000 });
    log.warn({ source: name, result: 'unauthorized', why: verdict.why }, refusalForLog(verdict.why, name));
    return reply.code(401).send(answerForRefusal(verdict.why));
  }
  const tooMany = countVerified(paces, log, source, reply);
  if (tooMany) return tooMany;
  const reading = readDelivery(source, body, headers);
  const parsed = source.enabled ? reading.parsed : switchedOff(name);
  const about = { source: name, deliveryId: reading.deliveryId };
  const logged = { source: name, delivery: nameForLog(about) };
  let result: RecordResult;
  try {
    result = await record({ ...about, body, headers: headersToKeep(headers), parsed });
  } catch (error) {
    const said = `Hook ${name}: a delivery was not committed; the tool is asked to send it again.`;
    log.error({ ...logged, result: 'failed', error: traceOf(error) }, said);
    return answerUnavailable(reply);
  }
  logResult(log, logged, result, parsed);
  return reply.code(200).send(answerFor(result, parsed));
}

function switchedOff(name: string): Parsed {
  const detail = `The source is switched off: sources.${name}.enabled is false.`;
  return { kind: 'parked', reason: 'source_off', detail };
}

function headersToKeep(headers: HookHeaders): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of ['content-type', 'user-agent', 'webhook-id']) {
    const value = headers[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

// The log outlives whoever asks to be forgotten, and some tools make a delivery's id of the answer's or the person's. A key
// that is gone with the process leaves nobody to try ids against the log.
const LOG_KEY = randomBytes(32);

function nameForLog({ source, deliveryId }: { source: string; deliveryId: string }): string {
  return createHmac('sha256', LOG_KEY).update(`${source} ${deliveryId}`).digest('hex').slice(0, 16);
}

function logResult(
  log: ReceiveDeps['log'],
  about: { source: string; delivery: string },
  result: RecordResult,
  parsed: Parsed,
): void {
  if (result.kind !== 'parked') {
    const leftOut = parsed.kind === 'answer' ? parsed.leftOut : undefined;
    log.info({ ...about, result: result.kind, leftOut }, `Hook ${about.source}: ${result.kind}.`);
    return;
  }
  // Why facts of customers are refused may name one.
  const detail = parsed.kind === 'facts' ? undefined : result.detail;
  log.warn(
    { ...about, result: 'parked', reason: result.reason, detail },
    `Hook ${about.source}: parked a delivery.`,
  );
}
