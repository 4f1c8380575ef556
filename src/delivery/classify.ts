import {
  ErrorCode,
  type WebAPIHTTPError,
  type WebAPIPlatformError,
  type WebAPIRateLimitedError,
  type WebAPIRequestError,
} from '@slack/web-api';

/**
 * What an error of a Slack call means for the message:
 * `not_posted` for certain; `limited` likewise, and everybody must wait; `gone`, the message to edit is not there;
 * `closed`, the channel takes nothing; `refused`, Slack will never take this; `ambiguous`, nobody knows.
 */
export type Verdict =
  | { kind: 'not_posted'; code: string }
  | { kind: 'limited'; retryAfterMs: number; code: string }
  | { kind: 'gone'; code: string }
  | { kind: 'closed'; code: string }
  | { kind: 'refused'; code: string }
  | { kind: 'ambiguous'; code: string };

// Slack documents these as "may have succeeded" or gives no promise.
const MAYBE = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);
const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed', 'thread_not_found']);
const CLOSED = new Set([
  'channel_not_found',
  'is_archived',
  // What chat.update says of an archived channel.
  'is_inactive',
  'not_in_channel',
  'channel_type_not_supported',
  'restricted_action',
  'restricted_action_read_only_channel',
  'posting_to_general_channel_denied',
  'posting_to_channel_denied',
  'user_disabled',
  'user_not_found',
  'cannot_dm_bot',
]);
// The operator has to mend these; the message is fine and must not be lost.
const LOCKED_OUT = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'no_permission',
  'ekm_access_denied',
  'accesslimited',
]);
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** By code, never by message text. A code that nobody knows is ambiguous: at worst we look before we post again. */
export function classify(error: unknown): Verdict {
  const code = (error as { code?: string }).code;
  switch (code) {
    case ErrorCode.RateLimitedError: {
      const { retryAfter } = error as WebAPIRateLimitedError;
      return { kind: 'limited', retryAfterMs: Math.max(1, retryAfter) * 1000, code: 'ratelimited' };
    }
    case ErrorCode.PlatformError:
      return ofPlatform((error as WebAPIPlatformError).data.error);
    case ErrorCode.HTTPError:
      return { kind: 'ambiguous', code: `http_${(error as WebAPIHTTPError).statusCode}` };
    case ErrorCode.RequestError: {
      const reason = connectionCode((error as WebAPIRequestError).original);
      return NEVER_LEFT.has(reason)
        ? { kind: 'not_posted', code: reason }
        : { kind: 'ambiguous', code: reason };
    }
    default:
      return { kind: 'ambiguous', code: code ?? (error as { name?: string }).name ?? 'unknown_error' };
  }
}

function ofPlatform(code: string): Verdict {
  if (code === 'ratelimited' || code === 'rate_limited') return { kind: 'limited', retryAfterMs: 5000, code };
  if (MAYBE.has(code)) return { kind: 'ambiguous', code };
  if (GONE.has(code)) return { kind: 'gone', code };
  if (CLOSED.has(code)) return { kind: 'closed', code };
  if (LOCKED_OUT.has(code)) return { kind: 'not_posted', code };
  return { kind: 'refused', code };
}

// fetch wraps the socket's error in one or two layers of `cause`; with several addresses, in an AggregateError.
function connectionCode(error: unknown, depth = 0): string {
  const e = error as { code?: string; cause?: unknown; name?: string; errors?: unknown[] } | undefined;
  if (!e || depth > 4) return 'request_error';
  if (typeof e.code === 'string') return e.code;
  if (e.errors?.[0]) return connectionCode(e.errors[0], depth + 1);
  if (e.cause) return connectionCode(e.cause, depth + 1);
  return e.name === 'TimeoutError' || e.name === 'AbortError' ? 'timeout' : 'request_error';
}
