import { type Line, told, zero } from '../report';
import { until } from './until';
import type { World } from './world';

const RUNGS = ['half', 'three_quarters', 'due', 'late'];

/** Waits until every rung that is due by the business clock has its event. */
export async function untilNoRungIsDue(world: World): Promise<void> {
  await until('the rungs that are due', async () => {
    const [row] = await world.sql<{ due: number }>(
      `SELECT count(*)::int AS due FROM follow_ups, installation
        WHERE next_rung_at <= now() + clock_offset_ms * interval '1 ms'`,
    );
    return row!.due === 0;
  });
}

/** Every promise of every follow-up whose rungs have all fallen due, against the events that there are. */
export async function rungLines(world: World): Promise<Line[]> {
  const [row] = await world.sql<Record<string, number>>(
    `WITH owed AS (
       SELECT f.id, f.sla_cycle, rung FROM follow_ups f, unnest($1::text[]) AS rung WHERE f.due_at IS NOT NULL
     ), told AS (
       SELECT follow_up_id, to_code, count(*) AS n FROM history WHERE verb = 'rung' GROUP BY 1, 2
     )
     SELECT (SELECT count(*) FROM rung_events)::int AS rungs,
            (SELECT count(*) FROM rung_events WHERE NOT late)::int AS in_time,
            (SELECT count(*) FROM owed LEFT JOIN rung_events e
               ON e.follow_up_id = owed.id AND e.sla_cycle = owed.sla_cycle AND e.rung = owed.rung
              WHERE e.rung IS NULL)::int AS missed,
            (SELECT count(*) FROM rung_events e LEFT JOIN told
               ON told.follow_up_id = e.follow_up_id AND told.to_code = e.rung
              WHERE told.n IS NULL)::int AS untold,
            (SELECT coalesce(sum(n - 1), 0) FROM told)::int AS doubled,
            (SELECT count(*) FROM rung_events WHERE at < owed_at)::int AS early`,
    [RUNGS],
  );
  return [
    told('rungs', row!.rungs!),
    told('of these in time', row!.in_time!),
    zero('rungs missed', row!.missed!),
    zero('rungs doubled', row!.doubled!),
    zero('rungs without their line of history', row!.untold!),
    zero('rungs early', row!.early!),
  ];
}
