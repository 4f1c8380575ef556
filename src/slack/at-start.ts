import { ErrorCode, type WebAPIRateLimitedError } from '@slack/web-api';
import { UserError } from '../domain/errors';
import { platformCode } from './platform-code';

/** A large workspace has more pages of channels than Slack lets us read in a minute. */
const PAUSES_MAX = 10;

/**
 * One call that the start cannot do without, by the token in `variable`: waits when Slack asks for a pause, and turns
 * what a person can mend into a UserError that says what and how. Any other error is thrown on as it is.
 */
export async function atStart<T>(
  call: () => Promise<T>,
  variable: keyof typeof TOKENS = 'SLACK_BOT_TOKEN',
): Promise<T> {
  for (let pause = 0; ; pause++) {
    try {
      return await call();
    } catch (error) {
      const pauseMs = pause < PAUSES_MAX ? pauseAskedFor(error) : null;
      if (pauseMs === null) throw mendable(error, variable) ?? error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/** Where each token is found on the app's page. */
const TOKENS = {
  SLACK_BOT_TOKEN: 'Copy the "Bot User OAuth Token" (xoxb-) from the app’s page, OAuth & Permissions.',
  SLACK_APP_TOKEN:
    'Make an app-level token (xapp-) with connections:write on the app’s page, Basic Information.',
};
const TOKEN_TROUBLE = new Set([
  'invalid_auth',
  'not_authed',
  'not_allowed_token_type',
  'account_inactive',
  'token_revoked',
  'token_expired',
]);
const NO_ANSWER: ReadonlySet<unknown> = new Set([ErrorCode.RequestError, ErrorCode.HTTPError]);

function pauseAskedFor(error: unknown): number | null {
  if ((error as { code?: string }).code !== ErrorCode.RateLimitedError) return null;
  return Math.max(1, (error as WebAPIRateLimitedError).retryAfter) * 1000;
}

function mendable(cause: unknown, variable: keyof typeof TOKENS): UserError | null {
  const code = platformCode(cause);
  if (code !== null && TOKEN_TROUBLE.has(code)) {
    return new UserError(`Slack does not accept ${variable} (${code}). ${TOKENS[variable]}`, { cause });
  }
  if (code === 'missing_scope') {
    const needed = (cause as { data: { needed?: string } }).data.needed ?? 'a scope';
    return new UserError(
      `The app lacks ${needed} in this workspace. manifest.json names every scope: add it under OAuth & Permissions, and install the app again.`,
      { cause },
    );
  }
  if (!NO_ANSWER.has((cause as { code?: string }).code)) return null;
  return new UserError(
    `Slack cannot be reached: ${(cause as Error).message}. Check the network and proxy of this machine, and SLACK_API_URL if it is set.`,
    { cause },
  );
}
