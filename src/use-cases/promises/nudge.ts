import type { EntityManager } from 'typeorm';
import { type NudgeIntent, URGENCY } from '../../delivery/intent';
import { enqueueAll, type Owed } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import type { Calendar } from '../../domain/sla/calendar';
import { localDate } from '../../domain/sla/calendar-zone';
import type { RungEvent } from '../../domain/sla/sla';
import type { FollowUp } from '../../entities/follow-up';
import { insertRows } from '../insert-rows';

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

type How = 'direct' | 'gathered' | 'withheld';

/**
 * Owes reminders, within the limits of the config: what is too many for one person, or for the committee, in a day is
 * gathered in one message of theirs; what is too many about one follow-up stays in its thread.
 */
export async function nudge(deps: Deps, tx: EntityManager, nudges: readonly Nudge[]): Promise<void> {
  const days = nudges.map(({ calendar }) => localDate(calendar.zone, deps.now()));
  await takeTurnsByPerson(tx, nudges);
  const how = await withinLimits(deps, tx, { nudges, days });
  await keep(deps, tx, { nudges, days, how });
  await enqueueAll(
    tx,
    nudges.flatMap((one, n) => owedTo(deps, one, { how: how[n]!, day: days[n]! })),
  );
}

// Two processes that remind one person at once would both find room for one more. Sorted, so that neither waits for the other.
async function takeTurnsByPerson(tx: EntityManager, nudges: readonly Nudge[]): Promise<void> {
  const people = [...new Set(nudges.map(({ to }) => to))].sort();
  for (const person of people)
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [person]);
}

interface Batch {
  nudges: readonly Nudge[];
  /** The day of each, in its team's zone. */
  days: string[];
}

async function withinLimits(deps: Deps, tx: EntityManager, { nudges, days }: Batch): Promise<How[]> {
  if (nudges.length === 0) return [];
  const rows: { follow_up_id: string; to_id: string; day: string }[] = await tx.query(
    `SELECT follow_up_id, to_id, day::text FROM nudges
      WHERE how = 'direct' AND day = ANY($1::date[]) AND (to_id = ANY($2::text[]) OR follow_up_id = ANY($3::uuid[]))`,
    [days, nudges.map(({ to }) => to), nudges.map(({ followUp }) => followUp.id)],
  );
  const said = new Map<string, number>();
  const count = (key: string) => said.set(key, (said.get(key) ?? 0) + 1);
  for (const { follow_up_id, to_id, day } of rows) {
    count(`${follow_up_id} ${day}`);
    count(`${to_id} ${day}`);
  }
  const { perFollowUp, perPerson } = deps.config.sla.nagCap;
  return nudges.map(({ followUp, event, to }, n) => {
    const [about, person] = [`${followUp.id} ${days[n]}`, `${to} ${days[n]}`];
    // An escalation is never swallowed: at most it is gathered.
    const mayWait = event.rung === 'half' || event.rung === 'three_quarters';
    if (mayWait && (said.get(about) ?? 0) >= perFollowUp) return 'withheld';
    if ((said.get(person) ?? 0) >= perPerson) return 'gathered';
    count(about);
    count(person);
    return 'direct';
  });
}

async function keep(
  deps: Deps,
  tx: EntityManager,
  { nudges, days, how }: Batch & { how: How[] },
): Promise<void> {
  const rows = nudges.map(({ followUp, event, to }, n) => ({
    follow_up_id: followUp.id,
    cycle: followUp.slaCycle,
    rung: event.rung,
    to_id: to,
    day: days[n],
    at: deps.now(),
    how: how[n],
  }));
  if (rows.length > 0) await insertRows(tx, 'nudges', rows);
}

function owedTo(deps: Pick<Deps, 'config'>, one: Nudge, { how, day }: { how: How; day: string }): Owed[] {
  const toCommittee = one.audience === 'committee';
  const lane = toCommittee ? `channel:${deps.config.committee.channel}` : `dm:${one.to}`;
  const place = { lane, urgency: URGENCY.nudge };
  switch (how) {
    case 'direct':
      return [{ intent: intentOf(one), place }];
    case 'gathered':
      return [{ intent: { kind: 'more_nudges', to: one.to, day }, place }];
    case 'withheld':
      return [];
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
