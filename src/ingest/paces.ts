import type { RateLimit } from '../config/rate-limit';

/** Counts against limits, by name; in this process alone. */
export interface Paces {
  /** Takes one, or none when the limit is reached. */
  take: (name: string, limit: RateLimit) => boolean;
  /** Milliseconds until one can be taken; 0: now. Takes nothing. */
  waitMs: (name: string, limit: RateLimit) => number;
}

/** Token buckets: each starts full and fills at its own pace. A clock that is set back fills nothing and breaks nothing. */
export function openPaces(realNow: () => Date): Paces {
  const buckets = new Map<string, { tokens: number; atMs: number }>();

  function filled(name: string, { perSecond, burst }: RateLimit): { tokens: number; atMs: number } {
    const nowMs = realNow().getTime();
    const bucket = buckets.get(name) ?? { tokens: burst, atMs: nowMs };
    buckets.set(name, bucket);
    const gained = (Math.max(0, nowMs - bucket.atMs) * perSecond) / 1000;
    bucket.tokens = Math.min(burst, bucket.tokens + gained);
    bucket.atMs = nowMs;
    return bucket;
  }

  return {
    take: (name, limit) => {
      const bucket = filled(name, limit);
      if (bucket.tokens < 1) return false;
      bucket.tokens -= 1;
      return true;
    },
    waitMs: (name, limit) => {
      const { tokens } = filled(name, limit);
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 1000) / limit.perSecond);
    },
  };
}
