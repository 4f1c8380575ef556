import type { Deps } from '../deps';
import { asRecord } from '../ingest/adapters/reading';
import { readDelivery } from '../ingest/read-delivery';
import { recordDelivery } from '../use-cases/answers/record-delivery';
import type { AskableSource } from './call-api';

/** Commits each submission that was not told before, as a delivery of its own. */
export async function recordNew(deps: Deps, source: AskableSource, submissions: unknown[]): Promise<number> {
  const read = submissions.map((submission) => {
    const body = Buffer.from(JSON.stringify(submission));
    return { body, ...readDelivery(source, body, {}) };
  });
  const known = await knownOf(
    deps,
    source.name,
    read.map(({ deliveryId }) => deliveryId),
  );
  let told = 0;
  for (const { body, deliveryId, parsed } of read) {
    if (known.has(deliveryId)) continue;
    const headers = { 'content-type': 'application/json' };
    const result = await recordDelivery(deps, { source: source.name, deliveryId, body, headers, parsed });
    if (result.kind !== 'duplicate') told += 1;
    if (result.kind === 'parked') {
      const about = { source: source.name, deliveryId, reason: result.reason, detail: result.detail };
      deps.log.warn(about, 'a polled answer was parked');
    }
  }
  return told;
}

async function knownOf(deps: Deps, source: string, deliveryIds: string[]): Promise<Set<string>> {
  const rows: { delivery_id: string }[] = await deps.db.query(
    'SELECT delivery_id FROM raw_deliveries WHERE source = $1 AND delivery_id = ANY($2)',
    [source, deliveryIds],
  );
  return new Set(rows.map((row) => row.delivery_id));
}

/** When the latest of them was changed, by the tool's own time; null when none says. */
export function lastChange(submissions: unknown[]): Date | null {
  const times = submissions.flatMap((submission) => {
    const { properties, updatedAt } = asRecord(submission) ?? {};
    const time = Date.parse(String(asRecord(properties)?.hs_lastmodifieddate ?? updatedAt));
    return Number.isNaN(time) ? [] : [time];
  });
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}
