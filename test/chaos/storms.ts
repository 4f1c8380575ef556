import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '../../src/sample-life/random';
import type { Program } from './program';
import { told, zero } from './report';
import { untilNoRungIsDue } from './world/look-at-rungs';
import { answerLines, messageLines, untilNothingOwed } from './world/look-at-slack';
import { untilReady } from './world/ready';
import { surveyTool } from './world/survey-tool';
import { until } from './world/until';
import { inWorld, type World } from './world/world';

const BLOWS_MAX = 8;

/** Counts storms, each of one to eight blows. */
export const storms: Program = {
  name: 'storms',
  about: 'pg_terminate_backend of every connection of two processes, again and again',
  full: { times: 20 },
  short: { times: 3 },
  run: ({ times, seed }, say) =>
    inWorld({ delivery: { settleMs: 1000, leaseMs: 3000 } }, async (world) => {
      const random = createRandom(seed, 'storms');
      await Promise.all([world.start(), world.start()]);
      const tool = surveyTool(world);
      tool.keepSending(6);
      let longestMs = 0;
      for (let storm = 1; storm <= times; storm++) {
        const enough = tool.accepted.length + 10;
        await until('answers to be taken', () => tool.accepted.length >= enough);
        for (let blow = random.int(1, BLOWS_MAX); blow > 0; blow--) {
          await terminateAll(world);
          await delay(random.next() * 150);
        }
        longestMs = Math.max(longestMs, ...(await Promise.all(world.apps.map(untilReady))));
        say(`${storm} of ${times} storms, ready again after ${Math.round(longestMs)} ms at the longest`);
        while (world.apps.length < 2) await world.start();
      }
      await tool.stop();
      // The job clock has its own connections: its ticks must go on too.
      await world.sql(`UPDATE follow_ups SET next_rung_at = now() - interval '1 minute'
                        WHERE next_rung_at IS NOT NULL`);
      await untilNoRungIsDue(world);
      await untilNothingOwed(world, say);
      return [
        told('storms', times),
        told('ready again after, at the longest (ms)', Math.round(longestMs)),
        told('answers', tool.accepted.length),
        zero('processes that ended', world.endedBadly()),
        ...(await answerLines(world, tool.accepted)),
        ...(await messageLines(world)),
      ];
    }),
};

async function terminateAll(world: World): Promise<void> {
  await world.sql(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name LIKE 'rnps-loop%'`,
  );
}
