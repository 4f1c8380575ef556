import type { Logger } from 'pino';
import type { CallReport } from '../ai/model/call-in-budget';
import type { Deps } from '../deps';
import { createMetrics, watchComments, watchModel, watchPendingFetches } from '../metrics';
import { pendingFetches } from '../queries/operations/pending-fetches';
import { annotationProgress } from '../queries/themes/annotation-progress';
import { waitingForModel } from '../queries/themes/model-progress';

export type Metrics = ReturnType<typeof createMetrics>;

/** What GET /metrics shows: what this process counts, and what waits in the database. */
export function openMetrics(db: Deps['db']): Metrics {
  const metrics = createMetrics();
  watchPendingFetches(metrics.registry, () => pendingFetches(db));
  watchComments(metrics.registry, () => annotationProgress(db));
  watchModel(metrics.registry, () => waitingForModel(db));
  return metrics;
}

/** Counts the calls of the model, and tells the log of one that gave no answer. */
export function countCalls(metrics: Metrics, log: Logger) {
  return ({ result, what, inputTokens, outputTokens }: CallReport) => {
    metrics.aiCalls.inc({ result });
    metrics.aiTokens.inc({ direction: 'in' }, inputTokens);
    metrics.aiTokens.inc({ direction: 'out' }, outputTokens);
    if (result !== 'ok') log.warn({ result, what }, 'the model gave no answer');
  };
}
