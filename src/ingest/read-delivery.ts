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
  const ownId = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  try {
    const { decode = parseJson, read } = ADAPTERS[source.adapter];
    const json = decode(body, source);
    const reading = read(json.ok ? json.value : null, source, headers);
    return {
      // A body that cannot be read may still carry its id in a signed header.
      deliveryId: reading.deliveryId ?? ownId,
      parsed: json.ok ? reading.parsed : { kind: 'parked', reason: json.reason, detail: json.detail },
    };
  } catch {
    // Refused, it would come again for ever, or never: kept, it can be read once we have mended it.
    return { deliveryId: ownId, parsed: { kind: 'parked', reason: 'unreadable', detail: OUR_FAULT } };
  }
}

const OUR_FAULT =
  'The app could not read this delivery: a fault of the app, please report it. It is kept, and can be read again.';
