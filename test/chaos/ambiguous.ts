import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import { createRandom, type Random } from '../../src/sample-life/random';
import { CHANNELS } from '../support/card';
import type { Program, Size } from './program';
import { atLeast, type Line, told } from './report';
import { answerLines, messageLines, untilNothingOwed } from './world/look-at-slack';
import { surveyTool } from './world/survey-tool';
import { type Fate, FINE } from './world/weather';
import { inWorld, type World } from './world/world';

const AMBIGUOUS_SHARE = 0.4;

interface AmbiguousSize extends Size {
  settleMs: number;
  /** Slack keeps a post at most this long after its answer was lost; shorter than `settleMs`. */
  lateMs: number;
}

/** Counts posts. */
export const ambiguous: Program<AmbiguousSize> = {
  name: 'ambiguous',
  about: '40% of the posts answered by nobody knows what, and kept late or never',
  full: { times: 1000, settleMs: 35_000, lateMs: 20_000 },
  short: { times: 60, settleMs: 2500, lateMs: 1500 },
  run: async (options, say) => [
    ...(await inWorld({ delivery: { settleMs: options.settleMs } }, (world) =>
      byTheApp(world, options, say),
    )),
    ...(await inWorld({}, (world) => byTheClient(world, options, say))),
  ],
};

type Options = AmbiguousSize & { seed: number };

async function byTheApp(world: World, o: Options, say: (progress: string) => void): Promise<Line[]> {
  const spoilt = spoilPosts(world, o);
  await world.start();
  const tool = surveyTool(world);
  await tool.send(o.times);
  await untilNothingOwed(world, say);
  return [
    told('posts', o.times),
    told('calls', spoilt.calls),
    // The rest of what was wanted is luck of the seed.
    atLeast('ambiguous answers', spoilt.ambiguous, Math.floor(o.times * AMBIGUOUS_SHARE * 0.5)),
    ...(await answerLines(world, tool.accepted)),
    ...(await messageLines(world)),
  ];
}

/** The same weather for a client that tries again by itself: what this proof would say of an app that did so. */
async function byTheClient(world: World, o: Options, say: (progress: string) => void): Promise<Line[]> {
  spoilPosts(world, o);
  const client = new WebClient(world.sandbox.botToken, {
    slackApiUrl: `${world.weather.url}/api/`,
    logger: SILENT,
  });
  let posted = 0;
  await Promise.allSettled(
    Array.from({ length: o.times }, async (_, n) => {
      await client.chat.postMessage({
        channel: CHANNELS.committee,
        text: `Message ${n}`,
        metadata: { event_type: 'chaos', event_payload: { n } },
      });
      posted += 1;
      say(`the client's own retries: ${posted} of ${o.times}`);
    }),
  );
  await world.weather.settled();
  const texts = world.sandbox.state.messages(CHANNELS.committee).map((message) => message.text);
  const doubled = texts.length - new Set(texts).size;
  return [atLeast("doubled by the client's own retries", doubled, Math.floor(o.times * 0.05))];
}

function spoilPosts(world: World, o: Options) {
  const random = createRandom(o.seed, 'ambiguous');
  const count = { calls: 0, ambiguous: 0 };
  world.weather.set((method) => {
    if (method !== 'chat.postMessage') return FINE;
    count.calls += 1;
    if (!random.chance(AMBIGUOUS_SHARE)) return FINE;
    count.ambiguous += 1;
    return ambiguousFate(random, o.lateMs);
  });
  return count;
}

function ambiguousFate(random: Random, lateMs: number): Fate {
  const late = random.next() * lateMs;
  return random.pick<Fate>([
    // It never arrived.
    { keptAfterMs: null, answer: 'dropped', early: true },
    { keptAfterMs: null, answer: 'internal_error', early: true },
    // It was kept, and the answer was lost on its way.
    { keptAfterMs: 0, answer: 'dropped', early: false },
    { keptAfterMs: 0, answer: 'half', early: false },
    // It is kept late: after the answer was lost, after another answer was given, and after the sender gave up.
    { keptAfterMs: late, answer: 'dropped', early: true },
    { keptAfterMs: late, answer: 'status_500', early: true },
    { keptAfterMs: late, answer: 'internal_error', early: true },
    { keptAfterMs: lateMs / 2 + late / 2, answer: 'true', early: false },
  ]);
}

const SILENT: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
