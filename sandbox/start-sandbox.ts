import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AppAddress, Context, HookSecrets } from './context';
import { createFaults } from './faults/faults';
import { createGateway } from './gestures/gateway';
import { createSocketMode } from './gestures/socket-mode';
import { route } from './http/router';
import { broadcast } from './page-api/broadcast';
import { expireByClock } from './page-api/clock';
import { createPageStream } from './page-api/stream';
import { SAMPLE_ACCOUNTS } from './sample-accounts';
import { APP_TOKEN, BOT_TOKEN, seedChanges } from './seed';
import type { Canvas, Ephemeral, Message, StoredFile, View } from './state/model';
import { responseUrls } from './state/response-urls';
import { triggerIds } from './state/trigger-ids';
import { openWorkspace } from './state/workspace';
import type { Account } from './tools/account';
import { ALL_SCOPES } from './web-api/methods';

export interface SandboxOptions {
  /** Where the workspace is kept; null keeps it in memory only. */
  dataDir: string | null;
  /** 0 takes any free port; always on 127.0.0.1. */
  port: number;
  app: AppAddress;
  signingSecret: string;
  hookSecrets: HookSecrets;
  /** Customers that "a customer answers" offers; a short list of its own when left out. */
  accounts?: Account[];
  /** Events that the app's manifest subscribes to (bot_events); every event is sent when left out. */
  events?: string[];
  log?: (line: string) => void;
}

/** What tests look at. */
interface SandboxState {
  messages(channelId: string): Message[];
  /** Of all conversations. */
  allMessages(): Message[];
  /** Open modals of a person, the one on top last. */
  views(userId: string): View[];
  home(userId: string): View | null;
  ephemerals(userId: string): (Ephemeral & { channel: string })[];
  /** All that were ever uploaded; `content` is base64. */
  files(): StoredFile[];
  canvases(): Canvas[];
  calls(): Record<string, number>;
}

export interface Sandbox {
  url: string;
  /** Ends with /api/, as the Web API client wants it. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  setApp(app: AppAddress): void;
  close(): Promise<void>;
  state: SandboxState;
}

/** How often somebody's status is looked at, in real time: Slack ends one on the minute. */
const EXPIRY_EVERY_MS = 20_000;

/** Starts the pretend Slack workspace on 127.0.0.1 and resolves once it listens. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  let app = options.app;
  let url = '';
  let closed = false;
  const now = () => Date.now();
  const newId = (prefix: string) => prefix + randomBytes(6).toString('hex').toUpperCase();
  const log = options.log ?? (() => undefined);
  const timers = new Set<NodeJS.Timeout>();
  const socket = createSocketMode(() => url.replace(/^http/, 'ws'));
  const ctx: Context = {
    workspace: openWorkspace({ dataDir: options.dataDir, seed: () => seedChanges(now()), now }),
    triggers: triggerIds(now, newId),
    responseUrls: responseUrls(() => url, now, newId),
    faults: createFaults(),
    gateway: createGateway({
      socket,
      eventsUrl: () => app.eventsUrl,
      signingSecret: options.signingSecret,
      now,
      log,
    }),
    stream: createPageStream(),
    accounts: options.accounts ?? SAMPLE_ACCOUNTS,
    hookSecrets: options.hookSecrets,
    scopes: new Set(ALL_SCOPES),
    subscribed: (event) => options.events?.includes(event) ?? true,
    app: () => app,
    url: () => url,
    now,
    newId,
    later(ms, run) {
      if (closed) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        run();
      }, ms);
      timers.add(timer);
    },
    log,
  };
  ctx.workspace.onChange((change) => broadcast(ctx, change));
  const expiry = setInterval(() => void expireByClock(ctx), EXPIRY_EVERY_MS);
  expiry.unref();

  const server = createServer((req, res) => void route(ctx, req, res));
  server.on('upgrade', (req, connection, head) => socket.upgrade(req, connection, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => resolve());
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const { data, ephemerals } = ctx.workspace;
  return {
    url,
    apiUrl: `${url}/api/`,
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    setApp(next) {
      app = next;
    },
    async close() {
      closed = true;
      clearInterval(expiry);
      for (const timer of timers) clearTimeout(timer);
      await socket.close();
      ctx.stream.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      ctx.workspace.close();
    },
    state: {
      messages: (channelId) => data.messages.get(channelId) ?? [],
      allMessages: () => [...data.messages.values()].flat(),
      views: (userId) => data.modals.get(userId) ?? [],
      home: (userId) => data.homes.get(userId) ?? null,
      ephemerals: (userId) =>
        ephemerals
          .filter((e) => e.message.ephemeralFor === userId)
          .map((e) => ({ ...e.message, channel: e.channel })),
      files: () => [...data.files.values()],
      canvases: () => [...data.canvases.values()],
      calls: () => ctx.faults.calls(),
    },
  };
}
