import type { EntityManager } from 'typeorm';
import { houseCalendar } from '../../config/team-calendar';
import { enqueueAll } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import { nextReminderAt, type Reminder, remindersOwed } from '../../domain/committee/initiative-reminders';
import { isOpen, nextOpening } from '../../domain/sla/business-time';
import { localDate } from '../../domain/sla/calendar-zone';
import { inRounds, type Round } from '../in-rounds';
import { insertRows } from '../insert-rows';
import { patiently } from '../transaction';
import { updateRows } from '../update-rows';
import { oweInitiative, toOwner } from './tell-initiative';

const BATCH = 100;

interface Due {
  id: string;
  owner: string | null;
  dueOn: string;
  since: Date;
  recorded: string[];
}

/**
 * Records every reminder of an initiative that is owed by now, and owes its message: one a day to each owner, or to the
 * committee's channel for what is nobody's. Safe to run twice and in several processes at once: a reminder has one row
 * ever. Returns how many were recorded.
 */
export function remindInitiatives(deps: Deps): Promise<number> {
  return inRounds(deps, () => patiently(deps, (tx) => batch(deps, tx)));
}

async function batch(deps: Deps, tx: EntityManager): Promise<Round> {
  const [calendar, now] = [houseCalendar(deps.config), deps.now()];
  const due = await takeDue(tx, now);
  if (due.length === 0) return { done: 0, isLast: true };
  const isLast = due.length < BATCH;
  if (!isOpen(calendar, now)) {
    await updateRows(tx, 'initiatives', putOff(due, nextOpening(calendar, now)));
    return { done: 0, isLast };
  }
  const day = localDate(calendar.zone, now);
  const looked = due.map((one) => {
    const told = { recorded: new Set(one.recorded), since: one.since, now };
    const owed = remindersOwed(calendar, one.dueOn, told);
    for (const { rung } of owed) told.recorded.add(rung);
    return { one, owed, next: nextReminderAt(calendar, one.dueOn, told) };
  });
  const rows = looked.flatMap(({ one, owed }) => rowsOf(one, { owed, at: now, day }));
  await insertRows(tx, 'initiative_reminders', rows);
  await updateRows(
    tx,
    'initiatives',
    looked.map(({ one, next }) => ({ id: one.id, next_reminder_at: next })),
  );
  const people = [...new Set(rows.map(({ to_id }) => to_id))];
  await enqueueAll(tx, [
    ...people.map((to) => toOwner(deps, { kind: 'initiative_reminders', to, day })),
    // They may be overdue by now, which their messages say.
    ...looked.map(({ one }) => oweInitiative(deps, one.id)),
  ]);
  return { done: rows.length, isLast };
}

function takeDue(tx: EntityManager, now: Date): Promise<Due[]> {
  return tx.query(
    `SELECT i.id, i.owner_id AS owner, i.due_on::text AS "dueOn", i.due_set_at AS since,
            ARRAY(SELECT r.rung FROM initiative_reminders r WHERE r.initiative_id = i.id AND r.due_on = i.due_on) AS recorded
       FROM initiatives i WHERE i.next_reminder_at <= $1 ORDER BY i.next_reminder_at, i.id LIMIT $2
        FOR UPDATE OF i SKIP LOCKED`,
    [now, BATCH],
  );
}

const putOff = (due: Due[], until: Date) => due.map(({ id }) => ({ id, next_reminder_at: until }));

// Of several that were missed, the last is spoken.
function rowsOf(one: Due, { owed, at, day }: { owed: Reminder[]; at: Date; day: string }) {
  return owed.map(({ rung }, n) => ({
    initiative_id: one.id,
    due_on: one.dueOn,
    rung,
    at,
    spoken: n === owed.length - 1,
    to_id: one.owner ?? 'committee',
    day,
  }));
}

/** The next business instant at which a reminder may be owed; null when none is. */
export async function nextReminderDue(deps: Pick<Deps, 'db'>): Promise<Date | null> {
  const rows: { at: Date | null }[] = await deps.db.query(
    'SELECT min(next_reminder_at) AS at FROM initiatives',
  );
  return rows[0]?.at ?? null;
}
