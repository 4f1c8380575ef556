import type { EntityManager } from 'typeorm';
import { type Intent, keyOf, URGENCY } from '../../delivery/intent';
import { enqueueAll, type Owed, shows } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import type { InitiativeVerb } from '../../domain/committee/initiative';

type TellDeps = Pick<Deps, 'config' | 'now'>;

export interface Told {
  initiativeId: string;
  by: string;
  verb: InitiativeVerb;
  /** Ids, codes and dates only. */
  detail: Record<string, string | boolean | null>;
  noteId?: string | null;
  /** Whoever it has become the work of: a Slack id, `committee` when it is nobody's any more; null: nobody is told. */
  newOwner: string | null;
}

/**
 * Appends one line of history, and owes what it changes: the message in the committee's channel, a line in its thread,
 * what its owner was told before, and a message to whoever has it now.
 */
export async function tellInitiative(deps: TellDeps, tx: EntityManager, told: Told): Promise<void> {
  const { initiativeId, verb } = told;
  const rows: { id: string }[] = await tx.query(
    `INSERT INTO initiative_history (initiative_id, at, by_id, verb, detail, note_id)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    [initiativeId, deps.now(), told.by, verb, JSON.stringify(told.detail), told.noteId ?? null],
  );
  const historyId = rows[0]!.id;
  await settle(tx, initiativeId);
  const owed: Owed[] = [
    oweInitiative(deps, initiativeId),
    // The message itself says how it began.
    ...(verb === 'made' || verb === 'theme_declined'
      ? []
      : [{ intent: { kind: 'initiative_line', initiativeId, historyId } as const }]),
    ...(told.newOwner === null
      ? []
      : [toOwner(deps, { kind: 'initiative_owner', initiativeId, historyId, to: told.newOwner })]),
  ];
  await enqueueAll(tx, owed);
}

/** The message of an initiative, owed as it is now. */
export function oweInitiative(deps: Pick<Deps, 'config'>, initiativeId: string): Owed {
  const lane = `channel:${deps.config.committee.channel}`;
  return { intent: { kind: 'initiative', initiativeId }, place: { lane, urgency: URGENCY.summary } };
}

/** A message to one person, or into the committee's channel. */
export function toOwner(deps: Pick<Deps, 'config'>, intent: Extract<Intent, { to: string }>): Owed {
  const lane = intent.to === 'committee' ? `channel:${deps.config.committee.channel}` : `dm:${intent.to}`;
  return { intent, place: { lane, urgency: URGENCY.nudge } };
}

/** What was sent to its owners, and the report over which it was decided, and the latest one, are owed an edit: they should not go on asking. */
async function settle(tx: EntityManager, initiativeId: string): Promise<void> {
  await tx.query(
    `UPDATE outbox SET revision = revision + 1
      WHERE ${shows()} AND state = 'waiting'
        AND key IN (SELECT 'report:' || i.month FROM initiatives i WHERE i.id = $2
                    UNION SELECT 'report:' || max(month) FROM reports WHERE posted
                    UNION SELECT 'initiative_owner:' || h.id FROM initiative_history h WHERE h.initiative_id = $1
                    UNION SELECT 'initiative_reminders:' || r.to_id || ':' || r.day
                      FROM initiative_reminders r WHERE r.initiative_id = $2
                    UNION SELECT 'tell:' || t.initiative_id || ':' || coalesce(t.owner_id, 'committee')
                      FROM tellings t WHERE t.initiative_id = $2
                    UNION SELECT 'tell_reminders:' || r.to_id || ':' || r.day
                      FROM telling_reminders r WHERE r.initiative_id = $2)`,
    [initiativeId, initiativeId],
  );
}

/** Open initiatives are owed an edit when the names of themes change. */
export async function oweOpenInitiatives(tx: EntityManager): Promise<void> {
  const rows: { id: string }[] = await tx.query(`SELECT id FROM initiatives WHERE status = 'open'`);
  const keys = rows.map(({ id }) => keyOf({ kind: 'initiative', initiativeId: id }));
  await tx.query('UPDATE outbox SET revision = revision + 1 WHERE key = ANY($1)', [keys]);
}
