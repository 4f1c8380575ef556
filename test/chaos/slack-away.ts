import type { Program } from './program';
import { told, zero } from './report';
import { answerLines, messageLines, untilNothingOwed } from './world/look-at-slack';
import { readiness, untilReady } from './world/ready';
import { surveyTool } from './world/survey-tool';
import { until } from './world/until';
import { inWorld } from './world/world';

/** Sent while Slack is away, each time. */
const ANSWERS = 8;

/** Counts how often Slack goes away and comes back. */
export const slackAway: Program = {
  name: 'slack-away',
  about: 'Slack cannot be reached, answers come all the same, and Slack comes back',
  full: { times: 10 },
  short: { times: 1 },
  run: ({ times }, say) =>
    // A wait that nobody could sit through: what was refused is known not to be there.
    inWorld({ delivery: { settleMs: 600_000 } }, async (world) => {
      const app = await world.start();
      const tool = surveyTool(world);
      let early = 0;
      for (let round = 1; round <= times; round++) {
        await world.weather.cut();
        await until('a process that says it is not ready', async () => (await readiness(app)) === 503);
        await tool.send(ANSWERS);
        await until('an attempt to post', async () => {
          const [row] = await world.sql<{ tried: boolean }>(
            'SELECT count(*) > 0 AS tried FROM outbox WHERE attempts > 0 AND message_ts IS NULL',
          );
          return row!.tried;
        });
        // A note of an attempt that nobody has in hand any more; one that is under way has its lease.
        const [row] = await world.sql<{ noted: number }>(
          'SELECT count(*)::int AS noted FROM outbox WHERE last_error IS NOT NULL AND attempted_at IS NOT NULL AND lease_until IS NULL',
        );
        early += row!.noted;
        await world.weather.mend();
        await untilReady(app);
        await untilNothingOwed(world, say);
        say(`${round} of ${times} times`);
      }
      return [
        told('times away', times),
        told('answers meanwhile', tool.accepted.length),
        zero('processes that ended', app.isGone() ? 1 : 0),
        zero(
          'answers not taken at once',
          [...tool.refused.values()].reduce((sum, n) => sum + n, 0),
        ),
        zero('refused posts taken for ambiguous', early),
        ...(await answerLines(world, tool.accepted)),
        ...(await messageLines(world)),
      ];
    }),
};
