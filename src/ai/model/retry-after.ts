/** A server that says 429 without saying for how long. */
const DEFAULT_MS = 20_000;
const SHORTEST_MS = 500;
/** A day's allowance is the longest that is counted; what says more is not believed. */
const LONGEST_MS = 86_400_000;

/** How long to ask nothing: `retry-after-ms` (Azure), else `Retry-After` in seconds or as a date (RFC 9110, 10.2.3). */
export function retryAfterMs(headers: Headers | undefined, now: Date): number {
  const ms = numberOf(headers?.get('retry-after-ms'));
  if (ms !== null) return bounded(ms);
  const value = headers?.get('retry-after');
  const seconds = numberOf(value);
  if (seconds !== null) return bounded(seconds * 1000);
  const at = Date.parse(value ?? '');
  return Number.isNaN(at) ? DEFAULT_MS : bounded(at - now.getTime());
}

function numberOf(value: string | null | undefined): number | null {
  return value && /^\s*\d{1,15}(\.\d{1,9})?\s*$/.test(value) ? Number(value) : null;
}

function bounded(ms: number): number {
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, Math.ceil(ms)));
}
