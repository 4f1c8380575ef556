import type { EntityManager } from 'typeorm';
import { PERCENT_FROM, type PromiseCounts, type Spread } from '../../domain/numbers/sla-rate';

type Db = Pick<EntityManager, 'query'>;

/** A span of time, its end not included. */
export interface TimeSpan {
  from: Date;
  to: Date;
}

export interface TeamPromises extends PromiseCounts {
  /** Which of the spans that were asked for, from 0. */
  span: number;
  team: string;
}

const OPEN = 'f.resolved_at IS NULL AND f.sla_cycle = p.cycle';
const ended = (condition: string) => `count(*) FILTER (WHERE p.due_at <= $3 AND ${condition})::int`;

/**
 * How promises ended that fall due in each span, by the team that has them, as it stands at `now`; of one team or of all
 * (null). Those of work that was erased since count, those that were voided do not.
 */
export function promiseCounts(
  db: Db,
  { spans, team, now }: { spans: TimeSpan[]; team: string | null; now: Date },
): Promise<TeamPromises[]> {
  return db.query(
    `SELECT (nth - 1)::int AS span, p.team, ${ended('p.contacted_at <= p.due_at')} AS kept,
            ${ended('p.contacted_at > p.due_at')} AS "reachedLate",
            ${ended(`p.contacted_at IS NULL AND coalesce(${OPEN}, false)`)} AS "openLate",
            ${ended(`p.contacted_at IS NULL AND NOT coalesce(${OPEN}, false)`)} AS "neverReached",
            count(*) FILTER (WHERE p.due_at > $3)::int AS "notYetDue"
       FROM unnest($1::timestamptz[], $2::timestamptz[]) WITH ORDINALITY s (starts, ends, nth)
       JOIN promises p ON p.due_at >= starts AND p.due_at < ends AND p.voided_at IS NULL AND ($4::text IS NULL OR p.team = $4)
       LEFT JOIN follow_ups f ON f.id = p.follow_up_id
      GROUP BY nth, p.team ORDER BY nth, p.team`,
    [spans.map(({ from }) => from), spans.map(({ to }) => to), now, team],
  );
}

const MIDDLE_AND_HIGH = 'percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP';

/** Seconds from start to contact of promises that fell due in a span and whose customer was reached, late ones included. */
export async function contactTimes(
  db: Db,
  { from, to, team, now }: TimeSpan & { team: string | null; now: Date },
): Promise<{ working: Spread; elapsed: Spread }> {
  const rows: { n: number; working: number[] | null; elapsed: number[] | null }[] = await db.query(
    `SELECT count(*)::int AS n, ${MIDDLE_AND_HIGH} (ORDER BY worked_s::float8) AS working,
            ${MIDDLE_AND_HIGH} (ORDER BY extract(epoch FROM contacted_at - started_at)::float8) AS elapsed
       FROM promises
      WHERE voided_at IS NULL AND due_at >= $1 AND due_at < $2 AND due_at <= $3 AND contacted_at IS NOT NULL
        AND ($4::text IS NULL OR team = $4)`,
    [from, to, now, team],
  );
  const { n, working, elapsed } = rows[0]!;
  return { working: spreadOf(n, working), elapsed: spreadOf(n, elapsed) };
}

/**
 * Seconds from opening to the last resolution, without the waits on the customer, of follow-ups with a promise that were
 * resolved in a span; and which teams have them. A wait that nobody ended ended by itself at its time.
 */
export async function resolutionTimes(
  db: Db,
  { from, to, team }: TimeSpan & { team: string | null },
): Promise<{ teams: string[]; spread: Spread }> {
  const rows: { n: number; teams: string[] | null; seconds: number[] | null }[] = await db.query(
    `SELECT count(*)::int AS n, array_agg(DISTINCT team) AS teams, ${MIDDLE_AND_HIGH} (ORDER BY seconds) AS seconds
       FROM (SELECT f.team, greatest(0, extract(epoch FROM f.resolved_at - f.opened_at) - coalesce((
                      SELECT sum(greatest(0, extract(epoch FROM
                               least(coalesce(w.ended_at, w.until), f.resolved_at) - greatest(w.since, f.opened_at))))
                        FROM waits w WHERE w.follow_up_id = f.id), 0))::float8 AS seconds
               FROM follow_ups f
              WHERE f.resolved_at >= $1 AND f.resolved_at < $2 AND ($3::text IS NULL OR f.team = $3)
                AND EXISTS (SELECT 1 FROM promises p WHERE p.follow_up_id = f.id AND p.voided_at IS NULL)) resolved`,
    [from, to, team],
  );
  const { n, teams, seconds } = rows[0]!;
  return { teams: teams ?? [], spread: spreadOf(n, seconds) };
}

function spreadOf(n: number, values: number[] | null): Spread {
  const [median = null, ninetieth = null] = values ?? [];
  return { n, median, ninetieth: n >= PERCENT_FROM ? ninetieth : null };
}
