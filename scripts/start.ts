import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startSandbox } from '../sandbox/start-sandbox';
import { startApp } from '../src/app';
import { readEnv } from '../src/config/env';
import { failWith, leaveOn, main } from '../src/index';
import { createLog } from '../src/log';
import { generateSampleLife } from '../src/sample-life/generate-sample-life';
import { type SandboxAccount, sandboxAccounts } from '../src/sample-life/sandbox-accounts';
import { SAMPLE_SEED } from '../src/use-cases/load-sample-life';

/** npm start: a real workspace when there is a token, else the sandbox. The only file that knows both. */
async function start(): Promise<void> {
  if (process.env.SLACK_BOT_TOKEN) return main(process.env);
  await startWithSandbox();
}

async function startWithSandbox(): Promise<void> {
  const dataDir = resolve(process.env.RNPS_DATA_DIR || '.data');
  const kept = keptFromFirstStart(dataDir);
  const { secrets } = kept;
  const port = Number(process.env.PORT || 3000);
  const sandbox = await startSandbox({
    dataDir: join(dataDir, 'sandbox'),
    port: Number(process.env.RNPS_SANDBOX_PORT || (port === 0 ? 0 : port + 1)),
    app: addresses(port),
    signingSecret: secrets.signing,
    hookSecrets: secrets.hooks,
    accounts: kept.accounts,
  });
  const env = readEnv({
    RNPS_CLOCK: 'adjustable',
    RNPS_LOG_LEVEL: 'warn',
    ...process.env,
    NODE_ENV: process.env.NODE_ENV,
    HOST: '127.0.0.1',
    RNPS_WORKSPACE_KIND: 'sandbox',
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_SIGNING_SECRET: secrets.signing,
    SLACK_API_URL: sandbox.apiUrl,
    RNPS_SECRET_GENERIC: secrets.hooks.generic,
    RNPS_SECRET_TYPEFORM: secrets.hooks.typeform,
    RNPS_SECRET_FORMBRICKS: secrets.hooks.formbricks,
  });
  const app = await startApp({ env, log: createLog(env.logLevel), sampleLife: true, config: SANDBOX_PACE });
  sandbox.setApp(addresses(app.port));
  leaveOn(['SIGTERM', 'SIGINT'], async () => {
    await app.stop();
    await sandbox.close();
  });
  console.log(`\n  rNPS Loop is running in its sandbox. Open  ${sandbox.url}\n`);
  console.log(`  Webhooks: http://127.0.0.1:${app.port}/hooks/:source · data: ${dataDir} · stop with Ctrl+C`);
  console.log('  To connect a real Slack workspace, see the README.\n');
}

/** The pretend workspace has no rate limits, and nobody wants to watch forty cards arrive one a second. */
const SANDBOX_PACE = { delivery: { laneMs: 60, editMs: 60, settleMs: 3000 } };

function addresses(port: number) {
  const base = `http://127.0.0.1:${port}`;
  return { eventsUrl: `${base}/slack/events`, hooksUrl: `${base}/hooks`, clockUrl: `${base}/clock` };
}

interface Kept {
  /** Customers that the page offers: those of the sample data, as of the first start. */
  accounts: SandboxAccount[];
  secrets: { signing: string; hooks: { generic: string; typeform: string; formbricks: string } };
}

// Made once and kept, so that a restarted app still understands a sandbox page that is open.
function keptFromFirstStart(dataDir: string): Kept {
  const file = join(dataDir, 'sandbox.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const secret = () => randomBytes(24).toString('hex');
  const whsec = () => `whsec_${randomBytes(24).toString('base64')}`;
  const kept: Kept = {
    accounts: sandboxAccounts(generateSampleLife({ now: new Date(), seed: SAMPLE_SEED })),
    secrets: { signing: secret(), hooks: { generic: whsec(), typeform: secret(), formbricks: whsec() } },
  };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
  return kept;
}

start().catch(failWith);
