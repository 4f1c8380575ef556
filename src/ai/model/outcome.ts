import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { retryAfterMs } from './retry-after';

/** Tokens as the server counted them; null when it did not. */
export interface Usage {
  input: number;
  output: number;
}

/** What became of one call. `what` is for an admin and the log: it quotes nothing that was sent or answered. */
export type Outcome =
  | { kind: 'ok'; text: string; usage: Usage | null }
  /** It stopped before the end: too many tokens. */
  | { kind: 'truncated'; usage: Usage | null }
  | { kind: 'refused'; usage: Usage | null }
  /** Nothing may be asked until then. */
  | { kind: 'limited'; pauseMs: number }
  /** The server, or the way to it, is in trouble that passes. */
  | { kind: 'passing'; what: string }
  /** It answered something that is no answer; perhaps a proxy did. */
  | { kind: 'unreadable'; what: string }
  /** It does not take a request of this form. */
  | { kind: 'unsupported'; what: string }
  /** The key is not accepted, or there is no credit. */
  | { kind: 'not_allowed'; what: string }
  /** Not asked at all. */
  | { kind: 'over_budget' }
  | { kind: 'stopped' };

/** Codes of OpenAI and Azure that say more than their status. */
const REFUSED = ['content_filter', 'content_policy_violation'];
const TOO_LONG = ['context_length_exceeded', 'string_above_max_length'];
const NO_CREDIT = ['insufficient_quota', 'billing_hard_limit_reached', 'billing_not_active'];

const TIMED_OUT: Outcome = { kind: 'passing', what: 'it did not answer in time' };

/** Reads what the SDK threw, by class, status and code; never by message text. */
export function outcomeOfError(error: unknown, now: Date): Outcome {
  if (error instanceof APIUserAbortError) return { kind: 'stopped' };
  if (error instanceof APIConnectionTimeoutError) return TIMED_OUT;
  if (error instanceof APIError && !(error instanceof APIConnectionError)) return ofStatus(error, now);
  return ofConnection(error);
}

function ofStatus(error: APIError, now: Date): Outcome {
  const status = error.status ?? 0;
  const code = String(error.code ?? '');
  if (REFUSED.includes(code)) return { kind: 'refused', usage: null };
  if (TOO_LONG.includes(code) || status === 413) return { kind: 'truncated', usage: null };
  if (NO_CREDIT.includes(code) || status === 402)
    return { kind: 'not_allowed', what: 'the account has no credit' };
  if (status === 429) return { kind: 'limited', pauseMs: retryAfterMs(error.headers, now) };
  if (status === 401 || status === 403) return { kind: 'not_allowed', what: `it answered ${status}` };
  if (status === 404) return { kind: 'not_allowed', what: 'it knows no such model or address (404)' };
  if (status >= 300 && status < 400) {
    return { kind: 'unreadable', what: `it answered ${status}, a redirect, which is not followed` };
  }
  if (status >= 500 || status === 408 || status === 409 || status === 425) {
    return { kind: 'passing', what: `it answered ${status}` };
  }
  if (status === 400 || status === 422) return { kind: 'unsupported', what: `it answered ${status}` };
  return { kind: 'unreadable', what: `it answered ${status}` };
}

/** An answer that is longer than any answer of a model. */
export class AnswerTooLong extends Error {}

// By name: the errors of fetch need not be of this realm's classes.
function ofConnection(thrown: unknown): Outcome {
  let error = thrown as { name?: unknown; code?: unknown; cause?: unknown } | null | undefined;
  for (let depth = 0; typeof error === 'object' && error !== null && depth < 5; depth++) {
    if (error instanceof AnswerTooLong) return { kind: 'unreadable', what: 'its answer is too long' };
    // The SDK parses the body, and throws what JSON.parse throws.
    if (error.name === 'SyntaxError') return { kind: 'unreadable', what: 'its answer is not JSON' };
    if (error.name === 'AbortError' || error.name === 'TimeoutError') return TIMED_OUT;
    if (typeof error.code === 'string') {
      return { kind: 'passing', what: `the connection failed (${error.code})` };
    }
    error = error.cause as typeof error;
  }
  return { kind: 'passing', what: 'the connection failed' };
}
