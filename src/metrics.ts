import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** Counters of this process; no label ever carries a person or a comment. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    deliveries: new Counter({
      name: 'rnps_deliveries_total',
      help: 'Webhook deliveries by source and what became of them, or why they were refused',
      labelNames: ['source', 'result'],
      registers: [registry],
    }),
    messages: new Counter({
      name: 'rnps_messages_total',
      help: 'Messages taken from the outbox by what became of them',
      labelNames: ['result'],
      registers: [registry],
    }),
    aiCalls: new Counter({
      name: 'rnps_ai_calls_total',
      help: 'Calls of the model by what became of them',
      labelNames: ['result'],
      registers: [registry],
    }),
    aiTokens: new Counter({
      name: 'rnps_ai_tokens_total',
      help: 'Tokens that the model read and wrote, as it counted them',
      labelNames: ['direction'],
      registers: [registry],
    }),
    commentsRead: new Counter({
      name: 'rnps_comments_read_total',
      help: 'Comments that were taken to the model by what became of them: model, or why the local annotation stays',
      labelNames: ['result'],
      registers: [registry],
    }),
  };
}

/** Shows, whenever somebody asks, how many comments wait for the model. */
export function watchModel(registry: Registry, waiting: () => Promise<number>): void {
  new Gauge({
    name: 'rnps_comments_for_model',
    help: 'Comments that the model is still to read',
    registers: [registry],
    async collect() {
      const found = await waiting().catch(() => null);
      if (found !== null) this.set(found);
      else this.reset();
    },
  });
}

/** Shows, whenever somebody asks, how many comments are still to be annotated. */
export function watchComments(registry: Registry, read: () => Promise<{ waiting: number }>): void {
  new Gauge({
    name: 'rnps_comments_to_annotate',
    help: 'Comments whose themes are still to be told, or told again',
    registers: [registry],
    async collect() {
      const found = await read().catch(() => null);
      if (found) this.set(found.waiting);
      else this.reset();
    },
  });
}

type PendingCounts = { source: string; waiting: number; oldestSeconds: number }[];

/** Shows, whenever somebody asks, how many answers of each source are still to be fetched, and how old the oldest is. */
export function watchPendingFetches(registry: Registry, read: () => Promise<PendingCounts>): void {
  const show = (name: string, help: string, of: (row: PendingCounts[number]) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['source'],
      registers: [registry],
      async collect() {
        // Without a database there is no number, and the rest is still shown.
        const rows = await read().catch(() => []);
        this.reset();
        for (const row of rows) this.set({ source: row.source }, of(row));
      },
    });
  show('rnps_pending_fetches', 'Answers that are told of and still to be fetched', (row) => row.waiting);
  show(
    'rnps_oldest_pending_fetch_seconds',
    'How long the oldest of them has waited',
    (row) => row.oldestSeconds,
  );
}
