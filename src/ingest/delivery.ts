import type { DeliveryInput, RecordResult } from '../use-cases/answers/record-delivery';

/** Header values by lower-case name, as they came over HTTP. */
export type HookHeaders = Record<string, string | undefined>;

/** Commits a verified delivery and what follows from it; rejects when nothing was committed. */
export type RecordDelivery = (input: DeliveryInput) => Promise<RecordResult>;
