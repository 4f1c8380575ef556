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
import { TRIED, TRIED_MAX, tryMapping } from '../mapping-trial/try-mapping';
import { parkedOf } from '../queries/operations/deliveries';
import { depsWithoutSlack } from './deps-without-slack';
import { tableOf } from './table';

export const USAGE = `npm run mapping -- try SOURCE [--file mapping.yaml] [--last N]
    What the last ${TRIED} deliveries of a source (N: up to ${TRIED_MAX}) would become, by rnps.config.yaml as it is now or
    by the file: what would stand under sources.SOURCE, or a mapping alone. Changes nothing.
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
  const { verb, name, file, last } = readArguments(args);
  const env = readEnv(raw);
  const config = file ? configWith(env, name, file) : loadConfig(configFile(env), env.secretsOf);
  const source = sourceNamed(config, name);
  const { db, close } = await openExisting({ ...env, poolSize: 2, realNow });
  try {
    if (verb === 'try') {
      const current = file ? sourceOfNow(env, name) : source;
      const { now } = await depsWithoutSlack(db, config, env, realNow);
      const rows = await tryMapping(db.manager, { source, current, now: now(), last });
      print(tried(name, rows, await parkedOf(db.manager, name)));
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

interface Arguments {
  verb: 'try' | 'replay';
  name: string;
  file?: string;
  last?: number;
}

function readArguments([verb, name, ...flags]: string[]): Arguments {
  if ((verb !== 'try' && verb !== 'replay') || !name) throw new UserError(USAGE);
  const read: Arguments = { verb, name };
  for (let i = 0; i < flags.length; i += 2) {
    const [flag, value = ''] = flags.slice(i, i + 2);
    if (flag === '--file' && value) read.file = value;
    else if (flag === '--last' && /^[1-9]\d{0,3}$/.test(value) && Number(value) <= TRIED_MAX)
      read.last = Number(value);
    else throw new UserError(USAGE);
  }
  if (verb === 'replay' && flags.length > 0) throw new UserError(USAGE);
  return read;
}

function tried(name: string, rows: Row[], parked: number): string {
  if (rows.length === 0) return `No delivery of ${name} has come yet.`;
  const count = (of: (row: Row) => boolean) => rows.filter(of).length;
  const verdict = `${count((row) => row.differs)} of ${rows.length} would be different. Nothing was changed.`;
  const replay = count((row) => row.replayable)
    ? ` Once it stands in rnps.config.yaml: npm run mapping -- replay ${name}`
    : '';
  const more = parked - count((row) => row.parked);
  const older =
    more > 0
      ? `\n${more} more ${more === 1 ? 'is' : 'are'} parked and came before these: --last N looks further back, up to ${TRIED_MAX}.`
      : '';
  return `${tableOf(rows)}\n\n${verdict}${replay}${older}`;
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

/** Null where the file has none of that name, or a mistake that the lines that are tried may mend. */
function sourceOfNow(env: Env, name: string): Source | null {
  try {
    const { sources } = loadConfig(configFile(env), env.secretsOf);
    return sources.find((one) => one.name === name) ?? null;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
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
