import { join } from 'node:path';
import { openDatabase } from '../src/db/data-source';
import { type Benchmark, verdict } from './benchmark';
import { startChild } from './child';
import type { BenchServer } from './database';
import { writeAnswers } from './import-file';
import { digits } from './table';
import { temporaryDir } from './temporary';

/** As the command has them: V8 collects sooner, and the process stays small where there is much memory. */
const FLAGS = ['--heap-growing-percent=150'];
const AIM_S = 60;
const AIM_MB = 300;

interface Ran {
  seconds: number;
  cpuMs: number;
  peakMb: number;
  stored: number;
}

/** A file of a million past answers: ours with all that it checks and matches, and a loop that only reads and writes. */
export const importing: Benchmark = async ({ server, quick, progress }) => {
  const count = quick ? 20_000 : 1_000_000;
  progress(`import: writing ${count} answers to a file`);
  const file = join(temporaryDir('import'), 'answers.csv');
  const bytes = await writeAnswers(file, count);
  progress('import: a bare loop');
  const bare = await run(server, 'bare', 'processes/bare-import.ts', file);
  progress('import: rNPS Loop');
  const ours = await run(server, 'ours', 'processes/import-file.ts', file);
  progress('import: rNPS Loop, the same file again');
  const again = await run(server, 'ours', 'processes/import-file.ts', file);
  const row = (name: string, { seconds, cpuMs, peakMb }: Ran) => [
    name,
    digits(seconds),
    digits(count / seconds),
    digits((cpuMs * 1000) / count),
    digits(peakMb),
  ];
  return [
    {
      title: `A file of ${count} answers (${digits(bytes / 1e6)} MB) imported into an empty database`,
      head: ['', 'seconds', 'rows a second', 'CPU ms per 1,000', 'peak RSS MB'],
      rows: [
        row('csv-parse and INSERT ... unnest, nothing checked or matched', bare),
        row('rNPS Loop', ours),
        row('rNPS Loop, the same file again', again),
      ],
      remarks: [
        `Aim: at most ${AIM_S} s and ${AIM_MB} MB for a million. ${quick ? 'Not judged by so few.' : verdict(ours.seconds <= AIM_S && ours.peakMb <= AIM_MB)}`,
        `Of ${count} answers ${count - ours.stored} are missing; the second time stored ${again.stored - ours.stored}.`,
        'The loop stores the answers alone; ours also looks through the file first, finds or makes people and accounts, and skips what it knows.',
        'CPU is that of the named process alone, without PostgreSQL.',
      ],
    },
  ];
};

const databases = new Map<string, Promise<string>>();

async function run(server: BenchServer, name: string, program: string, file: string): Promise<Ran> {
  if (!databases.has(name)) databases.set(name, migrated(server, name));
  const url = await databases.get(name)!;
  const child = await startChild({
    program,
    flags: name === 'ours' ? FLAGS : [],
    env: { DATABASE_URL: url },
  });
  const beforeMs = await child.cpuMs();
  const ran = await child.ask<{ seconds: number; peakMb: number }>('run', { file });
  const cpuMs = (await child.cpuMs()) - beforeMs;
  await child.stop();
  const looking = await server.connect(url);
  const { rows } = await looking.query<{ n: string }>('SELECT count(*) AS n FROM responses');
  return { ...ran, cpuMs, stored: Number(rows[0]!.n) };
}

async function migrated(server: BenchServer, name: string): Promise<string> {
  const url = await server.makeDatabase(`import_${name}`);
  const db = await openDatabase({ url, poolSize: 2, onPoolError: () => {} });
  await db.destroy();
  return url;
}
