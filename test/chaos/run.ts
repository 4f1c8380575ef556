import { parseArgs } from 'node:util';
import { startThrowawayDatabase } from '../support/throwaway-database';
import type { Program } from './program';
import { PROGRAMS } from './programs';
import { type Line, tableOf } from './report';

const USAGE = `npm run chaos [-- NAME...] [--times N] [--seed S] [--short]

${PROGRAMS.map(({ name, about, full }) => `  ${name.padEnd(16)} ${about} (${full.times})`).join('\n')}
`;
/** Where progress cannot be overwritten, a line now and then is enough. */
const SAY_EVERY_MS = 10_000;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      times: { type: 'string' },
      seed: { type: 'string' },
      short: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const chosen = positionals.length > 0 ? positionals.map(named) : PROGRAMS;
  const seed = whole('--seed', values.seed) ?? Math.floor(Math.random() * 1e9);
  const times = whole('--times', values.times);
  const database = await startThrowawayDatabase();
  process.env.RNPS_TEST_DATABASE_URL = database.url;
  try {
    console.log(`seed ${seed}`);
    const reports: { program: string; lines: Line[] }[] = [];
    for (const program of chosen) {
      const size = values.short ? program.short : program.full;
      reports.push({
        program: program.name,
        lines: await runOne(program, { ...size, ...(times === null ? {} : { times }), seed }),
      });
    }
    console.log(`\n${tableOf(reports)}\n\nseed ${seed}`);
    return reports.every(({ lines }) => lines.every((line) => line.ok)) ? 0 : 1;
  } finally {
    await database.remove();
  }
}

async function runOne(program: Program, options: { times: number; seed: number }): Promise<Line[]> {
  const from = performance.now();
  const seconds = () => `${Math.round((performance.now() - from) / 1000)} s`;
  const progress = progressLine();
  progress.say(`${program.name}: ${program.about}`, true);
  try {
    const lines = await program.run(options, (words) =>
      progress.say(`${program.name}: ${words}, ${seconds()}`),
    );
    progress.say(`${program.name}: done in ${seconds()}`, true);
    return lines;
  } catch (error) {
    progress.say(`${program.name}: ended after ${seconds()}`, true);
    console.error(error);
    return [{ what: (error as Error).message, value: 'ended', wanted: 'an end', ok: false }];
  }
}

/** One line that is overwritten on a terminal; elsewhere a new one every ten seconds. */
function progressLine(): { say: (words: string, always?: boolean) => void } {
  let saidAt = Number.NEGATIVE_INFINITY;
  return {
    say: (words, always = false) => {
      if (process.stdout.isTTY) return void process.stdout.write(`\r\x1b[K${words}${always ? '\n' : ''}`);
      if (!always && performance.now() - saidAt < SAY_EVERY_MS) return;
      saidAt = performance.now();
      console.log(words);
    },
  };
}

function named(name: string): Program {
  const found = PROGRAMS.find((program) => program.name === name);
  if (!found) throw new Error(`There is no program ${name}.\n\n${USAGE}`);
  return found;
}

function whole(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`${option} takes a whole number from 1, not ${text}.`);
  return value;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
