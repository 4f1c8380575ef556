import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { signedHeaders } from '../../sandbox/gestures/signature';
import { SIGNING_SECRET } from '../support/lone-sandbox';
import type { Program } from './program';
import { atLeast, exactly, type Line, told, zero } from './report';
import type { AppProcess } from './start-app-process';
import { pretendComments } from './world/pretend-comments';
import {
  type PretendModelServer,
  startPretendModelServer,
  TOKENS_A_CALL,
} from './world/pretend-model-server';
import { until } from './world/until';
import { inWorld, type World } from './world/world';

const SHIPPED = join(__dirname, '../../rnps.config.yaml');
/** As the configuration ships. */
const AT_ONCE = 4;
const BATCH = 20;
/** Half way it is killed; a little later the month's budget is spent. */
const KILL_AT = 0.5;
const BUDGET_FOR = 0.7;
/** A call reserves the most that it can cost, so that a few calls before the end of the budget must fit in it. */
const RESERVED_A_CALL = 20_000;
const PATIENCE_MS = 30 * 60_000;
/** Counting takes the same processors as reading. */
const LOOK_EVERY_MS = 500;

/** Counts comments. */
export const longRun: Program = {
  name: 'long-run',
  about: 'a model reads that many comments: kill -9 half way, a budget that ends, pauses by 429',
  full: { times: 100_000 },
  short: { times: 1200 },
  run: async ({ times }, say) => {
    const dir = mkdtempSync(join(tmpdir(), 'rnps-long-run-'));
    const server = await startPretendModelServer(AT_ONCE);
    try {
      const configFile = join(dir, 'rnps.config.yaml');
      const env = { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'm' };
      return await inWorld({ configFile, env }, (world) => read({ world, server, times, configFile, say }));
    } finally {
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    }
  },
};

interface Run {
  world: World;
  server: PretendModelServer;
  times: number;
  configFile: string;
  say: (progress: string) => void;
}

