import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import pino from 'pino';
import manifest from '../../manifest.json';
import { type RunningApp, startApp } from '../../src/app';
import { type Config, loadConfig } from '../../src/config/config';
import { readEnv } from '../../src/config/env';
import { findPosted } from '../../src/delivery/find-posted';
import { examine } from '../../src/doctor/examine';
import { CALLBACKS } from '../../src/views/ids';
import { genericAnswer } from '../support/answers';
import { contactForm } from '../support/card';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';
import { until } from '../support/run-app';
import { signAs, TEST_SECRET } from '../support/sign';
import { slackRequests } from './slack-requests';
import { type Emulate, startEmulate } from './start-emulate';

interface Message {
  ts: string;
  blocks?: KnownBlock[];
  metadata?: { event_type: string };
}

/**
 * The whole app on a Web API that other people wrote (emulate 0.12.2), which checks the scopes of our manifest.
 *
 * What it cannot do, so that nothing here is about it: it sends no clicks, submissions, commands or App Home openings
 * (they are made and signed here, with its trigger ids), has no Socket Mode and no api.test (so /readyz calls Slack
 * unreachable), checks no block against a limit, limits no rates, knows no guests, and gives the whole of a channel's
 * history whatever `oldest` says.
 */
const CONFIG_FILE = resolve(__dirname, '../../rnps.config.yaml');
const BOT_TOKEN = 'xoxb-emulate-bot';
const MAYA_TOKEN = 'xoxp-emulate-maya';
const SIGNING_SECRET = 'a-signing-secret-for-emulate';

let emulate: Emulate;
let database: FreshDatabase;
let app: RunningApp;
let requests: ReturnType<typeof slackRequests>;
let maya: string;
let workspaceId: string;
const env = () =>
  readEnv({
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: database.url,
    RNPS_CONFIG: CONFIG_FILE,
    RNPS_CLOCK: 'adjustable',
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: emulate.apiUrl,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    RNPS_SECRET_GENERIC: TEST_SECRET,
  });

beforeAll(async () => {
  database = await freshDatabase();
  const config = loadConfig(CONFIG_FILE, () => []);
  emulate = await startEmulate(workspaceFor(config));
  await inviteBot();
  maya = (await emulate.call('users.lookupByEmail', MAYA_TOKEN, { email: 'maya.chen@larkspur.example' })).user
    .id;
  app = await startApp({
    env: env(),
    log: pino({ level: 'silent' }),
    config: { delivery: { laneMs: 5, editMs: 5, settleMs: 300 } },
  });
  workspaceId = app.deps.directory.workspace.id;
  requests = slackRequests(`http://127.0.0.1:${app.port}/slack/events`, SIGNING_SECRET);
});
afterAll(async () => {
  await app?.stop();
  await emulate?.stop();
  await database?.drop();
});

test('every channel and every person of the configuration is found', async () => {
  const { directory, config } = app.deps;
  for (const team of config.teams) {
    expect(directory.channelId(team.channel)).toMatch(/^C/);
    expect(directory.leadsOf(team.id)).toHaveLength(1);
  }
  expect(directory.warnings).toEqual([]);
  expect(await directory.person(maya)).toMatchObject({ kind: 'member', email: 'maya.chen@larkspur.example' });
});

test('an answer becomes a card that is claimed, contacted and found again, with one post and edits', async () => {
  const answer = genericAnswer({ score: 2 });
  await deliver(answer);
  const { followUpId, channel, ts } = await cardOf(answer.data.id);
  const card = async () => (await historyOf(channel)).find((m) => m.ts === ts)!;
  expect(JSON.stringify((await card()).blocks)).toContain('Detractor 2/10');

  await click(channel, await card(), 'Claim');
  await until('the card says who has it', async () => JSON.stringify((await card()).blocks).includes(maya));

  const { trigger_id } = await emulate.call('views.generateTriggerId', BOT_TOKEN, { user_id: maya });
  await click(channel, await card(), 'Log contact', trigger_id);
  await until('the window being opened with that trigger', async () =>
    new RegExp(`${trigger_id}(?:(?!</tr>)[\\s\\S])*>used<`).test(await viewsPage()),
  );
  const submitted = await requests.interaction({
    type: 'view_submission',
    user: { id: maya },
    team: { id: workspaceId },
    view: {
      type: 'modal',
      callback_id: CALLBACKS.logContact,
      private_metadata: JSON.stringify({ followUpId }),
      state: { values: contactForm() },
    },
  });
  expect(submitted).toEqual({ status: 200, body: null });
  await until('the card says contacted', async () =>
    JSON.stringify((await card()).blocks).includes('Contacted'),
  );
  await until('two lines in the thread', async () => {
    const thread = await emulate.call('conversations.replies', BOT_TOKEN, { channel, ts });
    return thread.messages.length === 3;
  });

  expect((await historyOf(channel)).filter((m) => m.metadata?.event_type === 'rnps_delivery')).toHaveLength(
    1,
  );
  const [row] = await app.deps.db.query('SELECT post_key FROM outbox WHERE message_ts = $1', [ts]);
  const where = { channelId: channel, threadTs: null, since: new Date(), postKey: row.post_key };
  expect(await findPosted(app.deps.slack.reader, where)).toBe(ts);
  expect(await findPosted(app.deps.slack.reader, { ...where, postKey: randomUUID() })).toBeNull();
});

