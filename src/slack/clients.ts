import { LogLevel, type Logger as SlackLogger, WebClient } from '@slack/web-api';

export interface SlackClients {
  /** Posts and edits: never retries on its own, because a lost answer may hide a message that was posted. */
  sender: WebClient;
  /** Reads, modals and App Home: may be repeated safely. */
  reader: WebClient;
}

/** Two clients on one token, by what may be repeated. `apiUrl` null: Slack's own. */
export function slackClients(options: {
  botToken: string;
  apiUrl: string | null;
  sendTimeoutMs?: number;
}): SlackClients {
  const shared = { ...(options.apiUrl ? { slackApiUrl: options.apiUrl } : {}), logger: quiet };
  return {
    sender: new WebClient(options.botToken, {
      ...shared,
      retryConfig: { retries: 0 },
      timeout: options.sendTimeoutMs ?? 10_000,
      rejectRateLimitedCalls: true,
    }),
    reader: new WebClient(options.botToken, {
      ...shared,
      retryConfig: { retries: 2, minTimeout: 200, maxTimeout: 1000 },
      timeout: 5000,
      rejectRateLimitedCalls: true,
    }),
  };
}

// The client would log whole request bodies at debug level, and those hold customers' words.
const quiet: SlackLogger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
