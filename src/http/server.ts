import type { RequestListener } from 'node:http';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { bodyTrouble } from './body-trouble';

export interface HttpParts {
  /** Adds routes: hooks, health, clock. */
  routes: ((app: FastifyInstance) => Promise<void>)[];
  /** Bolt's own listener, mounted at /slack/events; null in Socket Mode. */
  slackListener: RequestListener | null;
}

/**
 * The one HTTP server. It is ours and not Bolt's, because Bolt's routes let an unauthenticated request with a
 * malformed address, or a handler that rejects, end the process.
 */
export async function buildServer(parts: HttpParts): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    // A slow sender must not hold a socket for ever.
    requestTimeout: 30_000,
    routerOptions: { ignoreTrailingSlash: false },
    frameworkErrors: (error, _request, reply) => {
      const detail = `This address cannot be read: ${error.code}.`;
      (reply as unknown as FastifyReply).code(400).send({ ok: false, error: 'bad_request', detail });
    },
  });
  app.setNotFoundHandler((_request, reply) => {
    reply
      .code(404)
      .send({
        ok: false,
        error: 'not_found',
        detail: 'Nothing is here. Webhooks go to /hooks/NAME, health is at /healthz.',
      });
  });
  app.setErrorHandler(bodyTrouble);
  if (parts.slackListener) await app.register(slackRoute(parts.slackListener));
  for (const add of parts.routes) await app.register(add);
  return app;
}

// A scope of its own that leaves the body unread: Bolt reads and verifies it.
function slackRoute(listener: RequestListener) {
  return async (scope: FastifyInstance) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.post('/slack/events', (request, reply) => {
      reply.hijack();
      listener(request.raw, reply.raw);
    });
  };
}
