import type { FastifyError, FastifyReply } from 'fastify';
import type { HookAnswer } from './hook-answers';

/** Seconds after which a tool should try again when we could not store its delivery. */
const RETRY_AFTER_SECONDS = '30';

/** Answers what went wrong before a delivery was read: a body that is too big, cut short, or of no media type. */
export function answerError(error: FastifyError, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status === 413)
    return reply.code(413).send(no('too_big', 'Not recorded: the body is larger than 1 MiB.'));
  if (status === 415) {
    return reply.code(415).send(no('unsupported', 'Not a delivery: its Content-Type is not a media type.'));
  }
  if (status >= 400 && status < 500) {
    return reply
      .code(status)
      .send(no('bad_request', 'Not recorded: the request is broken or was cut short.'));
  }
  return answerUnavailable(reply);
}

/** 503, so that the tool sends the delivery again: nothing of it was committed. */
export function answerUnavailable(reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .header('retry-after', RETRY_AFTER_SECONDS)
    .send(no('unavailable', 'Not recorded: the app could not store it just now. Send it again.'));
}

export function answerUnknown(reply: FastifyReply): FastifyReply {
  const message = 'There is no source of this name. Sources are named in rnps.config.yaml, under sources.';
  return reply.code(404).send(no('unknown_source', message));
}

export function no(status: string, message: string): HookAnswer {
  return { ok: false, status, message };
}

/**
 * What may be logged of an error while a customer's words are at hand: its kind, its code, the names that a database
 * gives, and where it was thrown. Never its message or parameters, which can quote the comment.
 */
export function traceOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, constraint, table, column } = error as Error & Record<string, unknown>;
  const stack = error.stack ?? '';
  const afterMessage = stack.indexOf(error.message) + error.message.length;
  const at = stack
    .slice(afterMessage)
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .map((line) => line.trim());
  return { name: error.name, code, constraint, table, column, at: at.slice(0, 12) };
}
