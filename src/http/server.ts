import type { RequestListener } from 'node:http';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { bodyTrouble } from './body-trouble';

export interface HttpParts {
  /** Adds routes: hooks, health, clock. */
  routes: ((app: FastifyInstance) => Promise<void>)[];
  /** Bolt's own listener, mounted at /slack/events; null in Socket Mode. */
  slackListener: RequestListener | null;
}

/** How long requests that are under way at a stop may take; Slack has given up on a click by then. */
const DRAIN_MS = 5000;

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
    reply.code(404).send({
      ok: false,
      error: 'not_found',
      detail: 'Nothing is here. Webhooks go to /hooks/NAME, health is at /healthz.',
    });
  });
  app.setErrorHandler(bodyTrouble);
  // A sender who never ends must not keep the process from leaving.
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), DRAIN_MS).unref();
  });
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
      // Bolt answers a body that is too large without reading the rest, and the connection would hang on it.
      reply.raw.on('finish', () => request.raw.resume());
      listener(request.raw, reply.raw);
    });
  };
}
