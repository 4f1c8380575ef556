import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox';
import { openDatabase } from '../../src/db/data-source';
import { stampDatabase } from '../../src/db/stamp';
import { examine } from '../../src/doctor/examine';
import { lineOf, secretsOf } from '../../src/doctor/finding';
import { freshDatabase } from '../support/fresh-database';
import { TEST_SECRET } from '../support/sign';

const CONFIG = resolve(__dirname, '../../rnps.config.yaml');
const nowhere = {
  eventsUrl: 'http://127.0.0.1:9/',
  hooksUrl: 'http://127.0.0.1:9/',
  clockUrl: 'http://127.0.0.1:9/',
};

type Settings = Record<string, string | undefined>;
let sandbox: Sandbox;
let database: Awaited<ReturnType<typeof freshDatabase>>;
let dataDir: string;

beforeAll(async () => {
  sandbox = await startSandbox({
    dataDir: null,
    port: 0,
    app: nowhere,
    signingSecret: 'signing-secret-for-tests',
    hookSecrets: { generic: TEST_SECRET, typeform: 'x', formbricks: TEST_SECRET },
  });
  database = await freshDatabase();
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'rnps-doctor-'));
  await control({ setScopes: manifestScopes });
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const manifestScopes: string[] = require('../../manifest.json').oauth_config.scopes.bot;

/** Everything a person has to set for a workspace that is all right. */
function healthy(changes: Settings = {}): Settings {
  return {
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_SIGNING_SECRET: 'signing-secret-for-tests',
    SLACK_API_URL: sandbox.apiUrl,
    RNPS_WORKSPACE_KIND: 'sandbox',
    DATABASE_URL: database.url,
    RNPS_DATA_DIR: dataDir,
    RNPS_CONFIG: CONFIG,
    RNPS_SECRET_GENERIC: TEST_SECRET,
    RNPS_SECRET_TYPEFORM: 'a typeform secret'.replaceAll(' ', '-'),
    RNPS_SECRET_FORMBRICKS: TEST_SECRET,
    ...changes,
  };
}

async function doctor(raw: Settings, options: { realNow?: () => Date; nodeVersion?: string } = {}) {
  const lines: string[] = [];
  for await (const finding of examine({ raw, realNow: options.realNow ?? (() => new Date()), ...options })) {
    lines.push(lineOf(finding, secretsOf(raw)));
  }
  return { text: lines.join('\n'), troubles: lines.filter((line) => !line.startsWith('✓')) };
}

