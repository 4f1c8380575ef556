import type { EntityManager } from 'typeorm';
import { calendarOfPromise } from '../../config/team-calendar';
import type { Deps } from '../../deps';
import { isAway } from '../../domain/customers/person';
import type { Calendar } from '../../domain/sla/calendar';
import { type Ladder, nextRungAt, type Rung, type RungEvent, rungsOwed } from '../../domain/sla/sla';
import { FollowUp } from '../../entities/follow-up';
import { lastAttempt } from '../../queries/follow-ups/rung-events';
import { inRounds, type Round } from '../in-rounds';
import { patiently } from '../transaction';
import { type LadderFacts, ladderOf } from './ladder';
import { recordRungs } from './record-rungs';

const BATCH = 100;
/** A row that cannot be worked out holds nobody else up, and is tried again after this. */
const POSTPONE_MS = 5 * 60_000;

/**
 * Records every rung of the SLA ladder that is owed by now and owes its message. Safe to run twice and in several
 * processes at once: a rung has one row ever. Returns how many rungs were recorded, spoken or silent.
 */
export function remindOverdue(deps: Deps): Promise<number> {
  return inRounds(deps, async () => {
    // Asked before the transaction: nothing waits for Slack while it holds rows.
    const owners = await ownersOfDue(deps);
    return patiently(deps, (tx) => batch(deps, tx, owners));
  });
}

/** One follow-up whose ladder was looked at, and what is owed on it. */
export interface Climb {
  followUp: FollowUp;
  calendar: Calendar;
  events: RungEvent[];
  nextAt: Date | null;
}

async function batch(deps: Deps, tx: EntityManager, owners: Owners): Promise<Round> {
  const now = deps.now();
  const due = await tx
    .createQueryBuilder(FollowUp, 'f')
    .where('f.nextRungAt <= :now', { now })
    .orderBy('f.nextRungAt')
    .limit(BATCH)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();
  // Of whom nobody was asked (they came due since, or others held the first ones): they have their turn in the next round.
  const asked = due.filter(({ ownerId }) => ownerId === null || owners.asked.has(ownerId));
  if (asked.length === 0) return { done: 0, isLast: true };
  const facts = await ladderFacts(tx, asked);
  const climbs = asked.map((followUp) => climb(deps, followUp, facts.get(followUp.id)!, now));
  await recordRungs(deps, tx, climbs, owners.absent);
  // Not due any more, spoken about or put off to the team's hours; else another round would find the same.
  const moved = climbs.filter(({ nextAt }) => !nextAt || nextAt > now).length;
  return {
    done: climbs.reduce((sum, { events }) => sum + events.length, 0),
    isLast: due.length < BATCH || moved === 0,
  };
}

function climb(deps: Deps, followUp: FollowUp, facts: LadderFacts, now: Date): Climb {
  const calendar = calendarOfPromise(deps.config, followUp);
  try {
    const ladder = ladderOf(deps, calendar, followUp, facts);
    const events = rungsOwed(calendar, ladder, now);
    const recorded = new Set([...ladder.recorded, ...events.map(({ rung }) => rung)]);
    const after: Ladder = { ...ladder, recorded };
    return { followUp, calendar, events, nextAt: nextRungAt(calendar, after, now) };
  } catch (error) {
    deps.log.error({ err: error, followUpId: followUp.id }, 'the ladder of a follow-up cannot be worked out');
    return { followUp, calendar, events: [], nextAt: new Date(now.getTime() + POSTPONE_MS) };
  }
}

async function ladderFacts(tx: EntityManager, due: FollowUp[]): Promise<Map<string, LadderFacts>> {
  const rows: { id: string; recorded: Rung[]; attemptedAt: Date | null }[] = await tx.query(
    `SELECT f.id, ARRAY(SELECT e.rung FROM rung_events e WHERE e.follow_up_id = f.id AND e.sla_cycle = f.cycle) AS recorded,
            ${lastAttempt('f.id')} AS "attemptedAt"
       FROM unnest($1::uuid[], $2::smallint[]) AS f (id, cycle)`,
    [due.map(({ id }) => id), due.map(({ slaCycle }) => slaCycle)],
  );
  return new Map(rows.map(({ id, recorded, attemptedAt }) => [id, { recorded, attemptedAt }]));
}

interface Owners {
  asked: ReadonlySet<string>;
  /** Away or gone: their reminder goes to the lead. Somebody of whom nothing is known is taken to be there. */
  absent: ReadonlySet<string>;
}

/** Looked at for owners in one round: more than a round records, because several processes share what is due. */
const LOOK_AHEAD = 20 * BATCH;

async function ownersOfDue(deps: Deps): Promise<Owners> {
  const rows: { id: string }[] = await deps.db.query(
    `SELECT DISTINCT owner_id AS id FROM
       (SELECT owner_id FROM follow_ups WHERE next_rung_at <= $1 ORDER BY next_rung_at LIMIT $2) due
      WHERE owner_id IS NOT NULL`,
    [deps.now(), LOOK_AHEAD],
  );
  const people = await Promise.all(rows.map(({ id }) => deps.directory.person(id, { patiently: true })));
  const absent = people.filter(
    (person) =>
      person !== null &&
      (person.kind === 'deactivated' || isAway(person, deps.config.sla.awayEmoji, deps.now())),
  );
  return { asked: new Set(rows.map(({ id }) => id)), absent: new Set(absent.map((person) => person!.id)) };
}

/** The next business instant at which a rung may be owed; null when none is. */
export async function nextRungDue(deps: Pick<Deps, 'db'>): Promise<Date | null> {
  const rows: { at: Date | null }[] = await deps.db.query('SELECT min(next_rung_at) AS at FROM follow_ups');
  return rows[0]?.at ?? null;
}