test('a reminder reaches the lead as a direct message', async () => {
  const answer = genericAnswer({ score: 1 });
  await deliver(answer);
  await cardOf(answer.data.id);
  const moved = await fetch(`http://127.0.0.1:${app.port}/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance: 'P7D' }),
  });
  expect(moved.status).toBe(200);
  // The committee's is a message of its channel.
  await until('a nudge in a direct message', async () => {
    const rows: { channel_id: string }[] = await app.deps.db.query(
      "SELECT channel_id FROM outbox WHERE kind = 'nudge' AND message_ts IS NOT NULL",
    );
    return rows.some(({ channel_id }) => channel_id.startsWith('D'));
  });
});

test('App Home and the slash command answer', async () => {
  const opened = await requests.event({
    type: 'event_callback',
    team_id: workspaceId,
    event_id: `Ev${randomUUID()}`,
    event_time: Math.floor(Date.now() / 1000),
    event: { type: 'app_home_opened', user: maya, channel: 'D0', tab: 'home', event_ts: '1.1' },
  });
  expect(opened.status).toBe(200);
  await until('App Home', async () => /app home(?:(?!<\/tr>)[\s\S])*maya\.chen/.test(await viewsPage()));

  const help = await requests.command({
    command: '/rnps',
    text: 'mine',
    user_id: maya,
    channel_id: app.deps.directory.channelId('rnps-cx')!,
    team_id: workspaceId,
    trigger_id: '1.2.3',
    response_url: 'http://127.0.0.1:9/',
  });
  expect(help).toMatchObject({ status: 200, body: { response_type: 'ephemeral' } });
});

test('the doctor finds nothing wrong, with the scopes of the manifest and no more', async () => {
  const raw = {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: emulate.apiUrl,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    DATABASE_URL: database.url,
    RNPS_CONFIG: CONFIG_FILE,
    RNPS_SECRET_GENERIC: TEST_SECRET,
  };
  const found = [];
  for await (const finding of examine({ raw, realNow: () => new Date() })) found.push(finding);
  expect(found.filter(({ level }) => level === 'bad')).toEqual([]);
});

/** The workspace of our configuration, in emulate's words; the bot's token has the manifest's scopes and no other. */
function workspaceFor(config: Config) {
  const emails = [
    ...new Set([
      'maya.chen@larkspur.example',
      ...config.teams.flatMap((team) => team.leads),
      ...config.committee.members,
      ...config.admins,
    ]),
  ];
  const channels = [
    ...config.teams.map((team) => team.channel),
    config.committee.channel,
    config.announcements.channel,
  ];
  const bot = { bot_id: 'B0EMULATE', bot_user_id: 'U0EMULATE', app_id: 'A0EMULATE' };
  return {
    team: { name: 'Larkspur', domain: 'larkspur' },
    users: emails.map((email) => ({ name: email.split('@')[0], real_name: email.split('@')[0], email })),
    channels: channels.map((name) => ({ name })),
    oauth_apps: [
      {
        ...bot,
        client_id: '1.2',
        client_secret: 'x',
        name: 'rNPS Loop',
        redirect_uris: [],
        scopes: manifest.oauth_config.scopes.bot,
      },
    ],
    tokens: [
      {
        token: BOT_TOKEN,
        type: 'bot',
        user_id: bot.bot_user_id,
        ...bot,
        scopes: manifest.oauth_config.scopes.bot,
      },
      {
        token: MAYA_TOKEN,
        type: 'user',
        user: 'maya.chen',
        scopes: ['channels:read', 'channels:manage', 'users:read', 'users:read.email'],
      },
    ],
    strict_scopes: true,
    signing_secret: SIGNING_SECRET,
  };
}

// What the README tells the person who connects a workspace: /invite @rNPS Loop in each channel.
async function inviteBot() {
  const { channels } = await emulate.call('conversations.list', MAYA_TOKEN, {});
  for (const { id } of channels.filter((c: { name: string }) => c.name.startsWith('rnps-'))) {
    await emulate.call('conversations.invite', MAYA_TOKEN, { channel: id, users: 'U0EMULATE' });
  }
}

async function deliver(answer: ReturnType<typeof genericAnswer>) {
  const body = JSON.stringify(answer);
  const headers = signAs('generic', body, { secret: TEST_SECRET, id: `msg_${randomUUID()}`, at: new Date() });
  const answered = await fetch(`http://127.0.0.1:${app.port}/hooks/generic`, {
    method: 'POST',
    body,
    headers,
  });
  expect(answered.status).toBe(200);
}

function cardOf(sourceResponseId: string): Promise<{ followUpId: string; channel: string; ts: string }> {
  return until('the card', async () => {
    const rows = await app.deps.db.query(
      `SELECT f.id AS "followUpId", o.channel_id AS channel, o.message_ts AS ts
         FROM responses r JOIN follow_ups f ON f.response_id = r.id JOIN outbox o ON o.key = 'card:' || f.id
        WHERE r.source_response_id = $1 AND o.message_ts IS NOT NULL`,
      [sourceResponseId],
    );
    return rows[0];
  });
}

// The only place where emulate shows the views that it holds.
async function viewsPage(): Promise<string> {
  return (await fetch(`${new URL(emulate.apiUrl).origin}/?tab=views`)).text();
}

async function historyOf(channel: string): Promise<Message[]> {
  return (await emulate.call('conversations.history', BOT_TOKEN, { channel })).messages;
}

async function click(channel: string, message: Message, label: string, triggerId = '1.2.3') {
  const actions = message.blocks!.find((block) => block.type === 'actions') as ActionsBlock;
  const button = actions.elements.find((e) => e.type === 'button' && e.text.text === label) as Button;
  const answered = await requests.interaction({
    type: 'block_actions',
    user: { id: maya },
    team: { id: workspaceId },
    trigger_id: triggerId,
    channel: { id: channel },
    message,
    actions: [
      { type: 'button', action_id: button.action_id, block_id: actions.block_id, value: button.value },
    ],
  });
  expect(answered.status).toBe(200);
}