async function read(run: Run): Promise<Line[]> {
  const { world, server, times, configFile } = run;
  const budget = Math.ceil((BUDGET_FOR * times) / BATCH) * TOKENS_A_CALL + AT_ONCE * RESERVED_A_CALL;
  writeFileSync(configFile, withBudget(budget));
  run.say('comments are made');
  await pretendComments(world, times);
  const from = performance.now();
  const first = await world.start();
  await untilRead(run, KILL_AT * times);
  const underWay = await killWhileAsking(run, first);
  const status = await untilSpent(run);
  const spent = { app: await spentTokens(world), server: server.tokens };
  const paused = performance.now();
  writeFileSync(configFile, withBudget(budget * 10));
  // Ten minutes later, as far as the pause is concerned.
  await world.sql('UPDATE model_reading_state SET pause_until = now()');
  const last = await world.start();
  const pauseMs = performance.now() - paused;
  await untilRead(run, times);
  const seconds = (performance.now() - from - pauseMs) / 1000;
  const memory = /process_resident_memory_bytes (\d+)/.exec(
    await (await fetch(`${last.url}/metrics`)).text(),
  );
  const twice = [...server.asked].filter(([text, n]) => n > (underWay.has(text) ? 2 : 1));
  const [row] = await world.sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM annotations a JOIN responses r ON r.id = a.response_id
       JOIN annotation_themes t ON t.response_id = r.id
      WHERE a.made_by = 'model' AND substr(r.comment, t.start + 1, t.length) = 'slow thing'`,
  );
  return [
    told('comments', times),
    told('a second, without the pause of the budget', Math.round(times / seconds)),
    told('MB of the app at the end', Math.round(Number(memory?.[1] ?? 0) / 1e6)),
    exactly('comments read by the model, each with its own words', row!.n, times),
    exactly('comments that it was asked about', server.asked.size, times),
    told('under way at the kill, asked about again', underWay.size),
    atLeast('of which at the most a round is', AT_ONCE * BATCH, underWay.size),
    zero('others asked about twice', twice.length),
    atLeast('pauses that the server asked for', server.turnedAway, 1),
    zero('questions in such a pause', server.impatient),
    atLeast('tokens of the budget left when it stopped', budget - spent.app, 0),
    atLeast('tokens counted by the app, where the server counted less', spent.app, spent.server),
    zero('words of progress that /rnps status lacks', status ? 0 : 1),
    zero('processes that ended by themselves', world.endedBadly()),
  ];
}

/** Kills the app while it waits for answers, once all that was answered is kept; gives the comments that it waited for. */
async function killWhileAsking({ world, server, say }: Run, app: AppProcess): Promise<Set<string>> {
  const underWay = server.hold();
  await until('answers to be waited for', () => underWay.size >= (AT_ONCE * BATCH) / 2);
  await until('what was answered to be kept', async () => {
    const [row] = await world.sql<{ n: number }>('SELECT count(*)::int AS n FROM ai_cache');
    return row!.n === server.asked.size - underWay.size;
  });
  await world.kill(app);
  say('killed half way');
  server.letGo();
  // A minute later, as far as what it had taken is concerned.
  await world.sql(
    `UPDATE model_readings SET lease_until = lease_until - interval '1 minute' WHERE lease IS NOT NULL`,
  );
  return underWay;
}

/** Goes on in another process until the budget of the month is spent, and ends that; whether the status says so. */
async function untilSpent(run: Run): Promise<boolean> {
  const { world, say } = run;
  const app = await world.start();
  await until(
    'the budget to be spent',
    async () => (await waitingFor(run)).pauseWhy === 'over_budget',
    PATIENCE_MS,
  );
  say('the budget is spent');
  const words = (await statusOf(app)).replaceAll('\u200b', '');
  const { left } = await waitingFor(run);
  app.terminate();
  await app.exit;
  return (
    words.includes(`read ${(run.times - left).toLocaleString('en-US')}`) &&
    words.includes(`${left.toLocaleString('en-US')} wait`) &&
    words.includes('asks nothing until')
  );
}

async function untilRead(run: Run, many: number): Promise<void> {
  let said = 0;
  await until(
    `${many} comments to be read`,
    async () => {
      const { left, listed } = await waitingFor(run);
      const done = listed - left;
      if (done !== said) run.say(`${done} of ${run.times} comments read`);
      said = done;
      return listed === run.times && done >= many;
    },
    PATIENCE_MS,
  );
}

async function waitingFor({
  world,
}: Run): Promise<{ left: number; listed: number; pauseWhy: string | null }> {
  await delay(LOOK_EVERY_MS);
  const [row] = await world.sql<{ left: number; listed: number; pauseWhy: string | null }>(
    `SELECT count(*) FILTER (WHERE read_at IS NULL)::int AS left, count(*)::int AS listed,
            (SELECT pause_why FROM model_reading_state WHERE pause_until > now()) AS "pauseWhy" FROM model_readings`,
  );
  return row!;
}

async function spentTokens(world: World): Promise<number> {
  const [row] = await world.sql<{ tokens: string }>('SELECT sum(tokens) AS tokens FROM ai_budget');
  return Number(row!.tokens);
}

async function statusOf(app: AppProcess): Promise<string> {
  const body = new URLSearchParams({
    command: '/rnps',
    text: 'status',
    user_id: 'U0RUTH',
    team_id: 'T0SANDBOX',
    channel_id: 'C0GENERAL',
    trigger_id: 'none',
  }).toString();
  const response = await fetch(`${app.url}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...signedHeaders(SIGNING_SECRET, body, Date.now()),
    },
    body,
  });
  return response.text();
}

function withBudget(tokens: number): string {
  return readFileSync(SHIPPED, 'utf8').replace(
    /monthlyBudget: \{ tokens: \d+ \}/,
    `monthlyBudget: { tokens: ${tokens} }`,
  );
}
