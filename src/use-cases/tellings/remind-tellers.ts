import type { EntityManager } from 'typeorm';
import { houseCalendar } from '../../config/team-calendar';
import { enqueueAll } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import { isOpen, nextOpening } from '../../domain/sla/business-time';
import { localDate } from '../../domain/sla/calendar-zone';
import { type TellingReminder, tellingRemindersOwed } from '../../domain/tellings/telling-reminders';
import { THE_APP } from '../follow-up/append-history';
import { inRounds, type Round } from '../in-rounds';
import { oweInitiative, tellInitiative } from '../initiatives/tell-initiative';
import { insertRows } from '../insert-rows';
import { patiently } from '../transaction';
import { updateRows } from '../update-rows';
import { oweTell, oweTellReminders } from './owe-tellings';
import { type Batch, nextOf, openBatches } from './schedule-telling';

const AT_ONCE = 50;

/**
 * Records every reminder of people who were not told that is owed by now: one message a day to each who tells them. After
 * the second nobody is reminded, and the committee is told how many are left. Safe to run twice and in several processes
 * at once. Returns how many were recorded.
 */
export function remindTellers(deps: Deps): Promise<number> {
  return inRounds(deps, () => patiently(deps, (tx) => batch(deps, tx)));
}

async function batch(deps: Deps, tx: EntityManager): Promise<Round> {
  const [calendar, now] = [houseCalendar(deps.config), deps.now()];
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM initiatives WHERE next_telling_at <= $1 ORDER BY next_telling_at, id LIMIT ${AT_ONCE}
        FOR UPDATE SKIP LOCKED`,
    [now],
  );
  if (rows.length === 0) return { done: 0, isLast: true };
  const ids = rows.map(({ id }) => id);
  const isLast = ids.length < AT_ONCE;
  if (!isOpen(calendar, now)) {
    const until = nextOpening(calendar, now);
    await updateRows(
      tx,
      'initiatives',
      ids.map((id) => ({ id, next_telling_at: until })),
    );
    return { done: 0, isLast };
  }
  const day = localDate(calendar.zone, now);
  const looked = (await openBatches(tx, ids)).map((one) => {
    const owed = tellingRemindersOwed(calendar, one.listedAt, { recorded: new Set(one.recorded), now });
    return { ...one, owed, recorded: [...one.recorded, ...owed.map(({ rung }) => rung)] };
  });
  const reminders = looked.flatMap((one) => rowsOf(one, { at: now, day }));
  await insertRows(tx, 'telling_reminders', reminders);
  await updateRows(
    tx,
    'initiatives',
    ids.map((id) => ({
      id,
      next_telling_at: nextOf(
        deps,
        looked.filter(({ initiativeId }) => initiativeId === id),
      ),
    })),
  );
  const people = reminders.filter(({ rung, spoken }) => spoken && rung !== 'over').map(({ to_id }) => to_id);
  await enqueueAll(tx, [
    ...[...new Set(people)].map((to) => oweTellReminders(deps, to, day)),
    ...ids.map((id) => oweInitiative(deps, id)),
  ]);
  // Their messages say since now that the time is over.
  await enqueueAll(
    tx,
    looked
      .filter(({ owed }) => owed.some(({ rung }) => rung === 'over'))
      .flatMap(({ initiativeId, owners }) => owners.map((owner) => oweTell(deps, initiativeId, owner))),
  );
  const over = reminders.filter(({ rung }) => rung === 'over').map((row) => row.initiative_id);
  for (const id of new Set(over)) await tellCommittee(deps, tx, id);
  return { done: reminders.length, isLast };
}

// Of several that were missed, the last is spoken.
function rowsOf(
  { initiativeId, listedAt, owners, owed }: Batch & { owed: TellingReminder[] },
  { at, day }: { at: Date; day: string },
) {
  return owed.flatMap(({ rung }, n) => {
    const to = rung === 'over' ? ['committee'] : owners.map((owner) => owner ?? 'committee');
    return to.map((to_id) => ({
      initiative_id: initiativeId,
      listed_at: listedAt,
      rung,
      to_id,
      at,
      spoken: n === owed.length - 1,
      day,
    }));
  });
}

async function tellCommittee(deps: Deps, tx: EntityManager, initiativeId: string): Promise<void> {
  const rows: { n: string }[] = await tx.query(
    `SELECT count(*) AS n FROM tellings WHERE initiative_id = $1 AND state = 'not_told' AND listed_at IS NOT NULL`,
    [initiativeId],
  );
  await tellInitiative(deps, tx, {
    initiativeId,
    by: THE_APP,
    verb: 'left_untold',
    detail: { notTold: rows[0]!.n },
    newOwner: null,
  });
}

/** The next business instant at which somebody may be owed a reminder; null when nobody is. */
export async function nextTellingDue(deps: Pick<Deps, 'db'>): Promise<Date | null> {
  const rows: { at: Date | null }[] = await deps.db.query(
    'SELECT min(next_telling_at) AS at FROM initiatives',
  );
  return rows[0]?.at ?? null;
}
