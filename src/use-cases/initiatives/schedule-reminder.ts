import type { EntityManager } from 'typeorm';
import { houseCalendar } from '../../config/team-calendar';
import type { Deps } from '../../deps';
import { nextReminderAt } from '../../domain/committee/initiative-reminders';

/** Notes when the next reminder of an initiative is owed; of one that is not open, none. */
export async function scheduleReminder(
  deps: Pick<Deps, 'config' | 'now'>,
  tx: EntityManager,
  initiativeId: string,
): Promise<void> {
  const rows: { open: boolean; dueOn: string | null; since: Date; recorded: string[] }[] = await tx.query(
    `SELECT i.status = 'open' AS open, i.due_on::text AS "dueOn", i.due_set_at AS since,
            ARRAY(SELECT r.rung FROM initiative_reminders r WHERE r.initiative_id = i.id AND r.due_on = i.due_on) AS recorded
       FROM initiatives i WHERE i.id = $1`,
    [initiativeId],
  );
  const { open, dueOn, since, recorded } = rows[0]!;
  const next =
    open && dueOn
      ? nextReminderAt(houseCalendar(deps.config), dueOn, {
          recorded: new Set(recorded),
          since,
          now: deps.now(),
        })
      : null;
  await tx.query('UPDATE initiatives SET next_reminder_at = $2 WHERE id = $1', [initiativeId, next]);
}
