import { TEST_SECRET } from '../test/support/sign';
import { type Child, startChild } from './child';

export const SIGNING_SECRET = 'a-signing-secret-for-benchmarks';

/** The pretend Slack in a process of its own. */
export function startSlack(): Promise<Child> {
  return startChild({ program: 'processes/slack.ts', env: { SLACK_SIGNING_SECRET: SIGNING_SECRET } });
}

export const apiUrlOf = (slack: Child) => `http://127.0.0.1:${slack.port}/api/`;

/** The whole app in a process of its own; `config` replaces parts of the shipped configuration. */
export function startApp(options: {
  databaseUrl: string;
  slack: Child;
  config?: object;
  record?: boolean;
}): Promise<Child> {
  return startChild({
    program: 'processes/app.ts',
    args: [JSON.stringify(options.config ?? {})],
    env: {
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: options.databaseUrl,
      RNPS_WORKSPACE_KIND: 'sandbox',
      SLACK_BOT_TOKEN: 'xoxb-sandbox',
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: apiUrlOf(options.slack),
      RNPS_SECRET_GENERIC: TEST_SECRET,
      ...(options.record ? { BENCH_RECORD: 'yes' } : {}),
    },
  });
}
