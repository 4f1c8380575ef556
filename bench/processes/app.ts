import { join } from 'node:path';
import pino from 'pino';
import { type ConfigChanges, startApp } from '../../src/app';
import { readEnv } from '../../src/config/env';
import { answer, ready } from './probe';
import { recordStatements } from './record-statements';

// The whole app as it is shipped, but for the changes to the configuration that are given as JSON.
async function main() {
  if (process.env.BENCH_RECORD) {
    const recorded = recordStatements();
    answer('recorded', () => recorded());
  }
  const { port, deps } = await startApp({
    env: readEnv({ ...process.env, RNPS_CONFIG: join(__dirname, '../../rnps.config.yaml') }),
    log: pino({ level: 'silent' }),
    config: JSON.parse(process.argv[2]!) as ConfigChanges,
  });
  // What is measured is how fast it can be, and not how fast it lets a tool be.
  for (const source of deps.config.sources) delete source.rateLimit;
  ready(port);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
