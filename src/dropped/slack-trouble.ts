import { ErrorCode, type WebAPIPlatformError, type WebAPIRateLimitedError } from '@slack/web-api';

/** Slack said no by a code that no waiting mends, or asked to wait; null for anything else. */
export type SlackTrouble = { kind: 'limited'; waitMs: number } | { kind: 'refused'; words: string };

const PASSING = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
]);

export function afterSlackError(error: unknown): SlackTrouble | null {
  const { code } = error as { code?: string };
  if (code === ErrorCode.RateLimitedError)
    return { kind: 'limited', waitMs: Math.max(1, (error as WebAPIRateLimitedError).retryAfter) * 1000 };
  if (code !== ErrorCode.PlatformError) return null;
  const { error: said } = (error as WebAPIPlatformError).data;
  if (PASSING.has(said)) return null;
  return { kind: 'refused', words: wordsFor(said) };
}

function wordsFor(said: string): string {
  switch (said) {
    case 'file_not_found':
    case 'file_deleted':
      return 'The file was deleted.';
    case 'missing_scope':
      return 'The app lacks the scope files:read or files:write (npm run doctor says how to give it).';
  }
  return `Slack refused it (${said}).`;
}
