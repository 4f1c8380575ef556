import { resolve } from 'node:path';
import { loadConfig } from '../src/config/config';
import { readEnv } from '../src/config/env';
import { houseZone } from '../src/config/team-calendar';
import { openExisting } from '../src/db/open-existing';
import { failWith } from '../src/index';
import { type Rebuilt, rebuildNumbers } from '../src/use-cases/rebuild-numbers';
import { readEnvFile } from './read-env-file';
import { inWords } from './start-trouble';

/** npm run numbers: counts all answers anew, beside the app that may be running, and says whether anything was wrong. */
async function main(): Promise<void> {
  readEnvFile();
  const env = readEnv(process.env);
  const config = loadConfig(env.configFile ?? resolve('rnps.config.yaml'), env.secretsOf);
  const realNow = () => new Date();
  const { db, close } = await openExisting({ ...env, poolSize: 2, realNow });
  try {
    console.log(wordsOf(await rebuildNumbers({ db }, houseZone(config))));
  } finally {
    await close().catch(() => {});
  }
}

function wordsOf({ answers, zone, zoneBefore, wrong }: Rebuilt): string {
  const counted = `${answers} ${answers === 1 ? 'answer' : 'answers'} counted, by the days of ${zone}`;
  if (wrong === null) return `${counted} (before: of ${zoneBefore}).`;
  if (wrong === 0) return `${counted}. The numbers were right.`;
  return `${counted}. ${wrong} ${wrong === 1 ? 'count was' : 'counts were'} wrong, and mended.`;
}

main().catch((error) => failWith(inWords(error)));
