import { MONDAY_AT_TEN } from '../support/business-time';
import type { Program } from './program';
import { type Line, told, zero } from './report';
import { rungLines, untilNoRungIsDue } from './world/look-at-rungs';
import { answerLines, messageLines, untilNothingOwed } from './world/look-at-slack';
import { surveyTool } from './world/survey-tool';
import { inWorld, type World } from './world/world';

/** From Tuesday 10:30 to Friday 11:30: all of the ladder. */
const DOWN_MS = 73 * 3_600_000;

/** Counts follow-ups: half from Monday, whose first rung speaks in time, half from Tuesday, who miss them all. */
export const threeDaysDown: Program = {
  name: 'three-days-down',
  about: 'three days down, then up, in two processes at once',
  full: { times: 400 },
  short: { times: 24 },
  run: ({ times }, say) =>
    inWorld({ at: MONDAY_AT_TEN, delivery: { settleMs: 1000, leaseMs: 1500 } }, async (world) => {
      const tool = surveyTool(world);
      await world.start();
      await tool.send(Math.ceil(times / 2));
      await letPass(world, 'PT24H30M');
      await tool.send(Math.floor(times / 2));
      await untilNothingOwed(world, say);
      const [before] = await world.sql<{ at: Date; rungs: number }>(
        `SELECT now() + clock_offset_ms * interval '1 ms' AS at, (SELECT count(*)::int FROM rung_events) AS rungs
           FROM installation`,
      );
      await Promise.all([...world.apps].map(world.kill));
      await world.setBusinessTime(new Date(before!.at.getTime() + DOWN_MS));
      await Promise.all([world.start(), world.start()]);
      say('up again');
      await untilNoRungIsDue(world);
      await untilNothingOwed(world, say);
      return [
        told('follow-ups', tool.accepted.length),
        told('rungs in time before', before!.rungs),
        ...(await answerLines(world, tool.accepted)),
        ...(await rungLines(world)),
        ...(await lateLines(world, before!.at)),
        ...(await messageLines(world)),
      ];
    }),
};

/** While the app runs, so that what falls due meanwhile speaks at its instant. */
async function letPass(world: World, duration: string): Promise<void> {
  const answer = await fetch(`${world.apps[0]!.url}/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance: duration }),
  });
  if (answer.status !== 200) throw new Error(`The clock was not moved: ${await answer.text()}`);
}

async function lateLines(world: World, downSince: Date): Promise<Line[]> {
  const [row] = await world.sql<Record<string, number>>(
    `WITH missed AS (SELECT *, at > $1 AS after FROM rung_events), per AS (
       SELECT f.id, count(*) FILTER (WHERE after AND spoken) AS spoken,
              bool_or(after AND spoken AND rung = 'late') AS latest
         FROM follow_ups f JOIN missed ON missed.follow_up_id = f.id GROUP BY f.id
     )
     SELECT (SELECT count(*) FROM missed WHERE after AND NOT late)::int AS unmarked,
            (SELECT count(*) FROM missed WHERE NOT after AND late)::int AS falsely,
            (SELECT count(*) FROM per WHERE spoken > 1)::int AS bursts,
            (SELECT count(*) FROM per WHERE spoken = 0)::int AS mute,
            (SELECT count(*) FROM per WHERE NOT latest)::int AS not_latest`,
    [downSince],
  );
  return [
    zero('missed rungs not marked late', row!.unmarked!),
    zero('rungs in time marked late', row!.falsely!),
    zero('follow-ups with more than one rung spoken at once', row!.bursts!),
    zero('follow-ups with no rung spoken', row!.mute!),
    zero('follow-ups whose latest rung is not the one that speaks', row!.not_latest!),
  ];
}
