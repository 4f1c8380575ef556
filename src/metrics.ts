import { Counter, collectDefaultMetrics, Registry } from 'prom-client';

/** Counters of this process; no label ever carries a person or a comment. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    deliveries: new Counter({
      name: 'rnps_deliveries_total',
      help: 'Webhook deliveries by source and what became of them',
      labelNames: ['source', 'result'],
      registers: [registry],
    }),
    messages: new Counter({
      name: 'rnps_messages_total',
      help: 'Messages taken from the outbox by what became of them',
      labelNames: ['result'],
      registers: [registry],
    }),
  };
}