async function control(body: Record<string, unknown>) {
  const answer = await fetch(`${sandbox.url}/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
}

test('with everything right, every line is a tick', async () => {
  const { text, troubles } = await doctor(healthy());
  expect(troubles).toEqual([]);
  expect(text).toContain('✓ Slack: Larkspur');
  expect(text).toContain(`✓ The token has all ${manifestScopes.length} scopes of manifest.json.`);
  expect(text).toContain('✓ #rnps-cx (teams.cx)');
  expect(text).toContain('✓ History of public channels can be read');
  expect(text).toContain('people of the configuration were found.');
  expect(text).toMatch(/✓ Migrations: (\d+) of \1/);
});

test('without any settings: the sandbox, and a database of its own', async () => {
  const { text, troubles } = await doctor({ RNPS_DATA_DIR: dataDir, RNPS_CONFIG: CONFIG });
  expect(troubles).toEqual([]);
  expect(text).toContain('✓ No Slack tokens: npm start brings the sandbox');
  expect(text).toContain('✓ Embedded database: made on the first start');
});

test('over Socket Mode the app-level token is tried too', async () => {
  const socket = { SLACK_SIGNING_SECRET: undefined, SLACK_APP_TOKEN: sandbox.appToken };
  expect((await doctor(healthy(socket))).text).toContain('✓ Socket Mode: Slack takes the app-level token.');
  const wrong = await doctor(healthy({ ...socket, SLACK_APP_TOKEN: 'xapp-wrong' }));
  expect(wrong.troubles).toEqual([
    expect.stringContaining('✗ Socket Mode: Slack does not take the app-level token: invalid_auth.'),
  ]);
});

test('a token that Slack does not take ends the questions about Slack, with where to find the right one', async () => {
  const { troubles } = await doctor(healthy({ SLACK_BOT_TOKEN: 'xoxb-wrong' }));
  expect(troubles).toEqual([
    expect.stringMatching(/^✗ Slack does not take the bot token: invalid_auth\.\n.*OAuth & Permissions/),
  ]);
});

test('a bot token that got lost is told, because everything else says that a real workspace is meant', async () => {
  const { troubles } = await doctor(healthy({ SLACK_BOT_TOKEN: undefined }));
  expect(troubles[0]).toMatch(/^✗ SLACK_SIGNING_SECRET is set, but SLACK_BOT_TOKEN is not\./);
});

test('scopes that are missing or too many are named', async () => {
  await control({ setScopes: [...manifestScopes.filter((s) => s !== 'im:write'), 'reactions:write'] });
  const { troubles } = await doctor(healthy());
  expect(troubles).toEqual([
    expect.stringContaining('✗ The token lacks im:write.'),
    expect.stringContaining('! The token may do more than the app needs: reactions:write.'),
  ]);
});

test('without the scope for canvases it says that the report comes as a file, and nothing is wrong', async () => {
  await control({ setScopes: manifestScopes.filter((scope) => scope !== 'canvases:write') });
  const { troubles } = await doctor(healthy());
  expect(troubles).toEqual([
    expect.stringMatching(/^! The token lacks canvases:write: .* comes as a file.*\n.*OAuth & Permissions/),
  ]);
});

test('when Slack refused a canvas it says why, and what to do', async () => {
  const db = await openDatabase({ url: database.url, onPoolError: () => {} });
  const refused = (refusal: string) =>
    db.query(
      `INSERT INTO report_canvases (month, state, refusal) VALUES ('2026-10', 'refused', $1)
       ON CONFLICT (month) DO UPDATE SET refusal = excluded.refusal`,
      [refusal],
    );
  for (const [code, remedy] of [
    ['canvas_disabled_user_team', /An owner of the workspace switches canvases on/],
    ['free_teams_cannot_create_non_tabbed_canvases', /a paid plan has canvases/],
    ['__proto__', /Slack says no more/],
  ] as const) {
    await refused(code);
    const { troubles } = await doctor(healthy());
    expect(troubles).toEqual([expect.stringContaining(`no canvas of the report of 2026-10 (${code})`)]);
    expect(troubles[0]).toMatch(remedy);
  }
  await db.query('DELETE FROM report_canvases');
  await db.destroy();
});

test('without a history scope it says what could not be looked for', async () => {
  await control({ setScopes: manifestScopes.filter((scope) => !scope.endsWith(':history')) });
  const { troubles } = await doctor(healthy());
  expect(troubles[1]).toMatch(
    /^! The history of #rnps-cx cannot be read: missing_scope\..*\n.*channels:history/,
  );
});

test('channels that are gone, closed or shared with others are named with a remedy each', async () => {
  await control({
    removeBotFrom: 'C0CX',
    archiveChannel: 'C0PRODUCT',
    setChannel: { id: 'C0SUCCESS', isExtShared: true },
  });
  const config = join(dataDir, 'config.yaml');
  const shipped = require('node:fs').readFileSync(CONFIG, 'utf8') as string;
  writeFileSync(config, shipped.replace('channel: rnps-sales', 'channel: rnps-selling'));
  const { troubles } = await doctor(healthy({ RNPS_CONFIG: config }));
  await control({
    addBotTo: 'C0CX',
    unarchiveChannel: 'C0PRODUCT',
    setChannel: { id: 'C0SUCCESS', isExtShared: false },
  });
  expect(troubles).toEqual([
    expect.stringMatching(/^✗ The app is not in #rnps-cx \(teams\.cx\)\.\n.*\/invite/),
    expect.stringMatching(/^✗ #rnps-product \(teams\.product\) is archived\./),
    expect.stringMatching(/^! #rnps-success .* shared with another company/),
    expect.stringMatching(/^✗ #rnps-selling \(teams\.sales\) is not there/),
  ]);
});

test('the fallback is one of the channels, and one that may be shared is no trouble', async () => {
  await control({ setChannel: { id: 'C0SUCCESS', isExtShared: true } });
  const config = join(dataDir, 'fallback.yaml');
  const shipped = require('node:fs').readFileSync(CONFIG, 'utf8') as string;
  writeFileSync(
    config,
    shipped
      .replace('sharedChannels: []', 'sharedChannels: [rnps-success]')
      .replace('# fallbackChannel: rnps-cx', 'fallbackChannel: rnps-nowhere'),
  );
  const { troubles } = await doctor(healthy({ RNPS_CONFIG: config }));
  await control({ setChannel: { id: 'C0SUCCESS', isExtShared: false } });
  expect(troubles).toEqual([
    expect.stringMatching(/^✗ #rnps-nowhere \(delivery\.fallbackChannel\) is not there/),
  ]);
});

test('a person who cannot be found is something to look at, not a refusal', async () => {
  await control({ setUser: { id: 'U0SAM', deleted: true } });
  const { troubles } = await doctor(healthy());
  await control({ setUser: { id: 'U0SAM', deleted: false } });
  expect(troubles).toEqual([
    expect.stringContaining(
      '! sam.okafor@larkspur.example (teams.success.leads, committee.members) was not found.',
    ),
  ]);
});

test("a clock that is far from Slack's is told before signatures fail", async () => {
  const off = (minutes: number) => ({ realNow: () => new Date(Date.now() + minutes * 60_000) });
  expect((await doctor(healthy(), off(2))).troubles).toEqual([
    expect.stringMatching(/^! This machine's clock is 1\d\d s from Slack's/),
  ]);
  expect((await doctor(healthy(), off(-9))).troubles).toEqual([
    expect.stringMatching(/^✗ This machine's clock is 5\d\d s/),
  ]);
});

test('a source without a secret is named with its variable; with none at all no answer can arrive', async () => {
  const one = await doctor(healthy({ RNPS_SECRET_TYPEFORM: '', RNPS_SECRET_GENERIC: 'not-base64!' }));
  expect(one.troubles).toEqual([
    expect.stringMatching(/^✗ Source generic: RNPS_SECRET_GENERIC cannot be used/),
    expect.stringMatching(/^! Source typeform: RNPS_SECRET_TYPEFORM is not set/),
  ]);
  const none = await doctor(
    healthy({ RNPS_SECRET_TYPEFORM: '', RNPS_SECRET_GENERIC: '', RNPS_SECRET_FORMBRICKS: '' }),
  );
  expect(none.troubles.at(-1)).toMatch(/^✗ No source has a secret/);
});

test("another workspace's database is refused before anything is written to it", async () => {
  const other = await freshDatabase();
  const db = await openDatabase({ url: other.url, onPoolError: () => {} });
  await stampDatabase(db, { kind: 'real', workspaceId: 'T0ELSEWHERE' }, new Date());
  await db.destroy();
  const { troubles } = await doctor(healthy({ DATABASE_URL: other.url }));
  await other.drop();
  expect(troubles).toEqual([
    expect.stringContaining('✗ The database belongs to the real workspace T0ELSEWHERE'),
  ]);
});

test('an empty database is fine, one that cannot be reached is not', async () => {
  const empty = await freshDatabase({ migrated: false });
  expect((await doctor(healthy({ DATABASE_URL: empty.url }))).text).toContain('✓ The database is empty');
  await empty.drop();
  const { troubles } = await doctor(healthy({ DATABASE_URL: 'postgres://u:hidden-pw@127.0.0.1:9/x' }));
  expect(troubles).toEqual([
    expect.stringMatching(/^✗ Database \(DATABASE_URL\) cannot be used: .*ECONNREFUSED/),
  ]);
});

test('mistakes in the environment and in the configuration are told with their place', async () => {
  expect((await doctor({ PORT: 'abc' })).troubles).toEqual([
    expect.stringMatching(/^✗ The environment has mistakes:\n {2}PORT/),
  ]);
  const config = join(dataDir, 'config.yaml');
  writeFileSync(config, 'teams: {}\n');
  expect((await doctor(healthy({ RNPS_CONFIG: config }))).troubles[0]).toContain('name at least one team');
});

test('a rule for a theme that is not there is told, as the start would', async () => {
  const config = join(dataDir, 'themes.yaml');
  const shipped = require('node:fs').readFileSync(CONFIG, 'utf8') as string;
  writeFileSync(
    config,
    shipped.replace(/^( *)rules:.*$/m, '$1rules:\n$1  - when: { theme: [praise] }\n$1    to: cx'),
  );
  const there = await doctor(healthy({ RNPS_CONFIG: config }));
  expect(there.troubles).toEqual([
    expect.stringMatching(/^✗ .*themes\.yaml has a mistake:\n.*there is no theme "praise"\. Themes are: /),
  ]);
  // Before the first start too.
  const first = await doctor({ RNPS_DATA_DIR: join(dataDir, 'new'), RNPS_CONFIG: config });
  expect(first.troubles).toEqual([expect.stringContaining('there is no theme "praise"')]);
});

test('a limit of retention is told with how many answers it is about to take', async () => {
  const config = join(dataDir, 'limited.yaml');
  const shipped = readFileSync(CONFIG, 'utf8');
  writeFileSync(config, shipped.replace(/^ {2}answers: null/m, '  answers: P2Y'));
  expect((await doctor(healthy({ RNPS_CONFIG: config }))).text).toContain(
    '✓ retention.answers is P2Y: no answer is older.',
  );
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const put = `INSERT INTO responses (id, source, source_response_id, score, answered_at, received_at, account_facts, properties)
     VALUES (gen_random_uuid(), 'generic', $1, 5, now() - $2::interval, now(), '{}', '{}')`;
  await client.query(put, ['old', '3 years']);
  await client.query(put, ['young', '1 year']);
  const { troubles } = await doctor(healthy({ RNPS_CONFIG: config }));
  await client.query('DELETE FROM responses');
  await client.end();
  expect(troubles).toEqual([
    expect.stringMatching(
      /^! retention\.answers is P2Y: 1 answer is older, and the running app erases them\./,
    ),
  ]);
});

test('a Node that is too old is told', async () => {
  expect((await doctor(healthy(), { nodeVersion: '20.18.3' })).troubles).toEqual([
    expect.stringMatching(/^✗ Node 20\.18\.3 is too old/),
  ]);
});

// Root may write anywhere, so there is nothing to find.
const asUser = process.getuid?.() === 0 ? test.skip : test;
asUser('a data directory that takes nothing is told', async () => {
  chmodSync(dataDir, 0o500);
  const { troubles } = await doctor({ RNPS_DATA_DIR: join(dataDir, 'inside'), RNPS_CONFIG: CONFIG });
  chmodSync(dataDir, 0o700);
  expect(troubles[0]).toMatch(/^✗ Nothing can be written to/);
});

test('no secret is ever printed, whatever goes wrong', async () => {
  const secrets = {
    SLACK_BOT_TOKEN: 'xoxb-hush-1',
    SLACK_SIGNING_SECRET: 'hush-signing',
    SLACK_APP_TOKEN: 'xapp-hush-2',
    RNPS_SECRET_GENERIC: 'hush-generic-old hush-generic-new',
    DATABASE_URL: 'postgres://me:hush%2Fpassword@[hush-host:x/hush',
  };
  for (const raw of [
    secrets,
    { ...secrets, PORT: 'hush-signing' },
    { ...secrets, SLACK_API_URL: sandbox.apiUrl },
  ]) {
    const { text } = await doctor({ ...healthy(), ...raw });
    expect(text).not.toMatch(/hush/);
  }
});
