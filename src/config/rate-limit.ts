import { z } from 'zod';

/** How many verified deliveries of a source one process takes. */
export interface RateLimit {
  /** Sustained. */
  perSecond: number;
  /** At once, after a quiet time. */
  burst: number;
}

/** `rateLimit` of a source: far above what a survey brings, and below what the database commits. */
export const rateLimit = z
  .strictObject({
    perSecond: z.number().min(0.1).max(10_000).default(50),
    burst: z.int().min(1).max(100_000).default(200),
  })
  .prefault({});
