import type { Faults } from './faults/faults';
import type { Gateway } from './gestures/gateway';
import type { PageStream } from './page-api/stream';
import type { ResponseUrls } from './state/response-urls';
import type { TriggerIds } from './state/trigger-ids';
import type { Workspace } from './state/workspace';
import type { Account } from './tools/account';

/** Where the app listens, as the sandbox reaches it. */
export interface AppAddress {
  eventsUrl: string;
  hooksUrl: string;
  clockUrl: string;
}

export interface HookSecrets {
  generic: string;
  typeform: string;
  formbricks: string;
}

/** What every room of the sandbox may use. Real time in milliseconds: Slack's own clock never jumps. */
export interface Context {
  workspace: Workspace;
  triggers: TriggerIds;
  responseUrls: ResponseUrls;
  faults: Faults;
  gateway: Gateway;
  stream: PageStream;
  accounts: Account[];
  hookSecrets: HookSecrets;
  /** Scopes that the bot token carries. */
  scopes: Set<string>;
  /** Whether the app's manifest subscribes to an event, named as there ("user_change", "message.im"). */
  subscribed(event: string): boolean;
  app(): AppAddress;
  url(): string;
  now(): number;
  newId(prefix: string): string;
  /** Runs once, `ms` of real time from now, unless the sandbox stops before. */
  later(ms: number, run: () => void): void;
  log(line: string): void;
}
