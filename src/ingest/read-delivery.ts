import { createHash } from 'node:crypto';
import type { Source } from '../config/source';
import type { Parsed } from '../domain/answer';
import { ADAPTERS } from './adapters';
import type { HookHeaders } from './delivery';
import { parseJson } from './safe-json';

/** What a verified delivery says; never throws. Also reads a parked one again after its mapping was mended. */
export function readDelivery(
  source: Source,
  body: Buffer,
  headers: HookHeaders,
): { deliveryId: string; parsed: Parsed } {
  const { decode = parseJson, read } = ADAPTERS[source.adapter];
  const json = decode(body, source);
  const reading = read(json.ok ? json.value : null, source, headers);
  return {
    // A body that cannot be read may still carry its id in a signed header.
    deliveryId: reading.deliveryId ?? `sha256:${createHash('sha256').update(body).digest('hex')}`,
    parsed: json.ok ? reading.parsed : { kind: 'parked', reason: json.reason, detail: json.detail },
  };
}
