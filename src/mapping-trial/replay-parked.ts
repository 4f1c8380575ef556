import type { Source } from '../config/source';
import type { Deps } from '../deps';
import type { Parsed } from '../domain/answer';
import { readDelivery } from '../ingest/read-delivery';
import { parkedDeliveries } from '../queries/operations/deliveries';
import { type ReplayedDelivery, replayDelivery } from '../use-cases/answers/replay-delivery';

const BATCH = 100;

export interface ReplaySummary {
  total: number;
  became: Record<ReplayedDelivery, number>;
  /** Of those that are parked still, how many for which reason. */
  reasons: Map<string, number>;
}

/** Reads every parked delivery of a source again, the oldest first, by the mapping that it has now. Safe to run twice. */
export async function replayParked(deps: Deps, source: Source): Promise<ReplaySummary> {
  const summary: ReplaySummary = {
    total: 0,
    became: { recorded: 0, pending: 0, ignored: 0, parked: 0, gone: 0 },
    reasons: new Map(),
  };
  let after = null;
  for (;;) {
    const batch = await parkedDeliveries(deps.db.manager, { source: source.name, after, limit: BATCH });
    for (const { id, body, headers } of batch) {
      const { parsed } = readDelivery(source, body, headers);
      const became = await replayDelivery(deps, { id, parsed });
      summary.total += 1;
      summary.became[became] += 1;
      if (became === 'parked') {
        const reason = reasonOf(parsed);
        summary.reasons.set(reason, (summary.reasons.get(reason) ?? 0) + 1);
      }
    }
    after = batch.at(-1) ?? null;
    if (batch.length < BATCH) return summary;
  }
}

function reasonOf(parsed: Parsed): string {
  if (parsed.kind === 'parked') return parsed.reason;
  // Anything else that is parked all the same holds a value that the database refuses.
  return 'bad_field';
}
