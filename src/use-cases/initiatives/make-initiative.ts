import { houseToday } from '../../config/team-calendar';
import type { Deps } from '../../deps';
import { type About, dueRefusal, type Terms } from '../../domain/committee/initiative';
import { authorizeCommittee } from '../authorize';
import { insertRows } from '../insert-rows';
import { inTransaction } from '../transaction';
import { canOwn, type DecisionResult, decideOn, madeFrom, refused } from './decide-on-theme';
import { scheduleReminder } from './schedule-reminder';
import { tellInitiative } from './tell-initiative';

/**
 * The committee makes an initiative of a theme: one at a time. Announced in its channel, and told to its owner. Throws
 * AccessRefused and TransientError.
 */
export async function makeInitiative(
  deps: Deps,
  { by, about, terms }: { by: string; about: About; terms: Terms },
): Promise<DecisionResult> {
  await authorizeCommittee(deps, by);
  if (!(await canOwn(deps, terms.owner))) return refused({ code: 'owner_cannot' });
  const result = await inTransaction(deps, async (tx): Promise<DecisionResult> => {
    const subject = await decideOn(tx, about);
    if ('refusal' in subject) return refused(subject.refusal);
    const no = dueRefusal(terms.dueOn, houseToday(deps), null);
    if (no) return refused(no);
    const [id, at] = [deps.newId(), deps.now()];
    await insertRows(tx, 'initiatives', [
      {
        id,
        theme: subject.theme,
        month: about.month,
        title: terms.title,
        owner_id: terms.owner,
        due_on: terms.dueOn,
        due_set_at: at,
        first_step: terms.firstStep,
        status: 'open',
        revision: 1,
        decided_by: by,
        decided_at: at,
      },
    ]);
    await scheduleReminder(deps, tx, id);
    await tellInitiative(deps, tx, {
      initiativeId: id,
      by,
      verb: 'made',
      detail: { owner: terms.owner, due: terms.dueOn, ...madeFrom(about) },
      newOwner: terms.owner === by ? null : terms.owner,
    });
    return { kind: 'done', initiativeId: id };
  });
  deps.wake();
  return result;
}
