import type { FastifyReply } from 'fastify';
import type { RateLimit } from '../config/rate-limit';
import { no } from './hook-errors';
import type { Paces } from './paces';

type Log = { warn: (fields: object, message: string) => void };

/** A way in, and how much of it is taken. */
export interface Limited {
  name: string;
  /** Absent: as many as come. */
  rateLimit?: RateLimit;
  /** Where the configuration says how much; by default among the sources. */
  setting?: string;
}

/** One line of the log in a minute says what thousands would. */
const TOLD = { perSecond: 1 / 60, burst: 1 };

/**
 * Answers 429 when a source's limit is reached; null: it may come in. Takes nothing, so it may be asked before anything
 * is read: only what is verified counts, and a flood of strangers cannot use up what a tool may send.
 */
export function tooFast(paces: Paces, log: Log, source: Limited, reply: FastifyReply): FastifyReply | null {
  const { name, rateLimit } = source;
  const waitMs = rateLimit ? paces.waitMs(`verified ${name}`, rateLimit) : 0;
  return waitMs > 0 ? answerTooMany(paces, log, source, { reply, waitMs }) : null;
}

/** The same for a delivery that is verified, which counts. */
export function countVerified(
  paces: Paces,
  log: Log,
  source: Limited,
  reply: FastifyReply,
): FastifyReply | null {
  const { name, rateLimit } = source;
  if (!rateLimit || paces.take(`verified ${name}`, rateLimit)) return null;
  return tooFast(paces, log, source, reply);
}

/** Counts a delivery that is refused; false: there were so many that this one need be neither explained nor logged. */
export function countRefused(paces: Paces, { name, rateLimit }: Limited): boolean {
  return !rateLimit || paces.take(`refused ${name}`, rateLimit);
}

/** 429 with the whole seconds after which to come again. */
export function answerTooMany(
  paces: Paces,
  log: Log,
  { name, rateLimit, setting = `sources.${name}.rateLimit` }: Limited,
  { reply, waitMs }: { reply: FastifyReply; waitMs: number },
): FastifyReply {
  if (paces.take(`told ${name}`, TOLD)) {
    const said = `Hook ${name}: more came than ${rateLimit?.perSecond} a second; the rest is asked to come again. See ${setting}.`;
    log.warn({ source: name, result: 'too_many' }, said);
  }
  const message = 'Not recorded: too many at once. Send it again after the seconds in Retry-After.';
  return reply
    .code(429)
    .header('retry-after', String(Math.ceil(waitMs / 1000)))
    .send(no('too_many', message));
}
