import type { Deps } from '../../deps';
import { type About, TITLE_MAX } from '../../domain/committee/initiative';
import { authorizeCommittee } from '../authorize';
import { keepNote } from '../follow-up/keep-note';
import { insertRows } from '../insert-rows';
import { inTransaction } from '../transaction';
import { type DecisionResult, decideOn, madeFrom, refused } from './decide-on-theme';
import { tellInitiative } from './tell-initiative';

/**
 * The committee decides to do nothing about a theme for now, and says why; once for a month's report, and from the list
 * of themes only when it does not stand declined. Announced in its channel, where it can be taken up again. Throws
 * AccessRefused and TransientError.
 */
export async function declineTheme(
  deps: Deps,
  { by, about, reason }: { by: string; about: About; reason: string },
): Promise<DecisionResult> {
  await authorizeCommittee(deps, by);
  const result = await inTransaction(deps, async (tx): Promise<DecisionResult> => {
    const subject = await decideOn(tx, about);
    if ('refusal' in subject) return refused(subject.refusal);
    const { last } = subject;
    if (last?.status === 'declined' && (last.month === about.month || about.from === 'themes'))
      return refused({ code: 'already_declined', by: last.closedBy!, at: last.closedAt! });
    const [id, at] = [deps.newId(), deps.now()];
    const noteId = await keepNote(deps, tx, { body: reason, by });
    await insertRows(tx, 'initiatives', [
      {
        id,
        theme: subject.theme,
        month: about.month,
        title: subject.name.slice(0, TITLE_MAX),
        status: 'declined',
        revision: 1,
        decided_by: by,
        decided_at: at,
        closed_by: by,
        closed_at: at,
        closing_note_id: noteId,
      },
    ]);
    await tellInitiative(deps, tx, {
      initiativeId: id,
      by,
      verb: 'theme_declined',
      detail: madeFrom(about),
      noteId,
      newOwner: null,
    });
    return { kind: 'done', initiativeId: id };
  });
  deps.wake();
  return result;
}
