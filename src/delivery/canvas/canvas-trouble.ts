import { classify } from '../classify';

/**
 * What a failed call about a canvas means: `pause`, Slack did nothing and may do it later; `unknown`, nobody knows what it
 * did; `failed`, it could not, which may pass; `gone`, there is no such canvas; `refused`, it will not, for the plan, an
 * administrator or a scope.
 */
export type CanvasTrouble =
  | { kind: 'pause'; ms: number; code: string }
  | { kind: 'unknown' | 'failed' | 'gone' | 'refused'; code: string };

/** What failed is tried so often, after such a pause. */
export const ATTEMPTS_MAX = 3;
export const AGAIN_MS = 60_000;

/** What nobody but an administrator of the workspace can mend. Without a token nothing else works either. */
const NOT_ALLOWED = new Set(['missing_scope', 'no_permission', 'not_allowed_token_type']);
/** Seen to pass (docs.slack.dev gives no reason for them). */
const MAY_PASS = new Set(['canvas_creation_failed', 'canvas_editing_failed']);
const GONE = new Set(['canvas_not_found', 'canvas_deleted', 'file_not_found', 'file_deleted']);
const PAUSE_MS = 60_000;

/** By Slack's code, never by the text of a message. */
export function canvasTrouble(error: unknown): CanvasTrouble {
  const { code, ...verdict } = classify(error);
  if (verdict.kind === 'limited') return { kind: 'pause', ms: verdict.retryAfterMs, code };
  if (verdict.kind === 'ambiguous') return { kind: 'unknown', code };
  if (GONE.has(code)) return { kind: 'gone', code };
  if (MAY_PASS.has(code)) return { kind: 'failed', code };
  if (verdict.kind === 'not_posted' && !NOT_ALLOWED.has(code)) return { kind: 'pause', ms: PAUSE_MS, code };
  return { kind: 'refused', code };
}
