import type { Program } from './program';
import { type Line, told, zero } from './report';
import { untilReady } from './world/ready';
import { inWorld, type World } from './world/world';

const AT_ONCE = 4;
const WHY_CHARS = 300;

/** Counts rounds: each on an empty database, and then on the same one, full. */
export const starts: Program = {
  name: 'starts',
  about: 'four processes starting at once, on an empty and on a full database',
  full: { times: 20 },
  short: { times: 1 },
  run: async ({ times }, say) => {
    const sum = { failed: 0, notReady: 0, migrationsDoubled: 0, loadedTwice: 0, changed: 0, why: '' };
    let answers = 0;
    for (let round = 1; round <= times; round++) {
      await inWorld({ migrated: false, sampleLife: true }, async (world) => {
        await startTogether(world, sum);
        const empty = await contentsOf(world);
        sum.migrationsDoubled += empty.migrations - empty.different;
        sum.loadedTwice += empty.external_ids - empty.different_ids;
        await startTogether(world, sum);
        const full = await contentsOf(world);
        if (full.migrations !== empty.migrations || full.answers !== empty.answers) sum.changed += 1;
        answers = full.answers;
      });
      say(`${round} of ${times} rounds`);
    }
    return linesOf(times, answers, sum);
  },
};

async function startTogether(world: World, sum: Pick<Sum, 'failed' | 'notReady' | 'why'>): Promise<void> {
  const started = await Promise.allSettled(Array.from({ length: AT_ONCE }, world.start));
  for (const start of started) {
    if (start.status === 'fulfilled') continue;
    sum.failed += 1;
    sum.why ||= whyOf(start.reason);
  }
  const apps = [...world.apps];
  await Promise.all(apps.map(untilReady));
  sum.notReady += apps.filter((app) => app.isGone()).length;
  await Promise.all([...world.apps].map(world.kill));
}

/** The line that names the error, of all that a process said before it ended. */
function whyOf(error: Error): string {
  return (/^.*error: .*$/im.exec(error.message)?.[0] ?? error.message.replace(/\s+/g, ' ')).slice(
    0,
    WHY_CHARS,
  );
}

async function contentsOf(world: World) {
  const [row] = await world.sql<Record<Column, number>>(
    `SELECT (SELECT count(*) FROM migrations)::int AS migrations,
            (SELECT count(DISTINCT name) FROM migrations)::int AS different,
            (SELECT count(*) FROM responses)::int AS answers,
            (SELECT count(source_response_id) FROM responses)::int AS external_ids,
            (SELECT count(DISTINCT source_response_id) FROM responses)::int AS different_ids`,
  );
  return row!;
}

type Column = 'migrations' | 'different' | 'answers' | 'external_ids' | 'different_ids';

interface Sum {
  failed: number;
  notReady: number;
  migrationsDoubled: number;
  loadedTwice: number;
  changed: number;
  /** What the first that failed had to say. */
  why: string;
}

function linesOf(times: number, answers: number, sum: Sum): Line[] {
  return [
    told('starts', times * AT_ONCE * 2),
    told('answers in the full database', answers),
    zero(sum.why ? `starts that failed, the first: ${sum.why}` : 'starts that failed', sum.failed),
    zero('processes that ended before they were ready', sum.notReady),
    zero('migrations run twice', sum.migrationsDoubled),
    zero('sample answers loaded twice', sum.loadedTwice),
    zero('second starts that changed something', sum.changed),
  ];
}
