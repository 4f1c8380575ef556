type Headers = Record<string, string | string[] | undefined>;

/** A tool that says 429 without saying for how long. */
const DEFAULT_PAUSE_MS = 30_000;
/** A tool whose clock is behind ours names a time that is over: asking at once would only be refused again. */
const SHORTEST_PAUSE_MS = 1000;
/** A day's allowance is the longest that a tool counts; what says more is not believed. */
const LONGEST_PAUSE_MS = 86_400_000;

/** How long to ask nothing after a 429: by Retry-After, else by an allowance that is used up, else half a minute. */
export function pauseAfterLimit(headers: Headers, now: Date): number {
  const told = retryAfterMs(one(headers['retry-after']), now) ?? usedUpMs(headers) ?? DEFAULT_PAUSE_MS;
  return Math.max(SHORTEST_PAUSE_MS, told);
}

/** How long to ask nothing because this answer used up the last of an allowance; null when there is more. */
export function usedUpMs(headers: Headers): number | null {
  // SurveyMonkey counts by minute and by day; the reset is in seconds.
  const windows = ['day', 'minute'].map((window) => `x-ratelimit-app-global-${window}`);
  for (const window of windows) {
    if (one(headers[`${window}-remaining`])?.trim() !== '0') continue;
    const reset = secondsToMs(one(headers[`${window}-reset`]));
    return reset ?? DEFAULT_PAUSE_MS;
  }
  return null;
}

function retryAfterMs(value: string | undefined, now: Date): number | null {
  if (value === undefined) return null;
  const seconds = secondsToMs(value);
  if (seconds !== null) return seconds;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : bounded(at - now.getTime());
}

function secondsToMs(value: string | undefined): number | null {
  return value !== undefined && /^\s*\d+(\.\d+)?\s*$/.test(value) ? bounded(Number(value) * 1000) : null;
}

function bounded(ms: number): number {
  return Math.min(LONGEST_PAUSE_MS, Math.max(0, Math.ceil(ms)));
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
