import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';

export interface Readiness {
  ready: boolean;
  database: string;
  slack: string;
}

/** GET /healthz (the process lives), /readyz (it can work: database and Slack), /metrics (Prometheus). */
export function healthRoutes(o: { readiness: () => Promise<Readiness>; metrics: Registry }) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/healthz', () => ({ ok: true }));
    app.get('/readyz', async (_request, reply) => {
      const state = await o.readiness();
      return reply
        .code(state.ready ? 200 : 503)
        .send({ ok: state.ready, database: state.database, slack: state.slack });
    });
    app.get('/metrics', async (_request, reply) =>
      reply.type(o.metrics.contentType).send(await o.metrics.metrics()),
    );
  };
}
