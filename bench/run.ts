import { UserError } from '../src/domain/errors';
import { ack } from './ack';
import type { Benchmark } from './benchmark';
import { endChildren } from './child';
import { type BenchServer, openServer } from './database';
import { delivered } from './delivered';
import { erase } from './erase';
import { home } from './home';
import { importing } from './import';
import { ingest } from './ingest';
import { machineInWords } from './machine';
import { picture } from './picture';
import { rungs } from './rungs';
import { printTable, progress } from './table';
import { trend } from './trend';

const BENCHMARKS: Record<string, Benchmark> = {
  ingest,
  delivered,
  ack,
  rungs,
  import: importing,
  trend,
  home,
  picture,
  erase,
};
const USAGE = `npm run bench [-- ${Object.keys(BENCHMARKS).join('|')} ...] [-- --quick]`;

/** npm run bench: prints what was measured. A slow number is no failure; only a benchmark that cannot run is one. */
async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const quick = given.includes('--quick');
  const names = given.filter((word) => word !== '--quick');
  const unknown = names.filter((name) => !Object.hasOwn(BENCHMARKS, name));
  if (unknown.length > 0)
    throw new UserError(`There is no benchmark "${unknown.join('", "')}". Usage: ${USAGE}`);
  const server = await openServer(process.env.DATABASE_URL || undefined);
  leaveCleanly(server);
  try {
    console.log(`Machine: ${await machineInWords(server.admin, server.embedded)}`);
    if (quick) console.log('Quick: sizes are small, so the numbers say little.');
    for (const name of names.length > 0 ? names : Object.keys(BENCHMARKS)) {
      const tables = await BENCHMARKS[name]!({ server, quick, progress });
      progress('');
      for (const table of tables) printTable(table);
    }
  } finally {
    endChildren();
    await server.remove();
  }
}

function leaveCleanly(server: BenchServer): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      endChildren();
      void server.remove().finally(() => process.exit(130));
    });
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error instanceof UserError ? error.message : error);
    process.exit(1);
  },
);
