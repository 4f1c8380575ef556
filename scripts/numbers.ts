import { resolve } from 'node:path';
import { loadConfig } from '../src/config/config';
import { readEnv } from '../src/config/env';
import { houseZone } from '../src/config/team-calendar';
import { openExisting } from '../src/db/open-existing';
import { UserError } from '../src/domain/errors';
import { type Rebuilt, rebuildNumbers } from '../src/use-cases/numbers/rebuild-numbers';
import { mindClosedPipe } from './closed-pipe';
import { readEnvFile } from './read-env-file';
import { failWith } from './start-trouble';

const USAGE = `npm run numbers
    Counts all answers anew, beside the app that may be running, and says whether any count was wrong; what was is mended.
    It takes no arguments.`;

/** npm run numbers: counts all answers anew, beside the app that may be running, and says whether anything was wrong. */
async function main(): Promise<void> {
  const [flag] = process.argv.slice(2);
  if (flag === '--help' || flag === '-h') return console.log(USAGE);
  if (flag !== undefined) throw new UserError(USAGE);
  readEnvFile();
  const env = readEnv(process.env);
  const config = loadConfig(env.configFile ?? resolve('rnps.config.yaml'), env.secretsOf);
  const realNow = () => new Date();
  const { db, close } = await openExisting({ ...env, poolSize: 2, realNow });
  try {
    console.log(wordsOf(await withSigns(rebuildNumbers({ db }, houseZone(config)))));
  } finally {
    await close().catch(() => {});
  }
}

const SIGN_MS = 10_000;

/** One statement counts everything and does not say how far it is: all that can be told is that it goes on. */
async function withSigns<T>(counting: Promise<T>): Promise<T> {
  const from = performance.now();
  const sign = setInterval(() => {
    console.error(`Still counting, for ${Math.round((performance.now() - from) / 1000)} s so far.`);
  }, SIGN_MS);
  return counting.finally(() => clearInterval(sign));
}

function wordsOf({ answers, zone, zoneBefore, wrong }: Rebuilt): string {
  const counted = `${answers} ${answers === 1 ? 'answer' : 'answers'} counted, by the days of ${zone}`;
  if (wrong === null) return `${counted} (before: of ${zoneBefore}).`;
  if (wrong === 0) return `${counted}. The numbers were right.`;
  return `${counted}. ${wrong} ${wrong === 1 ? 'count was' : 'counts were'} wrong, and mended.`;
}

mindClosedPipe();
main().catch(failWith);
