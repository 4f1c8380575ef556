import type { EntityManager } from 'typeorm';
import { type NudgeIntent, URGENCY } from '../delivery/intent';
import { enqueue } from '../delivery/outbox';
import type { Deps } from '../deps';
import type { Calendar } from '../domain/calendar';
import { localDate } from '../domain/calendar-zone';
import type { RungEvent } from '../domain/sla';
import type { FollowUp } from '../entities/follow-up';

/** One reminder to one person, or to the committee's channel. */
export interface Nudge {
  followUp: FollowUp;
  calendar: Calendar;
  event: RungEvent;
  /** Slack id of a person, or `committee`. */
  to: string;
  audience: NudgeIntent['audience'];
  /** Who had it when the rung was recorded. */
  ownerThen: string | null;
}

/**
 * Owes reminders, within the limits of the config: what is too many for one person in a day is gathered in one
 * message of theirs, what is too many about one follow-up stays in its thread.
 */
export async function nudge(deps: Deps, tx: EntityManager, nudges: readonly Nudge[]): Promise<void> {
  const direct = nudges.filter(({ audience }) => audience !== 'committee');
  await takeTurnsByPerson(tx, direct);
  for (const one of nudges) {
    if (one.audience === 'committee') {
      const lane = `channel:${deps.config.committee.channel}`;
      await enqueue(tx, intentOf(one), { lane, urgency: URGENCY.nudge });
    } else {
      await toPerson(deps, tx, one);
    }
  }
}

// Two processes that remind one person at once would both find room for one more. Sorted, so that neither waits for the other.
async function takeTurnsByPerson(tx: EntityManager, nudges: readonly Nudge[]): Promise<void> {
  const people = [...new Set(nudges.map(({ to }) => to))].sort();
  for (const person of people)
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [person]);
}

async function toPerson(deps: Deps, tx: EntityManager, one: Nudge): Promise<void> {
  const { followUp, event, to } = one;
  const day = localDate(one.calendar.zone, deps.now());
  const rows: { how: 'direct' | 'gathered' | 'withheld' }[] = await tx.query(
    `INSERT INTO nudges (follow_up_id, cycle, rung, to_id, day, at, how)
     SELECT $1, $2, $3, $4, $5, $6,
            CASE WHEN (SELECT count(*) FROM nudges WHERE follow_up_id = $1 AND day = $5 AND how = 'direct') >= $7
                 THEN 'withheld'
                 WHEN (SELECT count(*) FROM nudges WHERE to_id = $4 AND day = $5 AND how = 'direct') >= $8
                 THEN 'gathered' ELSE 'direct' END
     ON CONFLICT DO NOTHING RETURNING how`,
    [
      followUp.id,
      followUp.slaCycle,
      event.rung,
      to,
      day,
      deps.now(),
      deps.config.sla.nagCap.perFollowUp,
      deps.config.sla.nagCap.perPerson,
    ],
  );
  const place = { lane: `dm:${to}`, urgency: URGENCY.nudge };
  switch (rows[0]?.how) {
    case 'direct':
      return enqueue(tx, intentOf(one), place);
    case 'gathered':
      return enqueue(tx, { kind: 'more_nudges', to, day }, place);
    case 'withheld':
    case undefined:
      return;
  }
}

function intentOf({ followUp, event, to, audience, ownerThen }: Nudge): NudgeIntent {
  return {
    kind: 'nudge',
    followUpId: followUp.id,
    cycle: followUp.slaCycle,
    rung: event.rung,
    late: event.late,
    to,
    audience,
    ownerThen,
  };
}
