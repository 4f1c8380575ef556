import type { Context } from '../context';
import type { Args } from './arguments';

/** One Web API method: what it answers beside `ok: true`, or a SlackError. */
export type Handler = (
  ctx: Context,
  args: Args,
) => Record<string, unknown> | Promise<Record<string, unknown>>;

export interface Method {
  handler: Handler;
  /** Scopes of which the token needs one; none for methods that any token may call. */
  scopes: string[];
  /** Which kind of token Slack takes here. */
  token: 'bot' | 'app' | 'none';
}
