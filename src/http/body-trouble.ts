import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

/** Answers a request that failed outside the hooks: what, and nothing of our insides. */
export function bodyTrouble(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 500;
  const detail = status < 500 ? error.message : 'That went wrong on our side.';
  reply.code(status).send({ ok: false, error: error.code ?? 'error', detail });
}
