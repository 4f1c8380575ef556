import { Client } from 'pg';
import type { Sandbox } from '../../sandbox/start-sandbox';
import { UserError } from '../../src/domain/errors';
import { freshDatabase } from '../support/fresh-database';
import { loneSandbox } from '../support/lone-sandbox';
import { type Running, runApp } from '../support/run-app';
import { types } from '../support/slack-requests';

/** How long Slack is kept from answering: much longer than it is waited for, also on a machine that is short of time. */
const LONG_MS = 6000;

let sandbox: Sandbox;
let running: Running | null = null;
beforeEach(async () => {
  sandbox = await loneSandbox();
});
afterEach(async () => {
  await running?.stop();
  running = null;
  await sandbox.close();
});

const control = (act: Record<string, unknown>) => send('/control', act);
async function send(path: string, body: unknown) {
  const response = await fetch(sandbox.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
}

async function start(options: Parameters<typeof runApp>[0] = {}): Promise<Running> {
  running = await runApp({ ...options, sandbox });
  return running;
}

/** The words that a person reads when the start is refused. */
async function refusal(options: Parameters<typeof runApp>[0] = {}): Promise<string> {
  const error = await start(options).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  return error.message;
}

test('channels that are missing, without the app, or shared with others are all named at once, each with its remedy', async () => {
  await control({ removeChannel: 'C0SALES', archiveChannel: 'C0COMMITTEE', removeBotFrom: 'C0CX' });
  await control({ setChannel: { id: 'C0PRODUCT', isExtShared: true } });
  const said = await refusal();
  expect(said).toMatch(
    /#rnps-sales is in rnps.config.yaml but not in the workspace[\s\S]*Create it, or correct the name/,
  );
  expect(said).toContain('#rnps-committee is in rnps.config.yaml but not in the workspace');
  expect(said).toContain('The app is not in #rnps-cx. Say /invite @rNPS Loop in that channel.');
  expect(said).toContain('#rnps-product is shared with another organisation');
  expect(said).not.toContain('rnps-success');
});

test('a channel is found on whatever page of the list it stands', async () => {
  const others = Array.from({ length: 210 }, (_, n) => ({ id: `C1${n}`, name: `a-channel-${n}` }));
  await Promise.all(others.map((channel) => control({ addChannel: channel })));
  const run = await start();
  expect(run.app.deps.directory.channelId('rnps-sales')).toBe('C0SALES');
  expect(sandbox.state.calls()['conversations.list']).toBe(2);
});

test('a pause that Slack asks for while the app starts is kept, and the app starts', async () => {
  await send('/faults', { method: 'conversations.list', kind: '429', retryAfterS: 1, times: 1 });
  const run = await start();
  expect((await fetch(`${run.url}/readyz`)).status).toBe(200);
});

test('people who are not found are warnings with a remedy, in the log and in /rnps status, and the app starts', async () => {
  const log: string[] = [];
  const run = await start({
    logTo: (line) => log.push(line),
    config: (shipped) => ({
      admins: ['nobody@larkspur.example', 'U0NOBODY', 'U0ZED', ...shipped.admins],
      teams: shipped.teams.map((team) =>
        team.id === 'cx' ? { ...team, leads: ['zed.fox@larkspur.example'] } : team,
      ),
    }),
  });
  const remedy = 'Correct it in rnps.config.yaml, or invite them.';
  expect(run.app.deps.directory.warnings).toEqual([
    { what: 'teams.cx.leads: nobody in Larkspur is "zed.fox@larkspur.example".', remedy },
    { what: 'admins: nobody in Larkspur is "nobody@larkspur.example".', remedy },
    { what: 'admins: nobody in Larkspur is "U0NOBODY".', remedy },
    { what: 'admins: nobody in Larkspur is "U0ZED".', remedy },
  ]);
  expect([...run.app.deps.directory.admins]).toEqual(['U0RUTH']);
  expect(log.filter((line) => line.includes('was not found'))).toHaveLength(4);
  const status = JSON.stringify((await types(run, 'U0RUTH', 'status')).body);
  expect(status).toContain('4 things to look at');
  expect(status).toContain('Correct it in rnps.config.yaml, or invite them.');
});

test('a token that Slack does not take, a scope that is missing, and a Slack that is silent are told in words', async () => {
  await send('/faults', { method: 'auth.test', kind: 'error', error: 'invalid_auth', times: 1 });
  expect(await refusal()).toMatch(
    /Slack does not accept SLACK_BOT_TOKEN \(invalid_auth\)[\s\S]*OAuth & Permissions/,
  );
  await control({ setScopes: ['users:read', 'users:read.email'] });
  expect(await refusal()).toMatch(/The app lacks channels:read[\s\S]*install the app again/);
  await control({ setScopes: 'all' });
  await send('/faults', { method: 'auth.test', kind: '500', times: 9 });
  expect(await refusal()).toMatch(/Slack cannot be reached[\s\S]*SLACK_API_URL/);
});

test('in Socket Mode an app token that Slack does not take is told in words', async () => {
  await send('/faults', { method: 'apps.connections.open', kind: 'error', error: 'invalid_auth', times: 9 });
  expect(await refusal({ mode: 'socket' })).toMatch(
    /Slack does not accept SLACK_APP_TOKEN[\s\S]*connections:write/,
  );
});

test('a start that is refused leaves nothing behind: the database can be dropped at once', async () => {
  const database = await freshDatabase();
  await control({ removeChannel: 'C0SALES' });
  await refusal({ databaseUrl: database.url });
  const look = new Client({ connectionString: database.url });
  await look.connect();
  const others = await look.query(
    'SELECT application_name FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await look.end();
  expect(others.rows).toEqual([]);
  await database.drop();
});

test('the team of a person is asked of Slack once, and a silent Slack only costs the answer its team', async () => {
  const run = await start();
  const { directory } = run.app.deps;
  expect(await directory.teamsOf('U0RUTH')).toEqual(['cx', 'product', 'success', 'sales']);
  expect(await Promise.all([directory.teamsOf('U0OWEN'), directory.teamsOf('U0INES')])).toEqual([
    ['product'],
    ['cx'],
  ]);
  expect(sandbox.state.calls()['conversations.members']).toBe(4);
  await run.stop();
  const again = await start();
  await send('/faults', { method: 'conversations.members', kind: 'late_after', lateMs: LONG_MS, times: 4 });
  const { ms, body } = await types(again, 'U0OWEN', 'queue');
  expect(ms).toBeLessThan(LONG_MS);
  expect(body.text).toContain('Nothing is waiting in all teams');
});

test('somebody changes while Slack is being asked who they are: the old answer is not believed afterwards', async () => {
  const run = await start();
  const { directory } = run.app.deps;
  await directory.forget('U0MAYA');
  const calls = () => sandbox.state.calls()['users.info'] ?? 0;
  const before = calls();
  await send('/faults', { method: 'users.info', kind: 'late_answer', lateMs: 500, times: 1 });
  const asked = directory.person('U0MAYA');
  await run.until('Slack to be asked', () => calls() > before);
  await control({ setUser: { id: 'U0MAYA', statusEmoji: ':palm_tree:', statusExpiration: 0 } });
  await directory.forget('U0MAYA');
  await asked;
  expect((await directory.person('U0MAYA'))?.status?.emoji).toBe(':palm_tree:');
});

test('a slow Slack: a click is answered without knowing who that is, and what nobody waits for is told', async () => {
  const run = await start();
  const { directory } = run.app.deps;
  await directory.forget('U0MAYA');
  await send('/faults', { method: 'users.info', kind: 'late_answer', lateMs: 1500, times: 2 });
  expect(await directory.person('U0MAYA')).toBeNull();
  await directory.forget('U0MAYA');
  expect((await directory.person('U0MAYA', { patiently: true }))?.name).toBe('Maya Chen');
});
