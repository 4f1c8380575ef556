import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import type { TellingState, TellingVerb, ToldVia } from '../../domain/tellings/telling';
import { THE_APP } from '../follow-up/append-history';
import type { LockedTelling } from './lock-tellings';
import { owePeople } from './owe-tellings';

interface Change {
  to: TellingState;
  by: string;
  via: ToldVia | null;
}

/**
 * Writes what became of one person's telling, with its line of history, in the caller's transaction, which has locked it:
 * whoever was told is listed, though only an unsure reading had found them, and leaves the list when it is taken back. They are queued for the next survey, once, and leaves the queue when that is taken back. An e-mail that is on
 * its way stays theirs, so that no second one is.
 */
export async function keepTelling(
  deps: Pick<Deps, 'config' | 'now'>,
  tx: EntityManager,
  { id, state, initiativeId, respondentId, owner }: LockedTelling,
  { to, by, via }: Change,
): Promise<void> {
  const now = deps.now();
  const settled = to === 'not_told' ? null : { by, at: now };
  await tx.query(
    `UPDATE tellings t SET state = $2, told_by = $3, told_at = $4, via = $5, revision = revision + 1,
            listed_at = CASE WHEN $2 <> 'not_told' THEN coalesce(t.listed_at, $6)
                             WHEN EXISTS (SELECT FROM telling_answers x WHERE x.telling_id = t.id AND x.sure) THEN t.listed_at END,
            reply_id = CASE WHEN $2 = 'not_told' AND NOT EXISTS (
              SELECT FROM replies m WHERE m.id = t.reply_id AND m.state = 'waiting') THEN NULL ELSE reply_id END
      WHERE id = $1`,
    [id, to, settled?.by, settled?.at, via, now],
  );
  // An e-mail that comes back before it counted changes nothing of what was said.
  if (to !== state)
    await tx.query(
      'INSERT INTO telling_history (initiative_id, respondent_id, at, by_id, verb, via) VALUES ($1, $2, $3, $4, $5, $6)',
      [initiativeId, respondentId, now, by, verbOf(to, by), via],
    );
  if (to === 'told')
    await tx.query(
      `INSERT INTO survey_queue (respondent_id, initiative_id, why, queued_by, queued_at) VALUES ($1, $2, 'told', $3, $4)
       ON CONFLICT (respondent_id, initiative_id) DO NOTHING`,
      [respondentId, initiativeId, by, now],
    );
  else
    await tx.query('DELETE FROM survey_queue WHERE respondent_id = $1 AND initiative_id = $2', [
      respondentId,
      initiativeId,
    ]);
  await owePeople(deps, tx, { initiativeId, owners: [owner] });
}

function verbOf(to: TellingState, by: string): TellingVerb {
  if (to !== 'not_told') return to;
  return by === THE_APP ? 'came_back' : 'taken_back';
}
