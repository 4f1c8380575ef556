import { join, resolve } from 'node:path';
import pino from 'pino';
import { startApp } from '../../src/app';
import { readEnv } from '../../src/config/env';
import { leaveOn } from '../../src/index';

// The whole app as a process of its own, to be killed. It goes when whoever started it is gone, however that ended.
process.stdin.on('close', () => process.exit(0)).resume();

const SHIPPED = resolve(join(__dirname, '../../rnps.config.yaml'));

async function main() {
  const { delivery, sampleLife, sources, configFile } = JSON.parse(process.argv[2]!);
  const app = await startApp({
    env: readEnv({ ...process.env, RNPS_CONFIG: configFile ?? SHIPPED }),
    log: pino({ level: 'error' }, process.stderr),
    sampleLife,
    config: { delivery, ...(sources ? { sources } : {}) },
  });
  // A storm is meant to come in, unless a file of its own says how much of it.
  if (!configFile) for (const source of app.deps.config.sources) delete source.rateLimit;
  leaveOn(['SIGTERM', 'SIGINT'], app.stop, {});
  console.log(`ready ${app.port}`);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
