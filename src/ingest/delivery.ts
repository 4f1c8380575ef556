import type { Parsed } from '../domain/answer';

/** Header values by lower-case name, as they came over HTTP. */
export type HookHeaders = Record<string, string | undefined>;

/** One verified delivery, ready to be committed. */
export interface DeliveryInput {
  source: string;
  adapter: string;
  /** The source's own id of this delivery, the same on a retry; else `sha256:` and the hex hash of the body. */
  deliveryId: string;
  /** The bytes that were signed, so that the delivery can be read again after a mapping is mended. */
  body: Buffer;
  /** content-type, user-agent and webhook-id only: never a signature or a token. */
  headers: Record<string, string>;
  parsed: Parsed;
}

export type RecordResult =
  | { kind: 'recorded' }
  | { kind: 'duplicate' }
  | { kind: 'parked'; reason: string }
  | { kind: 'ignored'; why: string };

/** Commits a delivery and what follows from it; rejects when nothing was committed. */
export type RecordDelivery = (input: DeliveryInput) => Promise<RecordResult>;
