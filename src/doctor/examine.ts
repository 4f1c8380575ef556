import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Config, loadConfig } from '../config/config';
import { readEnv } from '../config/env';
import { slackClients } from '../slack/clients';
import { checkAi } from './check-ai';
import { checkDatabase } from './check-database';
import { checkMail } from './check-mail';
import { checkSandbox } from './check-sandbox';
import { checkSecrets } from './check-secrets';
import { checkSlack } from './check-slack';
import { checkWorkspace } from './check-workspace';
import { bad, type Finding, ok } from './finding';

export interface ExamineOptions {
  /** The environment, as process.env. */
  raw: Record<string, string | undefined>;
  realNow: () => Date;
  nodeVersion?: string;
}

/** Looks at everything that has to be right before the app can work, and says of each what it found. Changes nothing. */
export async function* examine({
  raw,
  realNow,
  nodeVersion = process.versions.node,
}: ExamineOptions): AsyncGenerator<Finding> {
  yield checkNode(nodeVersion);
  const env = settled(() => readEnv(raw));
  if ('trouble' in env)
    return yield bad(env.trouble, 'Correct the environment (or .env), and run this again.');

  const { slack } = env.value;
  const configFile = env.value.configFile ?? resolve('rnps.config.yaml');
  const config = settled(() => loadConfig(configFile, env.value.secretsOf, env.value.tokenOf));
  if ('trouble' in config) yield bad(config.trouble, 'Mend the file; the shipped one shows every setting.');
  else yield ok(configWords(config.value, configFile));
  if ('value' in config) {
    yield* checkAi(env.value.ai, config.value, realNow);
    yield* checkMail(env.value.smtp, config.value);
  }

  const named = 'value' in config ? { config: config.value, configFile } : null;
  if (!slack) {
    yield* checkSandbox(raw, env.value.dataDir);
    const stamp = { kind: 'sandbox', workspaceId: null } as const;
    yield* checkDatabase(env.value, { stamp, named }, realNow);
    return;
  }
  if ('value' in config) yield* checkSecrets(config.value, realNow);
  const workspace = yield* checkSlack(slack, realNow);
  if (workspace && 'value' in config) {
    yield* checkWorkspace(slackClients(slack).reader, config.value);
  }
  const stamp = { kind: env.value.workspaceKind, workspaceId: workspace?.id ?? null };
  yield* checkDatabase(env.value, { stamp, named }, realNow);
}

function checkNode(version: string): Finding {
  const wanted = JSON.parse(readFileSync(resolve(__dirname, '../../package.json'), 'utf8')).engines
    .node as string;
  const [major, minor] = wanted.replace('>=', '').split('.').map(Number) as [number, number];
  const [has, hasMinor] = version.split('.').map(Number) as [number, number];
  return has > major || (has === major && hasMinor >= minor)
    ? ok(`Node ${version}`)
    : bad(`Node ${version} is too old.`, `Install Node ${major}.${minor} or newer.`);
}

function configWords(config: Config, file: string): string {
  const { teams, sources, calendars } = config;
  const count = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
  const parts = [
    count(teams.length, 'team'),
    count(sources.length, 'source'),
    count(Object.keys(calendars).length, 'calendar'),
  ];
  return `Configuration ${file}: ${parts.join(', ')}`;
}

type Settled<T> = { value: T } | { trouble: string };

function settled<T>(work: () => T): Settled<T> {
  try {
    return { value: work() };
  } catch (error) {
    return { trouble: (error as Error).message };
  }
}
