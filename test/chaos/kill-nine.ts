import { setTimeout as delay } from 'node:timers/promises';
import { createRandom, type Random } from '../../src/sample-life/random';
import { MONDAY_AT_TEN } from '../support/business-time';
import type { Program, Size } from './program';
import { atLeast, type Line, told, zero } from './report';
import { rungLines, untilNoRungIsDue } from './world/look-at-rungs';
import { answerLines, messageLines, untilNothingOwed } from './world/look-at-slack';
import { type SurveyTool, surveyTool } from './world/survey-tool';
import { until } from './world/until';
import { FINE } from './world/weather';
import { inWorld, type World } from './world/world';

/** Slack keeps a post this long after the call, so that most kills hit one in the middle. */
const POST_TAKES_MS = 120;
const PROCESSES = 2;
/** Business days that pass while it is killed, so that every rung of the first answers comes due meanwhile. */
const DAYS = 4;
const AFTERWARDS = new Date(MONDAY_AT_TEN.getTime() + 10 * 86_400_000);
/** The job clock ticks every two seconds, and a kill may hit any moment of that. */
const BETWEEN_MS = 2000;
/** A start takes about as long, so that some are killed before they serve. */
const START_MS = 2500;

interface KillNineSize extends Size {
  followUps: number;
}

/** Counts kills. */
export const killNine: Program<KillNineSize> = {
  name: 'kill-nine',
  about: 'kill -9 at random moments, two processes on one database, rungs falling due',
  full: { times: 200, followUps: 2000 },
  short: { times: 2, followUps: 50 },
  run: ({ times, followUps, seed }, say) =>
    inWorld({ at: MONDAY_AT_TEN, delivery: { settleMs: 1000, leaseMs: 1500 } }, async (world) => {
      const random = createRandom(seed, 'kill-nine');
      world.weather.set((method) =>
        method === 'chat.postMessage' ? { ...FINE, keptAfterMs: POST_TAKES_MS } : FINE,
      );
      await Promise.all(Array.from({ length: PROCESSES }, world.start));
      const tool = surveyTool(world);
      let enough = 0;
      tool.keepSending(6, () => enough + 10);
      for (let kill = 1; kill <= times; kill++) {
        enough = Math.ceil((followUps * kill) / times);
        await until('answers to be taken', () => tool.accepted.length >= enough);
        await delay(random.next() * BETWEEN_MS);
        // Of few kills on a slow machine, all may come before the clock of jobs has ticked.
        if (kill >= 0.75 * times) kill += await untilSomeRung(world);
        await world.setBusinessTime(workingTime(kill / times));
        kill += await killSome(world, random);
        say(`${kill} kills, ${tool.accepted.length} answers accepted`);
      }
      enough = followUps;
      await until('the rest of the answers', () => tool.accepted.length >= followUps);
      await tool.stop();
      // Some kills take several processes, and then the last ones are left out.
      await untilSomeRung(world);
      const meanwhile = await rungsSoFar(world);
      await restartLater(world);
      await untilNoRungIsDue(world);
      await untilNothingOwed(world, say);
      return lines(world, { times, followUps, tool, meanwhile });
    }),
};

/** The business clock after this share of the kills: in the teams' hours, from Monday on. */
function workingTime(share: number): Date {
  const day = Math.min(DAYS - 1, Math.floor(share * DAYS));
  const hours = (share * DAYS - day) * 6;
  return new Date(MONDAY_AT_TEN.getTime() + day * 86_400_000 + hours * 3_600_000);
}

async function rungsSoFar(world: World): Promise<number> {
  const [row] = await world.sql<{ rungs: number }>('SELECT count(*)::int AS rungs FROM rung_events');
  return row!.rungs;
}

/** Kills one, or all, or one that only starts, and starts anew what is missing; returns how many more than one died. */
async function killSome(world: World, random: Random): Promise<number> {
  const victims = random.chance(1 / 8) ? [...world.apps] : [random.pick(world.apps)];
  await Promise.all(victims.map(world.kill));
  let more = victims.length - 1;
  if (random.chance(1 / 8)) {
    const starting = world.spawn();
    await delay(random.next() * START_MS);
    await starting.kill();
    more += 1;
  }
  await Promise.all(victims.map(world.start));
  return more;
}

/**
 * A process that was never killed has an earlier business clock, and may be the one that gets every tick: while no rung was
 * recorded all are killed, and the next ones record some. Returns how many were.
 */
async function untilSomeRung(world: World): Promise<number> {
  if ((await rungsSoFar(world)) > 0) return 0;
  const victims = [...world.apps];
  await Promise.all(victims.map(world.kill));
  await Promise.all(victims.map(world.start));
  await until('a rung to be recorded', async () => (await rungsSoFar(world)) > 0);
  return victims.length;
}

/** All processes meet what fell due meanwhile at the same time, and race for it. */
async function restartLater(world: World): Promise<void> {
  await Promise.all([...world.apps].map(world.kill));
  await world.setBusinessTime(AFTERWARDS);
  await Promise.all(Array.from({ length: PROCESSES }, world.start));
}

async function lines(
  world: World,
  o: { times: number; followUps: number; tool: SurveyTool; meanwhile: number },
): Promise<Line[]> {
  return [
    told('kills', o.times),
    atLeast('follow-ups', o.tool.accepted.length, o.followUps),
    told(
      'deliveries sent again',
      [...o.tool.refused.values()].reduce((sum, n) => sum + n, 0),
    ),
    atLeast('rungs recorded between the kills', o.meanwhile, 1),
    zero('processes that ended by themselves', world.endedBadly()),
    ...(await answerLines(world, o.tool.accepted)),
    ...(await messageLines(world)),
    ...(await rungLines(world)),
  ];
}
