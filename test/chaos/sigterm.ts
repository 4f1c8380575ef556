import { Client } from 'pg';
import type { Program } from './program';
import { told, zero } from './report';
import type { AppProcess } from './start-app-process';
import { answerLines, messageLines, untilNothingOwed } from './world/look-at-slack';
import { readiness, untilReady } from './world/ready';
import { type Accepted, newAnswer, post, type SurveyTool, surveyTool } from './world/survey-tool';
import { until } from './world/until';
import { FINE } from './world/weather';
import { inWorld, type World } from './world/world';

/** No more than one process commits at once, so that each of them is seen to wait. */
const HELD_HOOKS = 4;

/** Counts how often one of two processes is asked to leave in the middle of a burst. */
export const sigterm: Program = {
  name: 'sigterm',
  about: 'SIGTERM to one of two processes in the middle of a burst',
  full: { times: 20 },
  short: { times: 2 },
  run: ({ times }, say) =>
    inWorld({ delivery: { settleMs: 1000 } }, async (world) => {
      world.weather.set((method) => (method === 'chat.postMessage' ? { ...FINE, keptAfterMs: 300 } : FINE));
      const tool = surveyTool(world);
      const sum = { early: 0, unanswered: 0, badExits: 0, otherAway: 0, longestMs: 0 };
      const held: Accepted[] = [];
      await Promise.all([world.start(), world.start()]);
      tool.keepSending(4);
      for (let round = 1; round <= times; round++) {
        const [leaving, staying] = [world.apps[0]!, world.apps[1]!];
        held.push(...(await leaveWhileHeld(world, { leaving, round, tool }, sum)));
        await untilReady(staying);
        if (staying.isGone()) sum.otherAway += 1;
        await world.start();
        say(`${round} of ${times} times`);
      }
      await tool.stop();
      await untilNothingOwed(world, say);
      return [
        told('times', times),
        told('answers', tool.accepted.length + held.length),
        told('gone after, at the longest (ms)', Math.round(sum.longestMs)),
        zero('hooks under way that were answered before they were committed', sum.early),
        zero('hooks under way that were not answered 2xx', sum.unanswered),
        zero('exits that were not 0', sum.badExits),
        zero('times that the other process ended', sum.otherAway),
        ...(await answerLines(world, [...tool.accepted, ...held])),
        ...(await messageLines(world)),
      ];
    }),
};

interface Sum {
  early: number;
  unanswered: number;
  badExits: number;
  longestMs: number;
}

/** Hooks are held at their commit by a lock of ours: so not being ready must come first, and their answers after. */
async function leaveWhileHeld(
  world: World,
  { leaving, round, tool }: { leaving: AppProcess; round: number; tool: SurveyTool },
  sum: Sum,
): Promise<Accepted[]> {
  const locker = new Client({ connectionString: world.databaseUrl });
  await locker.connect();
  await tool.pause();
  try {
    await locker.query('BEGIN; LOCK TABLE responses IN SHARE ROW EXCLUSIVE MODE');
    let answered = 0;
    const sent = Array.from({ length: HELD_HOOKS }, (_, n) => newAnswer(n));
    const hooks = sent.map(({ body }, n) =>
      post(`${leaving.url}/hooks/generic`, JSON.stringify(body), `msg_held_${round}_${n}`).finally(() => {
        answered += 1;
      }),
    );
    await until('hooks that wait for their commit', async () => (await waiting(world)) === HELD_HOOKS);
    tool.resume();
    const from = performance.now();
    leaving.terminate();
    await until('a process that says it is not ready', async () => (await readiness(leaving)) !== 200);
    sum.early += answered;
    await locker.query('COMMIT');
    const statuses = await Promise.all(hooks);
    sum.unanswered += statuses.filter((status) => status < 200 || status >= 300).length;
    const { code } = await leaving.exit;
    sum.longestMs = Math.max(sum.longestMs, performance.now() - from);
    if (code !== 0) sum.badExits += 1;
    return sent
      .filter((_, n) => statuses[n] === 200)
      .map(({ account, body }) => ({ id: body.data.id, score: 2, account }));
  } finally {
    tool.resume();
    await locker.end();
  }
}

async function waiting(world: World): Promise<number> {
  const [row] = await world.sql<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM pg_locks WHERE relation = 'responses'::regclass AND NOT granted`,
  );
  return row!.waiting;
}
