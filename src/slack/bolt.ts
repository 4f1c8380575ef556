import type { RequestListener } from 'node:http';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';
import type { SlackEnv } from '../config/env';
import { atStart } from './at-start';

export interface Bolt {
  app: App;
  /** To be mounted at /slack/events; null in Socket Mode. */
  listener: RequestListener | null;
  start: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Bolt for one workspace over HTTP or Socket Mode; it opens no port of its own. */
export function createBolt(slack: SlackEnv, log: Logger): Bolt {
  const logger = boltLogger(log);
  const api = slack.apiUrl ? { slackApiUrl: slack.apiUrl } : {};
  if (slack.mode.kind === 'http') {
    const receiver = new HTTPReceiver({
      signingSecret: slack.mode.signingSecret,
      endpoints: ['/slack/events'],
      logger,
      bodyLimit: '1mb',
    });
    const app = createApp(slack, receiver, logger, api);
    return { app, listener: receiver.requestListener, start: () => app.init(), stop: async () => {} };
  }
  const receiver = new SocketModeReceiver({
    appToken: slack.mode.appToken,
    logger,
    // Socket Mode rewrites retryConfig when it is left out, to a hundred retries.
    installerOptions: { clientOptions: { ...api, retryConfig: { retries: 5, factor: 2 } } },
  });
  const app = createApp(slack, receiver, logger, api);
  return {
    app,
    listener: null,
    start: async () => {
      await app.init();
      await atStart(() => receiver.start(), 'SLACK_APP_TOKEN');
    },
    stop: async () => {
      await receiver.stop();
    },
  };
}

function createApp(
  slack: SlackEnv,
  receiver: HTTPReceiver | SocketModeReceiver,
  logger: ReturnType<typeof boltLogger>,
  api: { slackApiUrl?: string },
): App {
  return new App({
    token: slack.botToken,
    receiver,
    logger,
    // So that an unreachable Slack is an error that we see, and not an unhandled rejection.
    deferInitialization: true,
    clientOptions: { ...api, retryConfig: { retries: 2 } },
  });
}

// Bolt's lower levels print payloads, and payloads hold customers' words.
function boltLogger(log: Logger) {
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts: unknown[]) => log.warn({ from: 'bolt' }, String(parts[0]).slice(0, 200)),
    error: (...parts: unknown[]) => log.error({ from: 'bolt' }, String(parts[0]).slice(0, 200)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
