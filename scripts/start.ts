import { join, resolve } from 'node:path';
import manifest from '../manifest.json';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox';
import { startApp } from '../src/app';
import { readEnv } from '../src/config/env';
import { UserError } from '../src/domain/errors';
import { leaveOn, main } from '../src/index';
import { createLog } from '../src/log';
import { keptFromFirstStart, type SandboxSecrets } from './kept-from-first-start';
import { oneAtATime } from './one-at-a-time';
import { readEnvFile } from './read-env-file';
import { checkPort, failWith, portTaken } from './start-trouble';

/** npm start: a real workspace when there is a token, else the sandbox. The only file that knows both. */
async function start(): Promise<void> {
  readEnvFile();
  if (process.env.SLACK_BOT_TOKEN) return main(process.env);
  await startWithSandbox(process.env);
}

type Raw = Record<string, string | undefined>;

async function startWithSandbox(raw: Raw): Promise<void> {
  refuseWhatIsMeantForSlack(raw);
  // Read once before anything is started, so that a mistake in it is told before anything is made.
  const { port, dataDir: dir } = readEnv({ ...raw, RNPS_CLOCK: undefined });
  await checkPort(port);
  const dataDir = resolve(dir);
  const kept = keptFromFirstStart(dataDir);
  const letGo = oneAtATime(dataDir);
  const sandbox = await startSandbox({
    dataDir: join(dataDir, 'sandbox'),
    port: sandboxPort(raw, port),
    app: addresses(port),
    signingSecret: kept.secrets.signing,
    hookSecrets: kept.secrets.hooks,
    accounts: kept.accounts,
    events: manifest.settings.event_subscriptions.bot_events,
  }).catch((error) => {
    throw portTaken(error, 'RNPS_SANDBOX_PORT', 'the sandbox') ?? error;
  });
  const env = readEnv(settingsFor(raw, sandbox, kept.secrets));
  if (kept.isNew) console.log('\n  First start: making a database and two years of sample answers ...');
  const app = await startApp({ env, log: createLog(env.logLevel), sampleLife: true, config: SANDBOX_PACE });
  sandbox.setApp(addresses(app.port));
  const stop = async () => {
    await app.stop();
    await sandbox.close();
    letGo();
  };
  leaveOn(['SIGTERM', 'SIGINT'], stop, raw);
  console.log(`\n  rNPS Loop is running in its sandbox. Open  ${sandbox.url}\n`);
  console.log(`  Webhooks: http://127.0.0.1:${app.port}/hooks/:source · data: ${dataDir} · stop with Ctrl+C`);
  console.log('  To connect a real Slack workspace, see the README.\n');
}

/** The pretend workspace has no rate limits, and nobody wants to watch forty cards arrive one a second. */
const SANDBOX_PACE = { delivery: { laneMs: 250, editMs: 60, settleMs: 3000, burst: 10 } };

// A token that got lost must not look like a working app.
function refuseWhatIsMeantForSlack(raw: Raw): void {
  const given = ['SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'].filter((name) => raw[name]);
  if (given.length === 0 && raw.NODE_ENV !== 'production') return;
  const why = given.length > 0 ? `${given.join(' and ')} set` : 'NODE_ENV=production';
  throw new UserError(
    `${why}, but SLACK_BOT_TOKEN is not set, so this would start the sandbox. ` +
      'Set SLACK_BOT_TOKEN to the bot token of the Slack app (xoxb-...), or unset the others for the sandbox.',
  );
}

function settingsFor(raw: Raw, sandbox: Sandbox, secrets: SandboxSecrets): Raw {
  return {
    ...raw,
    RNPS_CLOCK: raw.RNPS_CLOCK || 'adjustable',
    RNPS_LOG_LEVEL: raw.RNPS_LOG_LEVEL || 'warn',
    HOST: '127.0.0.1',
    RNPS_WORKSPACE_KIND: 'sandbox',
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_SIGNING_SECRET: secrets.signing,
    SLACK_API_URL: sandbox.apiUrl,
    RNPS_SECRET_GENERIC: secrets.hooks.generic,
    RNPS_SECRET_TYPEFORM: secrets.hooks.typeform,
    RNPS_SECRET_FORMBRICKS: secrets.hooks.formbricks,
  };
}

/** The one after the app's, unless it is named; 0 takes any. */
function sandboxPort(raw: Raw, appPort: number): number {
  const named = raw.RNPS_SANDBOX_PORT;
  const port = named ? Number(named) : appPort === 0 ? 0 : appPort + 1;
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UserError(
    `RNPS_SANDBOX_PORT must be a port from 0 (any) to 65535, but it is "${named ?? port}".`,
  );
}

function addresses(port: number) {
  const base = `http://127.0.0.1:${port}`;
  return { eventsUrl: `${base}/slack/events`, hooksUrl: `${base}/hooks`, clockUrl: `${base}/clock` };
}

start().catch(failWith);
