import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, type Logger, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/start-sandbox';

export const SIGNING_SECRET = 'test-signing-secret';
export const HOOK_SECRETS = {
  generic: 'whsec_c3ludGhldGljLXNlY3JldC0zMi1ieXRlcy1sb25nISE=',
  typeform: 'tf-secret',
  formbricks: 'whsec_Zm9ybWJyaWNrcy1zZWNyZXQtMzItYnl0ZXMtbG9uZyEh',
};
const NOWHERE = 'http://127.0.0.1:9';

export function startTestSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  return startSandbox({
    dataDir: null,
    port: 0,
    app: appAt(NOWHERE),
    signingSecret: SIGNING_SECRET,
    hookSecrets: HOOK_SECRETS,
    ...options,
  });
}

export function appAt(url: string) {
  return { eventsUrl: `${url}/slack/events`, hooksUrl: `${url}/hooks`, clockUrl: `${url}/clock` };
}

/** Bolt complains aloud about the failures that tests provoke. */
export const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** A client that never tries again, so that a test sees each answer. */
export function clientOf(
  sandbox: Sandbox,
  options: ConstructorParameters<typeof WebClient>[1] = {},
): WebClient {
  return new WebClient(sandbox.botToken, {
    slackApiUrl: sandbox.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
    ...options,
  });
}

/** Slack's error code of a call that must be refused, with what else Slack says. */
export async function refusal(call: Promise<unknown>): Promise<{ error: string; messages: string[] }> {
  try {
    await call;
  } catch (error) {
    const { data } = error as { data?: { error: string; response_metadata?: { messages?: string[] } } };
    if (data) return { error: data.error, messages: data.response_metadata?.messages ?? [] };
    throw error;
  }
  throw new Error('The call was accepted; a refusal was expected.');
}

/** A real Bolt app over signed HTTP, on a free port. */
export async function startBoltApp(
  sandbox: Sandbox,
  define: (app: App) => void,
): Promise<{ app: App; stop(): Promise<void> }> {
  const receiver = new HTTPReceiver({
    signingSecret: SIGNING_SECRET,
    endpoints: '/slack/events',
    logger: quiet,
  });
  const app = new App({
    token: sandbox.botToken,
    receiver,
    clientOptions: { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } },
    logger: quiet,
    deferInitialization: true,
  });
  define(app);
  await app.init();
  const server = (await app.start({ port: 0, host: '127.0.0.1' })) as unknown as {
    address(): AddressInfo;
    closeAllConnections(): void;
  };
  sandbox.setApp(appAt(`http://127.0.0.1:${server.address().port}`));
  return {
    app,
    async stop() {
      server.closeAllConnections();
      await app.stop();
    },
  };
}

/** What the page does: one gesture or one reading of /ui. */
export async function ui(sandbox: Sandbox, name: string, body?: unknown): Promise<any> {
  const response = await fetch(`${sandbox.url}/ui/${name}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return response.json();
}

export async function post(sandbox: Sandbox, path: string, body: unknown): Promise<Response> {
  return fetch(`${sandbox.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Resolves with the first value that is not undefined; fails after `limitMs`. */
export async function eventually<T>(look: () => T | undefined, limitMs = 5000): Promise<T> {
  const until = Date.now() + limitMs;
  for (;;) {
    const value = look();
    if (value !== undefined) return value;
    if (Date.now() > until) throw new Error(`Not seen within ${limitMs} ms: ${look.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
