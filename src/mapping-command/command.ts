import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { type Config, loadConfig, parseConfig } from '../config/config';
import { type Env, readEnv } from '../config/env';
import type { Source } from '../config/source';
import { openExisting } from '../db/open-existing';
import { UserError } from '../domain/errors';
import { readDelivery } from '../ingest/read-delivery';
import { lastDeliveries } from '../queries/deliveries';
import { depsWithoutSlack } from './deps-without-slack';
import { type ReplaySummary, replayParked } from './replay-parked';
import { rowOf, tableOf } from './table';

/** How many of the last deliveries are tried. */
const TRIED = 20;

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
      print(tried(source, await lastDeliveries(db.manager, { source: name, limit: TRIED })));
    } else if (!source.enabled) {
      throw new UserError(
        `sources.${name}.enabled is false. Switch it on first, or its deliveries stay parked.`,
      );
    } else {
      print(replayed(name, await replayParked(await depsWithoutSlack(db, config, env, realNow), source)));
    }
  } finally {
    await close();
  }
}

function tried(source: Source, deliveries: Awaited<ReturnType<typeof lastDeliveries>>): string {
  if (deliveries.length === 0) return `No delivery of ${source.name} has come yet.`;
  const rows = deliveries.map((delivery) =>
    rowOf(delivery, readDelivery(source, delivery.body, delivery.headers).parsed),
  );
  const changed = rows.filter((row) => row.differs).length;
  const replay =
    changed > 0 ? ` Once it stands in rnps.config.yaml: npm run mapping -- replay ${source.name}` : '';
  return `${tableOf(rows)}\n\n${changed} of ${rows.length} would be different. Nothing was changed.${replay}`;
}

function replayed(name: string, { total, became, reasons }: ReplaySummary): string {
  if (total === 0) return `No delivery of ${name} is parked.`;
  const still = [...reasons].map(([reason, n]) => `${reason} ${n}`).join(', ');
  return (
    `${total} parked ${total === 1 ? 'delivery' : 'deliveries'} of ${name}: ${became.recorded} recorded, ` +
    `${became.pending > 0 ? `${became.pending} to be fetched, ` : ''}${became.ignored} ignored, ${became.parked} still parked${still ? ` (${still})` : ''}.` +
    (became.gone > 0 ? ` ${became.gone} were replayed by somebody else meanwhile.` : '')
  );
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

// The file is put where it would stand, so that its mistakes are told as they would be at the next start.
function configWith(env: Env, name: string, file: string): Config {
  const config = parseDocument(read(configFile(env)));
  const document = parseDocument(read(file));
  const mistake = config.errors[0] ?? document.errors[0];
  if (mistake) throw new UserError(`${file} is not valid YAML: ${mistake.message}`);
  const written: unknown = document.toJS();
  const isMapping = typeof written === 'object' && written !== null && !('adapter' in written);
  config.setIn(
    ['sources', name],
    config.createNode(isMapping ? { adapter: 'mapping', mapping: written } : written),
  );
  return parseConfig(config.toString(), file, env.secretsOf);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UserError(`${file} cannot be read. Name a file that is there.`, { cause });
  }
}
