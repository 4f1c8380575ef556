import type { EntityManager } from 'typeorm';
import { URGENCY } from '../../delivery/intent';
import { enqueueAll, type Owed, shows } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import { oweInitiative } from '../initiatives/tell-initiative';

/** Nobody's: the committee is asked in its channel. */
const COMMITTEE = 'committee';

/** The message that asks somebody (null: the committee) to tell their customers of an initiative. */
export function oweTell(deps: Pick<Deps, 'config'>, initiativeId: string, owner: string | null): Owed {
  const to = owner ?? COMMITTEE;
  return { intent: { kind: 'tell', initiativeId, to }, place: placeOf(deps, to) };
}

/** What somebody is reminded of on one day. */
export function oweTellReminders(deps: Pick<Deps, 'config'>, to: string, day: string): Owed {
  return { intent: { kind: 'tell_reminders', to, day }, place: placeOf(deps, to) };
}

function placeOf({ config }: Pick<Deps, 'config'>, to: string) {
  const lane = to === COMMITTEE ? `channel:${config.committee.channel}` : `dm:${to}`;
  return { lane, urgency: URGENCY.nudge };
}

/** Somebody's people changed: what asks them, what reminds them, and what the committee sees is owed as it is now. */
export async function owePeople(
  deps: Pick<Deps, 'config'>,
  tx: EntityManager,
  { initiativeId, owners }: { initiativeId: string; owners: Iterable<string | null> },
): Promise<void> {
  const tells = [...new Set(owners)].map((owner) => oweTell(deps, initiativeId, owner));
  await enqueueAll(tx, [...tells, oweInitiative(deps, initiativeId)]);
  await settleTellReminders(tx, initiativeId);
}

/** Reminders that stand in Slack should not go on asking. */
async function settleTellReminders(tx: EntityManager, initiativeId: string): Promise<void> {
  await tx.query(
    `UPDATE outbox SET revision = revision + 1
      WHERE ${shows()} AND state = 'waiting'
        AND key IN (SELECT 'tell_reminders:' || r.to_id || ':' || r.day FROM telling_reminders r WHERE r.initiative_id = $1)`,
    [initiativeId],
  );
}
