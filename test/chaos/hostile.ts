import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import { secretVariable } from '../../src/config/env';
import { createRandom, type Random } from '../../src/sample-life/random';
import { HOSTILE_KINDS } from '../ingest/hostile/kinds';
import type { Program } from './program';
import { atLeast, exactly, type Line, told, zero } from './report';
import { type Hostile, hostileDeliveries } from './world/hostile-deliveries';
import { deliveryLines } from './world/look-at-deliveries';
import { answerLines, messageLines, untilNothingOwed } from './world/look-at-slack';
import { readiness } from './world/ready';
import { surveyTool } from './world/survey-tool';
import { inWorld, type World } from './world/world';

const AT_ONCE = 8;
/** As many as this wait for a source with a limit. */
const AT_ONCE_LIMITED = 40;
const ROUND = 1000;
/** One in so many is sent a second time. */
const AGAIN_IN = 10;
const LIMITED = 'limited';

/** Counts deliveries. */
export const hostile: Program = {
  name: 'hostile',
  about: 'spoiled, cut-up and forged deliveries of every tool',
  full: { times: 100_000 },
  short: { times: 250 },
  run: async ({ times, seed }, say) => {
    const dir = mkdtempSync(join(tmpdir(), 'rnps-hostile-'));
    try {
      const configFile = join(dir, 'rnps.config.yaml');
      writeFileSync(configFile, configuration());
      return await inWorld({ configFile, env: secrets() }, async (world) => {
        await world.start();
        return sendAll(world, { times, random: createRandom(seed, 'hostile') }, say);
      });
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  },
};

async function sendAll(
  world: World,
  { times, random }: { times: number; random: Random },
  say: (progress: string) => void,
): Promise<Line[]> {
  const make = hostileDeliveries(random, { people: Math.max(20, Math.ceil(times / 50)) });
  const heard: Heard = { wrong: new Map(), tooMany: 0, withoutRetryAfter: 0, again: 0 };
  const sent: Hostile[] = [];
  const perKind = Math.ceil(ROUND / HOSTILE_KINDS.length);
  const wanted = Math.ceil(times / HOSTILE_KINDS.length);
  for (let done = 0; done < wanted; done += perKind) {
    const round = random.shuffle(
      HOSTILE_KINDS.flatMap((kind) => make(kind, kind.name, Math.min(perKind, wanted - done))),
    );
    sent.push(...round);
    const again = round.filter(() => random.int(1, AGAIN_IN) === 1);
    heard.again += again.length;
    await sendEach(world, [...round, ...again], AT_ONCE, heard);
    say(`${sent.length} of ${times} deliveries`);
  }
  const limited = make(HOSTILE_KINDS[0]!, LIMITED, Math.max(60, Math.ceil(times / 100)));
  sent.push(...limited);
  await sendEach(world, limited, AT_ONCE_LIMITED, heard);
  await untilNothingOwed(world, say);
  // Before the tool sends an answer of its own.
  const kept = await deliveryLines(world, sent);
  const ready = await readiness(world.apps[0]!);
  const tool = surveyTool(world);
  await tool.send(1);
  await untilNothingOwed(world, say);
  return [
    told('deliveries sent, and again', `${sent.length}, ${heard.again}`),
    zero(
      'answered otherwise than they should be',
      [...heard.wrong.values()].reduce((sum, n) => sum + n, 0),
    ),
    ...[...heard.wrong].map(([what, n]) => zero(what, n)),
    atLeast('told to come again', heard.tooMany, 1),
    zero('told so without Retry-After', heard.withoutRetryAfter),
    zero('processes that ended', world.endedBadly()),
    exactly('/readyz', ready, 200),
    ...(await answerLines(world, tool.accepted)),
    ...(await messageLines(world)),
    ...kept,
  ];
}

interface Heard {
  /** By what was sent and how it was answered. */
  wrong: Map<string, number>;
  tooMany: number;
  withoutRetryAfter: number;
  again: number;
}

async function sendEach(world: World, deliveries: Hostile[], atOnce: number, heard: Heard): Promise<void> {
  let next = 0;
  const sender = async () => {
    while (next < deliveries.length) await sendOne(world, deliveries[next++]!, heard);
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
}

async function sendOne(world: World, one: Hostile, heard: Heard): Promise<void> {
  for (;;) {
    const { status, retryAfter } = await send(world, one);
    if (status === 429) {
      heard.tooMany += 1;
      if (!/^[1-9]\d*$/.test(retryAfter ?? '')) heard.withoutRetryAfter += 1;
      await delay(Number(retryAfter ?? 1) * 1000);
      continue;
    }
    if (status !== (one.genuine ? 200 : 401)) {
      const what = `${one.genuine ? 'signed' : 'forged'} for ${one.source}, answered ${status}`;
      heard.wrong.set(what, (heard.wrong.get(what) ?? 0) + 1);
    }
    return;
  }
}

/** Status 0: no answer. */
async function send(
  world: World,
  { source, sent }: Hostile,
): Promise<{ status: number; retryAfter?: string | null }> {
  const app = world.apps[0];
  if (!app) return { status: 0 };
  try {
    const request = { method: 'POST', body: new Uint8Array(sent.body), headers: sent.headers };
    const answer = await fetch(`${app.url}/hooks/${source}`, request);
    await answer.arrayBuffer();
    return { status: answer.status, retryAfter: answer.headers.get('retry-after') };
  } catch {
    return { status: 0 };
  }
}

/** The shipped configuration with every kind as a source, none limited but one. */
function configuration(): string {
  const shipped = parse(readFileSync(join(__dirname, '../../rnps.config.yaml'), 'utf8'));
  const rateLimit = { perSecond: 10_000, burst: 100_000 };
  const sources = HOSTILE_KINDS.map(({ name, written }) => [name, { ...written, rateLimit }]);
  const limited = { ...HOSTILE_KINDS[0]!.written, rateLimit: { perSecond: 20, burst: 20 } };
  return stringify({ ...shipped, sources: { ...Object.fromEntries(sources), [LIMITED]: limited } });
}

function secrets(): Record<string, string> {
  const all = HOSTILE_KINDS.map(({ name, secret }) => [secretVariable(name), secret]);
  return { ...Object.fromEntries(all), [secretVariable(LIMITED)]: HOSTILE_KINDS[0]!.secret };
}
