import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Config, loadConfig } from '../config/config';
import { type Env, readEnv } from '../config/env';
import type { Source } from '../config/source';
import { withSource } from '../config/with-source';
import { openExisting } from '../db/open-existing';
import { UserError } from '../domain/errors';
import { replayParked } from '../mapping-trial/replay-parked';
import { replayedWords } from '../mapping-trial/replayed-words';
import type { Row } from '../mapping-trial/rows';
import { TRIED, tryMapping } from '../mapping-trial/try-mapping';
import { depsWithoutSlack } from './deps-without-slack';
import { tableOf } from './table';

export const USAGE = `npm run mapping -- try SOURCE [--file mapping.yaml]
    What the last ${TRIED} deliveries of a source would become, by rnps.config.yaml as it is now or by the file:
    what would stand under sources.SOURCE, or a mapping alone. Changes nothing.
npm run mapping -- replay SOURCE
    Reads the parked deliveries of a source again, by rnps.config.yaml. What is an answer then opens its follow-up.`;

export interface CommandOptions {
  args: string[];
  raw: Record<string, string | undefined>;
  realNow: () => Date;
  print: (text: string) => void;
}

/** npm run mapping; throws a UserError when it cannot be done. */
export async function runMappingCommand({ args, raw, realNow, print }: CommandOptions): Promise<void> {
  const [verb, name, flag, file, ...rest] = args;
  const isTry = verb === 'try' && (flag === undefined || (flag === '--file' && file !== undefined));
  const isReplay = verb === 'replay' && flag === undefined;
  if (!name || rest.length > 0 || (!isTry && !isReplay)) throw new UserError(USAGE);
  const env = readEnv(raw);
  const config = file ? configWith(env, name, file) : loadConfig(configFile(env), env.secretsOf);
  const source = sourceNamed(config, name);
  const { db, close } = await openExisting({ ...env, poolSize: 2, realNow });
  try {
    if (isTry) {
      print(tried(name, await tryMapping(db.manager, source)));
    } else if (!source.enabled) {
      throw new UserError(
        `sources.${name}.enabled is false. Switch it on first, or its deliveries stay parked.`,
      );
    } else {
      print(
        replayedWords(name, await replayParked(await depsWithoutSlack(db, config, env, realNow), source)),
      );
    }
  } finally {
    await close();
  }
}

function tried(name: string, rows: Row[]): string {
  if (rows.length === 0) return `No delivery of ${name} has come yet.`;
  const changed = rows.filter((row) => row.differs).length;
  const replay = changed > 0 ? ` Once it stands in rnps.config.yaml: npm run mapping -- replay ${name}` : '';
  return `${tableOf(rows)}\n\n${changed} of ${rows.length} would be different. Nothing was changed.${replay}`;
}

function configFile(env: Env): string {
  return env.configFile ?? resolve('rnps.config.yaml');
}

function sourceNamed(config: Config, name: string): Source {
  const source = config.sources.find((one) => one.name === name);
  if (source) return source;
  const known = config.sources.map((one) => one.name).join(', ');
  throw new UserError(`There is no source "${name}" in rnps.config.yaml. Sources are: ${known}.`);
}

function configWith(env: Env, name: string, file: string): Config {
  const config = { file, text: read(configFile(env)), secretsOf: env.secretsOf, tokenOf: env.tokenOf };
  return withSource(config, name, read(file));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UserError(`${file} cannot be read. Name a file that is there.`, { cause });
  }
}
